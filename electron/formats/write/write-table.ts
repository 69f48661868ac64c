/** A plain table to an Excel workbook or to CSV (UTF-8 with byte order mark): texts always as texts, notes on a sheet of their own or below. */
import { utils, write } from '@e965/xlsx'
import { stringify } from 'csv-stringify/sync'
import { writeFile } from 'node:fs/promises'
import { AppError } from '../../../shared/errors'

/** One sheet. */
export type WrittenSheet = {
  readonly title: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

export type WrittenTable = WrittenSheet & {
  /** What follows from the table and is not to be changed in it: a sheet of its own, and not part of a CSV. */
  readonly derived: WrittenSheet | null
  /** Said once about the whole table: day, filter, log. */
  readonly notes: readonly string[]
  /** Name of the sheet that holds the notes. */
  readonly notesTitle: string
}

/** Characters of an Excel cell. */
const CELL_CHARACTERS = 32_767
const WIDEST_COLUMN = 40
const SHEET_NAME_CHARACTERS = 31
const FORMULA_START = /^[=+\-@\t\r]/

/** @throws AppError 'export.textTooLong' */
export async function writeTableXlsx(table: WrittenTable, path: string): Promise<void> {
  const book = utils.book_new()
  for (const sheet of table.derived === null ? [table] : [table, table.derived]) appendSheet(book, sheet)
  utils.book_append_sheet(book, utils.aoa_to_sheet(table.notes.map((note) => [note])), table.notesTitle.slice(0, SHEET_NAME_CHARACTERS))
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
  await writeFile(path, bytes as Uint8Array)
}

function appendSheet(book: ReturnType<typeof utils.book_new>, { title, headings, rows }: WrittenSheet): void {
  for (const [index, row] of rows.entries()) {
    const long = row.findIndex((cell) => typeof cell === 'string' && cell.length > CELL_CHARACTERS)
    if (long !== -1) throw new AppError('export.textTooLong', { row: index + 1, column: headings[long] ?? '', limit: CELL_CHARACTERS })
  }
  const sheet = utils.aoa_to_sheet([[...headings], ...rows.map((row) => [...row])])
  sheet['!cols'] = headings.map((heading, index) => ({ wch: Math.min(WIDEST_COLUMN, Math.max(heading.length * 2 + 2, ...rows.map((row) => String(row[index] ?? '').length * 1.6))) }))
  sheet['!autofilter'] = { ref: sheet['!ref'] ?? 'A1' }
  utils.book_append_sheet(book, sheet, title.slice(0, SHEET_NAME_CHARACTERS))
}

/** Notes are left out: a table that is read again has rows only. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export async function writeTableCsv({ headings, rows }: WrittenTable, path: string): Promise<void> {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' && FORMULA_START.test(cell) && Number.isNaN(Number(cell)) ? `'${cell}` : cell)))
  await writeFile(path, stringify([[...headings], ...cells], { bom: true, record_delimiter: '\r\n' }))
}
