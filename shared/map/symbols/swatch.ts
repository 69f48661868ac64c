/** Swatches of a legend as data, made of the same symbols as the map. */
import type { AreaSymbol, LineSymbol } from '../../domain/style-palette'
import type { Swatch } from '../legend'
import { labelHalo, type ThemeName } from '../style/theme-layers'
import { circlePath, type Drawing, type DrawingPart, linePath, rectanglePath, transformPath } from './drawing'
import { hatchInBox, type Segments } from './hatch'
import { parseImageId } from './image-id'
import { markerDrawing, markerSide } from './markers'

/** Size of a swatch in style pixels. */
export const SWATCH_WIDTH = 30
export const SWATCH_HEIGHT = 20

/** A swatch around (0, 0). */
export function swatchDrawing(swatch: Swatch, theme: ThemeName): Drawing {
  switch (swatch.type) {
    case 'area':
      return areaSwatch(swatch.symbol, theme)
    case 'line':
      return lineSwatch(swatch.symbol, theme)
    case 'dot':
      return [{ type: 'path', path: circlePath(0, 0, swatch.radius), fill: { colour: swatch.colour[theme] } }]
    case 'cluster':
      return clusterSwatch(swatch.colour[theme], theme)
    case 'image':
      return markerSwatch(swatch.id)
  }
}

function markerSwatch(id: string): Drawing {
  const request = parseImageId(id)
  if (request === null || request.type === 'hatch') return []
  return scaleDrawing(markerDrawing(request), Math.min(1, (SWATCH_HEIGHT + 3) / markerSide[request.type]))
}

/** A drawing enlarged, with its widths and letters. */
function scaleDrawing(drawing: Drawing, scale: number): Drawing {
  return drawing.map((part): DrawingPart => {
    if (part.type === 'text') return { ...part, size: part.size * scale }
    const path = transformPath(part.path, scale, 0, 0, 0)
    if (part.stroke === undefined) return { ...part, path }
    const { dash } = part.stroke
    const stroke = { ...part.stroke, width: part.stroke.width * scale, ...(dash === undefined ? {} : { dash: dash.map((length) => length * scale) }) }
    return { ...part, path, stroke }
  })
}

const pathOfSegments = (segments: Segments) => {
  const path: (readonly ['M' | 'L', number, number])[] = []
  for (let at = 0; at < segments.length; at += 4) path.push(['M', segments[at]!, segments[at + 1]!], ['L', segments[at + 2]!, segments[at + 3]!])
  return path
}

function areaSwatch(symbol: AreaSymbol, theme: ThemeName): Drawing {
  const { hatch, innerBand, dash } = symbol
  const [width, height] = [SWATCH_WIDTH - 4, SWATCH_HEIGHT - 6]
  const box = (inset: number) => rectanglePath(inset - width / 2, inset - height / 2, width - 2 * inset, height - 2 * inset)
  const parts: DrawingPart[] = []
  if (symbol.fillOpacity > 0) parts.push({ type: 'path', path: box(0), fill: { colour: symbol.fill[theme], opacity: symbol.fillOpacity } })
  if (hatch !== null) {
    const straight = hatch.angleDegrees === 0 || hatch.angleDegrees === 90
    // Two pitches at least, or a sparse hatch would not be seen.
    const pitch = Math.min(hatch.pitch, height / 1.5 / (straight ? 1 : Math.SQRT2))
    parts.push({
      type: 'path',
      path: pathOfSegments(hatchInBox(width, height, hatch.angleDegrees, pitch)),
      stroke: { colour: hatch.colour[theme], opacity: hatch.opacity, width: hatch.lineWidth },
    })
  }
  if (innerBand !== null) {
    const inside = innerBand.width / 2
    parts.push({ type: 'path', path: box(inside / 2), stroke: { colour: symbol.outline[theme], opacity: innerBand.opacity, width: inside } })
  }
  parts.push({
    type: 'path',
    path: box(0),
    stroke: { colour: symbol.outline[theme], width: symbol.outlineWidth, ...(dash === null ? {} : { dash }) },
  })
  return parts
}

function lineSwatch(symbol: LineSymbol, theme: ThemeName): Drawing {
  const half = SWATCH_WIDTH / 2 - 3
  const stroke = { colour: symbol.colour[theme], width: symbol.width, ...(symbol.dash === null ? {} : { dash: symbol.dash }) }
  return [{ type: 'path', path: linePath([[-half, 0], [half, 0]]), stroke }]
}

function clusterSwatch(colour: string, theme: ThemeName): Drawing {
  return [
    { type: 'path', path: circlePath(0, 0, SWATCH_HEIGHT / 2 - 1), fill: { colour: labelHalo[theme] }, stroke: { colour, width: 1.25 } },
    { type: 'text', text: '12', size: 10, colour },
  ]
}
