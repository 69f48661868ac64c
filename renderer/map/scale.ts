/** Scale of the screen map. */

/** A CSS pixel: 1/96 inch in metres. */
const PIXEL_METERS = 0.0254 / 96

/**
 * Denominator of the scale, rounded to two significant digits: what a screen's true pixel size allows to say.
 *
 * @param metersPerPixel metres on the ground a CSS pixel
 */
export function scaleDenominator(metersPerPixel: number): number {
  return Number((metersPerPixel / PIXEL_METERS).toPrecision(2))
}
