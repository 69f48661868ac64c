/** Cells and rows of any table, before its structure is known. */

/** A cell that its workbook shows as a date. */
export type DateCell = { readonly kind: 'date'; readonly precision: 'day' | 'time'; readonly iso: string }
/** A number that is shown with leading zeros: a code. */
export type PaddedCell = { readonly kind: 'padded'; readonly text: string }
/** A formula in error, or one whose result was never stored. */
export type ErrorCell = { readonly kind: 'error'; readonly text: string }

/** Null is blank; texts are as they lie there, outer blanks included. */
export type Cell = string | number | boolean | null | DateCell | PaddedCell | ErrorCell

/** What was wrong with the bytes of a cell; `quote`: it begins with a quotation mark that is never closed. */
export type CellIssue = { readonly column: number; readonly issue: 'other' | 'cut' | 'lost' | 'quote'; readonly encoding: string }

export type GridRow = {
  /** 1-based line of the file or row of the sheet. */
  readonly line: number
  /** By 0-based column; shorter rows are blank to the right. */
  readonly cells: readonly Cell[]
  readonly issues?: readonly CellIssue[]
  /** The workbook does not show it. */
  readonly hidden?: boolean
}

/** A merged range; lines as in `GridRow`, columns 0-based, both ends inside. */
export type Merge = { readonly firstLine: number; readonly lastLine: number; readonly firstColumn: number; readonly lastColumn: number }

/** A table that can be gone through any number of times. */
export type Grid = {
  readonly name: string
  /** Rows in order, in batches; blank rows may be left out. */
  rows(signal?: AbortSignal): AsyncIterable<{ readonly rows: readonly GridRow[]; readonly progress: number }>
  /** Known after a pass over all rows; empty before it. Null where the format has no merged cells. */
  readonly merges: readonly Merge[] | null
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}

/** A cell's text as a person sees it; empty for blank. */
export function textOfCell(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  switch (typeof cell) {
    case 'string':
      return cell.trim()
    case 'number':
      return textOfNumber(cell)
    case 'boolean':
      return cell ? 'TRUE' : 'FALSE'
    default:
      return cell.kind === 'date' ? cell.iso.replace('T', ' ') : cell.text
  }
}

/** Fifteen digits, as spreadsheets show: 0.1 + 0.2 is 0.3. Never with an exponent below 10²¹. */
function textOfNumber(number: number): string {
  return String(Number(number.toPrecision(15)))
}
