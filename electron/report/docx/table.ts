/** Tables in Word: fixed widths in twips on grid and cells (WPS ignores percentages), head rows repeated, no cell without a paragraph. */
import { BorderStyle, Paragraph, ShadingType, Table as WordTable, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx'
import type { Cell, KeyFigures, Table } from '../document/document'
import { columnWidths } from '../layout/table'
import type { LayoutContext } from '../layout/paragraph'
import { paragraphProperties, textRuns, twips } from './text'

const HEAD_FILL = 'EEF3F3'
const CELL_MARGINS = { top: 40, bottom: 40, left: 70, right: 70 } as const

export function wordTable(table: Table, width: number, context: LayoutContext): WordTable {
  const widths = columnWidths(table, width, context).map(twips)
  const border = { style: BorderStyle.SINGLE, size: 4, color: context.style.rule.slice(1) }
  const rows = [...table.head.map((row) => ({ row, head: true })), ...table.rows.map((row) => ({ row, head: false }))]
  const places = columnsOfCells([table.head, table.rows], table.columns.length)
  return new WordTable({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: border, bottom: border, left: border, right: border, insideHorizontal: border, insideVertical: border },
    rows: rows.map(({ row, head }, rowIndex) => new TableRow({ tableHeader: head, cantSplit: true, children: row.map((cell, index) => wordCell(cell, places[rowIndex]?.[index] ?? 0, head)) })),
  })

  function wordCell(cell: Cell, column: number, head: boolean): TableCell {
    const style = context.style.text[head ? 'tableHead' : 'tableCell']
    const span = cell.columnSpan ?? 1
    const size = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0)
    const fill = cell.fill?.slice(1) ?? (head ? HEAD_FILL : undefined)
    const align = cell.align ?? (head ? 'center' : (table.columns[column]?.align ?? 'left'))
    return new TableCell({
      width: { size, type: WidthType.DXA },
      margins: CELL_MARGINS,
      verticalAlign: VerticalAlignTable.CENTER,
      ...(span > 1 ? { columnSpan: span } : {}),
      ...((cell.rowSpan ?? 1) > 1 ? { rowSpan: cell.rowSpan ?? 1 } : {}),
      ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
      children: [new Paragraph({ ...paragraphProperties(style, align), children: textRuns(cell.text, style, context.style, cell.bold) })],
    })
  }
}

/** Where each cell stands once the cells above that reach down are counted. */
function columnsOfCells(parts: readonly Table['rows'][], columns: number): readonly (readonly number[])[] {
  return parts.flatMap((rows) => {
    const taken = rows.map(() => Array.from({ length: columns }, () => false))
    return rows.map((row, rowIndex) => {
      let column = 0
      return row.map((cell) => {
        while (taken[rowIndex]?.[column] === true) column++
        const at = column
        for (let down = 0; down < (cell.rowSpan ?? 1); down++) for (let across = 0; across < (cell.columnSpan ?? 1); across++) (taken[rowIndex + down] ?? [])[at + across] = true
        column += cell.columnSpan ?? 1
        return at
      })
    })
  })
}

const MOST_IN_A_ROW = 6
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

/** Key figures as a table without lines: label over value. */
export function wordKeyFigures({ figures, perRow }: KeyFigures, width: number, { style }: LayoutContext): WordTable {
  const columns = Math.min(figures.length, perRow ?? MOST_IN_A_ROW, MOST_IN_A_ROW)
  const cellWidth = Math.floor(twips(width) / columns)
  const rows: TableRow[] = []
  for (let start = 0; start < figures.length; start += columns) {
    const cells = Array.from({ length: columns }, (_, index) => {
      const figure = figures[start + index]
      const label = style.text.figureLabel
      const value = style.text.figureValue
      const children =
        figure === undefined
          ? [new Paragraph({})]
          : [
              new Paragraph({ ...paragraphProperties(label), children: textRuns(figure.label, label, style) }),
              new Paragraph({ ...paragraphProperties(value), children: [...textRuns(figure.value, value, style), ...textRuns(figure.unit === undefined ? '' : ` ${figure.unit}`, label, style)] }),
              ...(figure.note === undefined ? [] : [new Paragraph({ ...paragraphProperties(label), children: textRuns(figure.note, label, style) })]),
            ]
      return new TableCell({
        width: { size: cellWidth, type: WidthType.DXA },
        margins: CELL_MARGINS,
        borders: { top: none, bottom: none, right: none, left: figure === undefined ? none : { style: BorderStyle.SINGLE, size: 16, color: style.accent.slice(1) } },
        children,
      })
    })
    rows.push(new TableRow({ cantSplit: true, children: cells }))
  }
  return new WordTable({
    width: { size: cellWidth * columns, type: WidthType.DXA },
    columnWidths: Array.from({ length: columns }, () => cellWidth),
    layout: TableLayoutType.FIXED,
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows,
  })
}
