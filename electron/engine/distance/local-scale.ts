/**
 * Metres in the equal-area plane.
 *
 * The plane keeps areas, so where it is stretched along the parallel it is squeezed along the meridian by the same factor. Scaled by both factors for
 * the middle latitude, a figure a few kilometres wide has its true distances to 10⁻⁸, and straight edges of the plane stay straight.
 */
import { SQUARE_METERS_PER_SQUARE_DEGREE } from '../geodesy/equal-area'
import { ECCENTRICITY_SQUARED, RADIANS_PER_DEGREE, SEMI_MAJOR_AXIS_METERS } from '../geodesy/ellipsoid'

/** @param latitude degrees; @returns metres along the parallel for one unit of x, never 0 */
export function metersPerX(latitude: number): number {
  const sine = Math.sin(latitude * RADIANS_PER_DEGREE)
  const cosine = Math.max(1e-6, Math.sqrt(1 - sine * sine))
  return (SEMI_MAJOR_AXIS_METERS * RADIANS_PER_DEGREE * cosine) / Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine)
}

/** @param perX `metersPerX` of a latitude; @returns metres along the meridian for one unit of y there */
export function metersPerY(perX: number): number {
  return SQUARE_METERS_PER_SQUARE_DEGREE / perX
}
