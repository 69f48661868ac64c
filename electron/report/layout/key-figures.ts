/** Figures in a row, the value large over its label. */
import { type KeyFigure, type KeyFigures, type Run, runsOf } from '../document/document'
import type { TextStyle } from '../document/style'
import type { SceneItem } from '../scene/scene'
import { breakLines, paintLine } from './break-lines'
import { baselineIn, type LayoutContext, styleOf } from './paragraph'
import type { Piece } from './piece'

const GAP = 3
const INSET = 2.4
const FEWEST_MILLIMETRES = 34

export function keyFigurePieces({ figures, perRow }: KeyFigures, width: number, context: LayoutContext): Piece[] {
  const fitting = Math.max(1, Math.floor((width + GAP) / (FEWEST_MILLIMETRES * context.scale + GAP)))
  const columns = Math.min(figures.length, perRow ?? fitting)
  const own = (width - GAP * (columns - 1)) / columns
  const pieces: Piece[] = []
  for (let start = 0; start < figures.length; start += columns) {
    const row = figures.slice(start, start + columns).map((figure) => layOne(figure, own, context))
    const height = Math.max(...row.map((one) => one.height))
    pieces.push({
      height: height + GAP * 0.7,
      before: start === 0 ? 1 : 0,
      keepWithNext: false,
      paint: () => row.flatMap((one, index): SceneItem[] => [{ type: 'group', translate: [index * (own + GAP), 0], items: [bar(height, context), ...one.items] }]),
    })
  }
  return pieces
}

/** A thin bar at the left edge binds value and label. */
function bar(height: number, { style }: LayoutContext): SceneItem {
  return { type: 'path', path: [['M', 0, 0.6], ['L', 0, height - 0.6]], stroke: { colour: style.accent, width: 0.7 } }
}

/** Smallest share of its size that a value shrinks to before it wraps. */
const SMALLEST = 0.5

const scaled = (style: TextStyle, factor: number): TextStyle => ({ ...style, size: style.size * factor, leading: style.leading * Math.max(factor, SMALLEST) })

function widthOf(figure: KeyFigure, style: TextStyle, context: LayoutContext): number {
  return breakLines(runsOf(figure.value), style, Number.POSITIVE_INFINITY, 0, context.fonts)[0]?.width ?? 0
}

function layOne(figure: KeyFigure, width: number, context: LayoutContext): { height: number; items: SceneItem[] } {
  const label = styleOf('figureLabel', context)
  const value = styleOf('figureValue', context)
  const room = width - INSET
  const tagged = (run: Run): Run => (figure.figure === undefined ? run : { ...run, figure: figure.figure })
  const items: SceneItem[] = []
  let top = 0
  for (const line of breakLines([{ text: figure.label }], label, room, 0, context.fonts)) {
    items.push(...paintLine(line, label, 'left', INSET, top + baselineIn(label), room, context.style))
    top += label.leading
  }
  const unitWidth = figure.unit === undefined ? 0 : context.fonts.measureText(label.font, figure.unit, label.size * 1.1) + 0.8
  const natural = widthOf(figure, value, context)
  // A long value (an area, a unit's name) stands smaller rather than over its neighbour.
  const shrunk = Math.min(1, (room - unitWidth) / Math.max(natural, 0.1))
  const [line, ...wrapped] = breakLines(runsOf(figure.value).map(tagged), shrunk < SMALLEST ? scaled(value, SMALLEST) : scaled(value, shrunk), shrunk < SMALLEST ? room : Number.POSITIVE_INFINITY, 0, context.fonts)
  const shown = shrunk < SMALLEST ? scaled(value, SMALLEST) : scaled(value, shrunk)
  if (line !== undefined) {
    const baseline = top + baselineIn(value)
    items.push(...paintLine(line, shown, 'left', INSET, baseline, room, context.style))
    if (figure.unit !== undefined)
      items.push({ type: 'text', text: figure.unit, x: INSET + line.width + 0.8, y: baseline, font: label.font, size: label.size * 1.1, colour: label.colour })
    top += value.leading
    for (const further of wrapped) {
      items.push(...paintLine(further, shown, 'left', INSET, top + baselineIn(shown), room, context.style))
      top += shown.leading
    }
  }
  if (figure.note !== undefined) {
    for (const noteLine of breakLines(runsOf(figure.note), label, room, 0, context.fonts)) {
      items.push(...paintLine(noteLine, label, 'left', INSET, top + baselineIn(label), room, context.style))
      top += label.leading
    }
  }
  return { height: top, items }
}
