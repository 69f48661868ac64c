/** An image by its name, for the map, which asks for missing images. */
import type { Hatch } from '../../../shared/domain/style-palette'
import { areaTable, symbolOf } from '../../../shared/map/style/symbol-tables'
import type { DrawingPath } from '../../../shared/map/symbols/drawing'
import { hatchInBox, spacingAlongAxis } from '../../../shared/map/symbols/hatch'
import type { ImageRequest } from '../../../shared/map/symbols/image-id'
import { markerDrawing, markerSide } from '../../../shared/map/symbols/markers'
import { type Drawn, drawCentred } from './paint-drawing'

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
    return drawCentred(side, side, density, markerDrawing(request))
  }
  const { hatch } = symbolOf(areaTable(request.kind), request.code)
  return hatch === null ? null : drawHatch(hatch, hatch.colour[request.theme], density, enlargement)
}

/** Lines across a hatch's picture when it is shown in its own size. */
const PERIODS = 6

/**
 * A hatch as a picture that repeats without a seam.
 *
 * MapLibre enlarges a pattern up to twice its size between two whole zooms. To keep the pitch, the picture holds more lines the
 * more it is enlarged: the number of lines that fits best is chosen.
 */
function drawHatch({ pitch, angleDegrees, opacity, lineWidth }: Hatch, colour: string, density: number, enlargement: number): Drawn {
  const spacing = spacingAlongAxis(pitch, angleDegrees)
  const side = Math.round(PERIODS * spacing)
  const periods = Math.round(PERIODS * enlargement)
  // Lines run on beyond the picture, so that none of their ends is in it.
  const segments = hatchInBox(2 * side, 2 * side, angleDegrees, (side / periods / spacing) * pitch)
  const path: DrawingPath[number][] = []
  for (let at = 0; at < segments.length; at += 4) path.push(['M', segments[at]!, segments[at + 1]!], ['L', segments[at + 2]!, segments[at + 3]!])
  return drawCentred(side, side, density, [{ type: 'path', path, stroke: { colour, opacity, width: lineWidth / enlargement } }])
}
