/** A sheet of the spreadsheet library as a grid. */
import type { CellObject, WorkSheet } from '@e965/xlsx'
import { AppError } from '../../../shared/errors'
import { MAX_FIELDS } from '../limits'
import { BATCH_SIZE_RECORDS } from '../format'
import type { Cell, Grid, GridRow } from '../table/cell'
import { MAX_COLUMNS, MAX_ROWS } from '../xlsx/cell-reference'
import { cellOfNumber, readNumberFormat, type NumberFormat } from '../xlsx/number-format'

/**
 * @param sheet read with `dense`, so that its rows are arrays
 * @param fileName for messages
 */
export function sheetGrid(name: string, sheet: WorkSheet, date1904: boolean, fileName: string): Grid {
  const data = (sheet['!data'] ?? []) as (readonly (CellObject | undefined)[] | undefined)[]
  const formats = new Map<string, NumberFormat>()
  const formatOf = (code: string) => {
    const known = formats.get(code) ?? readNumberFormat(0, code)
    formats.set(code, known)
    return known
  }
  return {
    name,
    merges: (sheet['!merges'] ?? [])
      .map(({ s, e }) => ({ firstLine: s.r + 1, lastLine: Math.min(e.r + 1, MAX_ROWS), firstColumn: s.c, lastColumn: Math.min(e.c, MAX_COLUMNS - 1) }))
      .filter(({ firstLine, lastLine, firstColumn, lastColumn }) => firstLine <= lastLine && firstColumn <= lastColumn && (firstLine < lastLine || firstColumn < lastColumn)),
    // oxlint-disable-next-line require-await -- grids are asynchronous; this one is in memory already
    async *rows() {
      let rows: GridRow[] = []
      // A lying address makes an array with a billion holes: only what is there is visited.
      for (const key of Object.keys(data)) {
        const source = data[Number(key)]
        if (!source) continue
        const cells: Cell[] = []
        for (const place of Object.keys(source)) {
          const column = Number(place)
          if (column >= MAX_COLUMNS) throw new AppError('import.tooManyFields', { name: fileName, found: column + 1, limit: MAX_FIELDS })
          while (cells.length < column) cells.push(null)
          cells[column] = cellOf(source[column], formatOf, date1904)
        }
        if (cells.length > 0) rows.push({ line: Number(key) + 1, cells, ...(sheet['!rows']?.[Number(key)]?.hidden === true ? { hidden: true } : {}) })
        if (rows.length < BATCH_SIZE_RECORDS) continue
        yield { rows, progress: Number(key) / data.length }
        rows = []
      }
      if (rows.length > 0) yield { rows, progress: 1 }
    },
  }
}

function cellOf(cell: CellObject | undefined, formatOf: (code: string) => NumberFormat, date1904: boolean): Cell {
  if (cell === undefined || cell.v === undefined) return null
  switch (cell.t) {
    case 's':
      return String(cell.v)
    case 'n':
      return cellOfNumber(Number(cell.v), typeof cell.z === 'string' ? formatOf(cell.z) : 'general', date1904)
    case 'b':
      return cell.v === true
    case 'e':
      return { kind: 'error', text: typeof cell.w === 'string' ? cell.w : '#' }
    case 'd':
      return cell.v instanceof Date && !Number.isNaN(cell.v.getTime()) ? { kind: 'date', precision: 'time', iso: cell.v.toISOString().slice(0, 19) } : null
    default:
      return null
  }
}
