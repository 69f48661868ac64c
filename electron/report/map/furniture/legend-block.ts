/** Lays a legend out in columns. */
import { paperMapMessages } from '../../../../shared/messages/paper-map'
import { swatchDrawing, SWATCH_HEIGHT, SWATCH_WIDTH } from '../../../../shared/map/symbols/swatch'
import { type Language, translate } from '../../../../shared/messages/translate'
import type { SceneItem } from '../../scene/scene'
import type { MeasureText } from '../labels/shape-text'
import { shapeText } from '../labels/shape-text'
import { drawingItems } from '../paint/drawing-items'
import { type Block, INK, MUTED_INK, textLine } from './block'
import type { LegendGroup } from './map-legend'

export type LegendOptions = {
  readonly language: Language
  readonly measure: MeasureText
  /** Millimetres of one column's text at most; longer titles take two lines. */
  readonly textWidth?: number
  /** Columns are begun so that none is higher than this, where that is possible. */
  readonly maximumHeight?: number
  readonly textSize?: number
}

type Row = { readonly height: number; readonly width: number; readonly items: (x: number, y: number) => SceneItem[]; readonly isTitle: boolean }

const SWATCH_SCALE = 0.19
const GAP = 1.4
const COLUMN_GAP = 4

/** @returns a block of no size for a legend without entries */
export function legendBlock(groups: readonly LegendGroup[], options: LegendOptions): Block {
  if (groups.length === 0) return { width: 0, height: 0, items: [] }
  const { language, measure, maximumHeight = Infinity, textSize = 2.2 } = options
  const headSize = textSize * 1.25
  const headHeight = headSize * 1.7
  const columns = intoColumns(groups.map((group) => rowsOf(group, options)), maximumHeight - headHeight)
  const items: SceneItem[] = []
  let x = 0
  let height = 0
  for (const column of columns) {
    let y = headHeight
    for (const row of column) {
      items.push(...row.items(x, y))
      y += row.height
    }
    height = Math.max(height, y)
    x += Math.max(...column.map((row) => row.width)) + COLUMN_GAP
  }
  const head = translate(paperMapMessages.legend, language)
  const width = Math.max(x - COLUMN_GAP, measure('sansBold', head, headSize))
  return { width, height, items: [textLine(head, 0, headSize * 0.6, headSize, { font: 'sansBold' }), ...items] }
}

function rowsOf({ title, entries }: LegendGroup, { measure, textWidth = 34, textSize = 2.2 }: LegendOptions): Row[] {
  const swatchWidth = SWATCH_WIDTH * SWATCH_SCALE
  const entryRows = entries.map((entry): Row => {
    const shaped = shapeText(entry.title, { font: 'sans', size: textSize, maximumWidth: textWidth, lineHeight: 1.2, spacing: 0 }, measure)
    const height = Math.max(SWATCH_HEIGHT * SWATCH_SCALE + 0.4, shaped.height + 0.4)
    return {
      isTitle: false,
      height,
      width: swatchWidth + GAP + shaped.width,
      items: (x, y) => [
        ...drawingItems(swatchDrawing(entry.swatch, 'light'), x + swatchWidth / 2, y + height / 2, SWATCH_SCALE),
        ...shaped.lines.map(({ text }, line) =>
          textLine(text, x + swatchWidth + GAP, y + height / 2 + (line - (shaped.lines.length - 1) / 2) * textSize * 1.2, textSize, { colour: INK }),
        ),
      ],
    }
  })
  const size = textSize * 0.98
  const heading: Row = {
    isTitle: true,
    height: size * 1.75,
    width: measure('sansBold', title, size),
    items: (x, y) => [textLine(title, x, y + size * 1.05, size, { font: 'sansBold', colour: MUTED_INK })],
  }
  return [heading, ...entryRows]
}

/** A group's title stands with its first entry; a column ends where the next row would pass the height. */
function intoColumns(groups: readonly (readonly Row[])[], maximumHeight: number): Row[][] {
  const total = groups.flat().reduce((sum, row) => sum + row.height, 0)
  const count = Math.max(1, Math.ceil(total / maximumHeight))
  const share = total / count
  const columns: Row[][] = [[]]
  let filled = 0
  for (const rows of groups) {
    for (const [index, row] of rows.entries()) {
      const needed = row.isTitle ? row.height + (rows[index + 1]?.height ?? 0) : row.height
      // A title is never left alone at a column's foot.
      const mayBreak = rows[index - 1]?.isTitle !== true
      const isOver = filled + needed > maximumHeight || (filled + needed / 2 > share && columns.length < count)
      if (isOver && mayBreak && filled > 0) {
        columns.push([])
        filled = 0
      }
      columns.at(-1)!.push(row)
      filled += row.height
    }
  }
  return columns
}
