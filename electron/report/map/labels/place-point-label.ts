/** Finds room for a name at a point. */
import type { SceneItem, TextItem } from '../../scene/scene'
import type { Box } from '../geometry/clip'
import { inkMiddle } from '../paint/drawing-items'
import type { Anchor, PointLabel } from './label'
import { type MeasureText, type ShapedText, shapeText } from './shape-text'

/** A place for a label: what it covers, and how it is written there. */
export type Placement = { readonly boxes: readonly Box[]; readonly items: () => readonly SceneItem[] }

/** Room between a symbol and its name. */
const GAP = 0.35

/** A line of text is higher than its letters by this share of them, above and below: names under and over a point stand nearer by it. */
const LINE_SLACK = 0.1

/** Steps aside, in heights of the letters, nearest first. */
const AREA_SHIFTS: readonly (readonly [number, number])[] = [
  [0, 0], [0, -1.3], [0, 1.3], [-1.8, 0], [1.8, 0], [-1.8, -1.3], [1.8, -1.3], [-1.8, 1.3], [1.8, 1.3], [0, -2.6], [0, 2.6], [-3.6, 0], [3.6, 0],
]
const NO_SHIFT: typeof AREA_SHIFTS = [[0, 0]]

/** All places that the label would take, best first. @param reach of the symbol that it names */
export function pointPlacements(label: PointLabel, reach: number, measure: MeasureText): Placement[] {
  const shaped = shapeText(label.text, { ...label.look, spacing: label.look.spacing }, measure)
  const offset = label.offset === 0 ? 0 : Math.max(label.offset, reach + GAP)
  const tried = label.anchors.flatMap((anchor) => (label.ofArea ? AREA_SHIFTS : NO_SHIFT).map((shift) => ({ anchor, shift })))
  return tried.map(({ anchor, shift: [ems, lines] }) => {
    const corner = cornerOf(anchor, label, shaped, offset)
    const left = corner[0] + ems * label.look.size
    const top = corner[1] + lines * label.look.size
    const box = { left, top, right: left + shaped.width, bottom: top + shaped.height }
    // What a line is higher than its letters is free.
    const slack = shaped.lines.length === 0 ? 0 : (shaped.lines[0]!.lineHeight - shaped.lines[0]!.size) / 2
    const tight = { ...box, top: box.top + slack, bottom: box.bottom - slack }
    return { boxes: [tight], items: () => textItems(label, shaped, box, anchor) }
  })
}

function cornerOf(anchor: Anchor, { x, y, look }: PointLabel, { width, height }: ShapedText, offset: number): readonly [left: number, top: number] {
  const isCorner = anchor.includes('-')
  const step = isCorner ? offset / Math.SQRT2 : offset
  const nearer = isCorner || offset === 0 ? 0 : look.size * LINE_SLACK
  const left = anchor.endsWith('left') ? x + step : anchor.endsWith('right') ? x - step - width : x - width / 2
  const top = anchor.startsWith('top') ? y + step - nearer : anchor.startsWith('bottom') ? y - step + nearer - height : y - height / 2
  return [left, top]
}

/** Lines stand towards the point, or in the middle above, below and on it. */
function textItems({ look, text }: PointLabel, shaped: ShapedText, box: Box, anchor: Anchor): SceneItem[] {
  const align = anchor.endsWith('left') ? 'start' : anchor.endsWith('right') ? 'end' : 'middle'
  const x = align === 'start' ? box.left : align === 'end' ? box.right : (box.left + box.right) / 2
  // Figures alone stand by their own height, names by that of ideographs.
  const single = shaped.lines.length === 1 && typeof text !== 'string' ? inkMiddle(shaped.lines[0]!.text) : null
  let top = box.top
  return shaped.lines.map((line): TextItem => {
    const middle = top + line.lineHeight / 2
    top += line.lineHeight
    return {
      type: 'text',
      text: line.text,
      // The space after the last letter is not part of the word.
      x: rounded(align === 'middle' ? x + look.spacing / 2 : x),
      y: rounded(middle + line.size * (single ?? 0.38)),
      anchor: align,
      font: look.font,
      size: rounded(line.size),
      colour: look.colour,
      ...lookItems(look),
    }
  })
}

export function lookItems({ halo, spacing, opacity }: PointLabel['look']): Partial<TextItem> {
  return {
    ...(halo === null ? {} : { halo: { colour: halo.colour, width: rounded(halo.width) } }),
    ...(spacing === 0 ? {} : { spacing: rounded(spacing) }),
    ...(opacity === 1 ? {} : { opacity }),
  }
}

export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
