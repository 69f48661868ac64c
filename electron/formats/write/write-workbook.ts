/** Excel workbook of several sheets whose cells are known already: results of a check, of a trace. Texts stay texts. */
import { utils, write } from '@e965/xlsx'
import { writeFile } from 'node:fs/promises'
import { AppError } from '../../../shared/errors'

export type Sheet = {
  /** At most 31 characters are kept. */
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** Rows of a sheet, the heading among them (ECMA-376). */
const SHEET_ROWS = 1_048_576
/** Characters of a cell. */
const CELL_CHARACTERS = 32_767
const SHEET_TITLE_CHARACTERS = 31
const NARROWEST = 8
const WIDEST = 60

/** @throws AppError 'export.tooManyRows', 'export.textTooLong' */
export async function writeWorkbook(path: string, sheets: readonly Sheet[]): Promise<void> {
  const book = utils.book_new()
  for (const { title, head, rows } of sheets) {
    if (rows.length >= SHEET_ROWS) throw new AppError('export.tooManyRows', { rows: rows.length, limit: SHEET_ROWS - 1 })
    for (const [row, cells] of rows.entries()) {
      const long = cells.findIndex((cell) => typeof cell === 'string' && cell.length > CELL_CHARACTERS)
      if (long !== -1) throw new AppError('export.textTooLong', { row: row + 1, column: head[long] ?? '', limit: CELL_CHARACTERS })
    }
    const sheet = utils.aoa_to_sheet([[...head], ...rows.map((cells) => [...cells])])
    sheet['!cols'] = head.map((name, column) => ({ wch: widthOf([name, ...rows.slice(0, 200).map((cells) => cells[column] ?? '')]) }))
    if (head.length > 0) sheet['!autofilter'] = { ref: sheet['!ref'] ?? 'A1' }
    utils.book_append_sheet(book, sheet, title.slice(0, SHEET_TITLE_CHARACTERS))
  }
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
  await writeFile(path, bytes as Uint8Array, { flag: 'wx' })
}

/** An ideograph is as wide as two letters. */
function widthOf(cells: readonly (string | number)[]): number {
  const widths = cells.map((cell) => [...String(cell)].reduce((sum, letter) => sum + (letter > 'ÿ' ? 2 : 1), 1))
  return Math.min(WIDEST, Math.max(NARROWEST, ...widths))
}
