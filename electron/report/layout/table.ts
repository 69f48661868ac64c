/** Tables: column widths from their contents, rows as pieces, the head repeated, cells merged across columns and rows. */
import { reportMessages } from '../../../shared/messages/report'
import { translate } from '../../../shared/messages/translate'
import { type Align, type Cell, runsOf, type Table } from '../document/document'
import type { TextStyle } from '../document/style'
import type { SceneItem } from '../scene/scene'
import { breakLines, type Line, paintLine } from './break-lines'
import { baselineIn, type LayoutContext, paragraphPieces, styleOf } from './paragraph'
import type { Piece } from './piece'

/** A cell in its place of the grid. */
type PlacedCell = { readonly cell: Cell; readonly column: number; readonly columns: number; readonly rows: number; readonly head: boolean }
type LaidCell = PlacedCell & { readonly style: TextStyle; readonly lines: readonly Line[]; readonly height: number; readonly align: Align }

const PADDING = { x: 1.2, y: 0.9 } as const
const HEAD_FILL = '#eef3f3'
const RULE_WIDTH = 0.15
/** A table of so few rows is not cut; a longer one leaves no single row on a page. */
const KEPT_TOGETHER = 8
/** A column is not made narrower than so many ems. */
const NARROWEST = 2.2

export function tablePieces(table: Table, width: number, context: LayoutContext): Piece[] {
  const columns = table.columns.length
  const widths = columnWidths(table, width, context)
  const edges = widths.reduce<number[]>((found, one) => [...found, (found.at(-1) ?? 0) + one], [0])
  const layCell = (placed: PlacedCell): LaidCell => {
    const style = styleOf(placed.head ? 'tableHead' : 'tableCell', context)
    const room = span(edges, placed) - 2 * PADDING.x
    const runs = runsOf(placed.cell.text).map((run) => (placed.cell.bold === true ? { ...run, bold: true } : run))
    const lines = breakLines(runs, style, room, 0, context.fonts)
    const align = placed.cell.align ?? (placed.head ? 'center' : (table.columns[placed.column]?.align ?? 'left'))
    return { ...placed, style, lines, align, height: lines.length * style.leading + 2 * PADDING.y }
  }
  const head = layRows(table.head, columns, true, layCell)
  const rows = layRows(table.rows, columns, false, layCell)
  const headPiece = head.rows.length === 0 ? undefined : rowsPiece(head, 0, head.rows.length, edges, context, false)
  const caption = table.caption === undefined ? [] : paragraphPieces(table.caption, 'caption', width, context, { keepWithNext: true })
  const count = rows.rows.length
  const body = rows.rows.map((_, index): Piece => {
    const piece = rowsPiece(rows, index, index + 1, edges, context, index === count - 1)
    const keepWithNext = piece.keepWithNext || (index < count - 1 && (count <= KEPT_TOGETHER || index === 0 || index === count - 2))
    return { ...piece, keepWithNext, ...(headPiece === undefined ? {} : { repeats: headPiece }) }
  })
  const omitted = table.omitted ?? 0
  const note = omitted === 0 ? [] : paragraphPieces(translate(reportMessages.rowsLeftOut, context.language, { count: omitted }), 'note', width, context).map((piece): Piece => ({ ...piece, omitted }))
  return [...caption, ...(headPiece === undefined ? [] : [{ ...headPiece, keepWithNext: true }]), ...body, ...note]
}

/** Shares where given; else from what the cells hold, wide texts giving way first. */
export function columnWidths(table: Table, width: number, context: LayoutContext): readonly number[] {
  const shares = table.columns.map((column) => column.share)
  if (shares.every((share) => share !== undefined)) {
    const whole = shares.reduce((sum, share) => sum + share, 0)
    return shares.map((share) => (share / whole) * width)
  }
  const wanted = table.columns.map(() => 0)
  const measure = (rows: Table['rows'], head: boolean) => {
    const style = styleOf(head ? 'tableHead' : 'tableCell', context)
    for (const placed of place(rows, wanted.length, head).flat()) {
      if (placed.columns > 1) continue
      const lines = breakLines(runsOf(placed.cell.text), style, Number.POSITIVE_INFINITY, 0, context.fonts)
      const natural = Math.max(...lines.map((line) => line.width), NARROWEST * style.size) + 2 * PADDING.x + 0.3
      wanted[placed.column] = Math.max(wanted[placed.column] ?? 0, natural)
    }
  }
  measure(table.head, true)
  measure(table.rows, false)
  const sum = wanted.reduce((total, one) => total + one, 0)
  if (sum <= width) return wanted.map((one) => one + (width - sum) * (one / sum))
  return shrink(wanted, width)
}

/** How much a wide column's claim on room grows with its width: in full, one long text would squeeze the others. */
const CLAIM = 0.75

/** The widest columns share what the narrow ones leave. */
function shrink(wanted: readonly number[], width: number): readonly number[] {
  const result = [...wanted]
  const open = new Set(wanted.keys())
  for (;;) {
    const fixed = [...wanted.keys()].filter((index) => !open.has(index)).reduce((sum, index) => sum + (result[index] ?? 0), 0)
    const fair = (width - fixed) / Math.max(open.size, 1)
    const narrow = [...open].filter((index) => (wanted[index] ?? 0) <= fair)
    if (narrow.length === 0) {
      const claim = (index: number) => (wanted[index] ?? 0) ** CLAIM
      const claims = [...open].reduce((sum, index) => sum + claim(index), 0)
      for (const index of open) result[index] = ((width - fixed) * claim(index)) / claims
      return result
    }
    for (const index of narrow) open.delete(index)
  }
}

function place(rows: Table['rows'], columns: number, head: boolean): PlacedCell[][] {
  const taken = rows.map(() => Array.from({ length: columns }, () => false))
  return rows.map((row, rowIndex) => {
    let column = 0
    return row.map((cell) => {
      while (taken[rowIndex]?.[column] === true) column++
      const placed = { cell, column, columns: cell.columnSpan ?? 1, rows: Math.min(cell.rowSpan ?? 1, rows.length - rowIndex), head }
      if (column + placed.columns > columns) throw new Error(`a row of the table holds more than ${columns} columns`)
      for (let down = 0; down < placed.rows; down++) for (let across = 0; across < placed.columns; across++) (taken[rowIndex + down] ?? [])[column + across] = true
      column += placed.columns
      return placed
    })
  })
}

type LaidRows = { readonly rows: readonly (readonly LaidCell[])[]; readonly heights: readonly number[] }

function layRows(rows: Table['rows'], columns: number, head: boolean, lay: (placed: PlacedCell) => LaidCell): LaidRows {
  const laid = place(rows, columns, head).map((row) => row.map(lay))
  const heights = laid.map((row) => Math.max(0, ...row.filter((cell) => cell.rows === 1).map((cell) => cell.height)))
  laid.forEach((row, index) => {
    for (const cell of row) {
      const held = heights.slice(index, index + cell.rows).reduce((sum, height) => sum + height, 0)
      const missing = cell.height - held
      const last = index + cell.rows - 1
      if (missing > 0) heights[last] = (heights[last] ?? 0) + missing
    }
  })
  return { rows: laid, heights }
}

/** Rows from one to another; a cell that reaches further down is painted over the rows below by the first of them. */
function rowsPiece(laid: LaidRows, from: number, to: number, edges: readonly number[], context: LayoutContext, lastOfTable: boolean): Piece {
  const heights = laid.heights.slice(from, to)
  const height = heights.reduce((sum, one) => sum + one, 0)
  const reachesOn = laid.rows.slice(0, to).some((row, index) => row.some((cell) => index + cell.rows > to))
  return {
    height: height + (lastOfTable ? 2 : 0),
    before: 0,
    keepWithNext: reachesOn,
    row: true,
    paint() {
      const items: SceneItem[] = []
      let top = 0
      for (let index = from; index < to; index++) {
        for (const cell of laid.rows[index] ?? []) {
          const cellHeight = laid.heights.slice(index, index + cell.rows).reduce((sum, one) => sum + one, 0)
          items.push(...paintCell(cell, edges, top, cellHeight, context))
        }
        top += heights[index - from] ?? 0
      }
      return items
    },
  }
}

function paintCell(cell: LaidCell, edges: readonly number[], top: number, height: number, { style: document }: LayoutContext): SceneItem[] {
  const x = edges[cell.column] ?? 0
  const width = span(edges, cell)
  const fill = cell.cell.fill ?? (cell.head ? HEAD_FILL : undefined)
  const first = top + (height - cell.lines.length * cell.style.leading) / 2
  return [
    {
      type: 'path',
      path: [['M', x, top], ['L', x + width, top], ['L', x + width, top + height], ['L', x, top + height], ['Z']],
      ...(fill === undefined ? {} : { fill: { colour: fill } }),
      stroke: { colour: document.rule, width: RULE_WIDTH },
    },
    ...cell.lines.flatMap((line, index) =>
      paintLine(line, cell.style, cell.align, x + PADDING.x, first + index * cell.style.leading + baselineIn(cell.style), width - 2 * PADDING.x, document),
    ),
  ]
}

const span = (edges: readonly number[], { column, columns }: PlacedCell) => (edges[column + columns] ?? 0) - (edges[column] ?? 0)
