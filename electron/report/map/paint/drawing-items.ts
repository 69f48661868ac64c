/** Symbols that are data (`shared/map/symbols/`) as items of the display list. */
import { type Drawing, transformPath } from '../../../../shared/map/symbols/drawing'
import type { SceneItem } from '../../scene/scene'
import { roundPath } from './paths'

/**
 * Height of the middle of a text's ink above its baseline, in ems: capitals, figures and Roman numerals stand 0.73 high, ideographs
 * reach from 0.09 below the baseline to 0.85 above it, the dash lies at 0.29.
 */
export function inkMiddle(text: string): number {
  if (text === '–') return 0.29
  return /[⺀-鿿]/u.test(text) ? 0.38 : 0.365
}

/** @param scale millimetres of one unit of the drawing. @param rotateDegrees clockwise */
export function drawingItems(drawing: Drawing, x: number, y: number, scale: number, rotateDegrees = 0, opacity = 1): SceneItem[] {
  return drawing.map((part): SceneItem => {
    if (part.type === 'text') {
      const size = part.size * scale
      return { type: 'text', text: part.text, x, y: y + size * inkMiddle(part.text), anchor: 'middle', font: 'sansBold', size, colour: part.colour, ...(opacity === 1 ? {} : { opacity }) }
    }
    const { fill, stroke } = part
    const fillOpacity = (fill?.opacity ?? 1) * opacity
    return {
      type: 'path',
      path: roundPath(transformPath(part.path, scale, rotateDegrees, x, y)),
      ...(fill === undefined ? {} : { fill: { colour: fill.colour, ...(fillOpacity === 1 ? {} : { opacity: fillOpacity }) } }),
      ...(stroke === undefined
        ? {}
        : {
            stroke: {
              colour: stroke.colour,
              width: stroke.width * scale,
              ...(stroke.dash === undefined ? {} : { dash: stroke.dash.map((length) => length * scale) }),
              ...(stroke.cap === undefined ? {} : { cap: stroke.cap }),
              ...(stroke.join === undefined ? {} : { join: stroke.join }),
              ...((stroke.opacity ?? 1) * opacity === 1 ? {} : { opacity: (stroke.opacity ?? 1) * opacity }),
            },
          }),
    }
  })
}
