/** An image by its name: for the map, which asks for missing images, and for the swatches of the legend. */
import { areaTable, symbolOf } from '../style/symbol-tables'
import { type Context, type Drawn, drawCentred } from './drawing'
import { drawHatch } from './hatch'
import type { ImageRequest } from './image-id'
import { drawEnterprise, drawOutfall, drawSection, drawStation, drawTaskPin, drawTick, markerSide } from './markers'

/**
 * Draw an image.
 *
 * @param density device pixels a CSS pixel
 * @param enlargement 1–2, for hatches: how much the map enlarges patterns at its zoom
 * @returns null for a hatch that the palette does not have
 */
export function drawImage(request: ImageRequest, density: number, enlargement: number): Drawn | null {
  if (request.type !== 'hatch') {
    const side = markerSide[request.type]
    return drawCentred(side, side, density, (context) => drawMarker(context, request))
  }
  const { hatch } = symbolOf(areaTable(request.kind), request.code)
  return hatch === null ? null : drawHatch(hatch, hatch.colour[request.theme], density, enlargement)
}

/** Draw a point symbol around (0, 0). */
export function drawMarker(context: Context, request: Exclude<ImageRequest, { type: 'hatch' }>): void {
  switch (request.type) {
    case 'outfall':
      return drawOutfall(context, request.outfallClass, request.stage, request.overdue)
    case 'station':
      return drawStation(context, request.online)
    case 'enterprise':
      return drawEnterprise(context, request.chemical)
    case 'section':
      return drawSection(context, request.class, request.missed)
    case 'tick':
      return drawTick(context, request.theme)
    case 'task':
      return drawTaskPin(context, request.colour)
  }
}
