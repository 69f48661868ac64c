/** Excel workbook with one sheet: headings and code titles in words, texts always as texts, longitude and latitude for points. */
import { utils, write } from '@e965/xlsx'
import { writeFile } from 'node:fs/promises'
import { AppError } from '../../../shared/errors'
import { readableValue, type WrittenCounts, type WrittenLayer } from './layer-writer'

/** Rows of a sheet, the heading among them (ECMA-376). */
const SHEET_ROWS = 1_048_576
/** Characters of a cell. */
const CELL_CHARACTERS = 32_767

/** @throws AppError 'export.tooManyRows', 'export.textTooLong'. */
export async function writeXlsx(layer: WrittenLayer, path: string): Promise<WrittenCounts> {
  const isPoint = layer.geometry === 'Point'
  const rows: (string | number | null)[][] = [[...layer.columns.map(({ title }) => title), ...(isPoint ? layer.coordinateTitles : [])]]
  for await (const batch of layer.features) {
    for (const { geometry, values } of batch) {
      const cells = layer.columns.map((column, index) => readableValue(column, values[index] ?? null))
      const long = cells.findIndex((cell) => typeof cell === 'string' && cell.length > CELL_CHARACTERS)
      if (long !== -1) throw new AppError('export.textTooLong', { row: rows.length, column: layer.columns[long]?.title ?? '', limit: CELL_CHARACTERS })
      if (isPoint) cells.push(...(geometry?.type === 'Point' ? geometry.coordinates.slice(0, 2) : ['', '']))
      rows.push(cells.map((cell) => (cell === '' ? null : cell)))
    }
    if (rows.length > SHEET_ROWS) throw new AppError('export.tooManyRows', { rows: rows.length - 1, limit: SHEET_ROWS - 1 })
  }
  const sheet = utils.aoa_to_sheet(rows)
  sheet['!cols'] = layer.columns.map(({ title, type }) => ({ wch: type === 'text' ? Math.max(title.length * 2, 16) : Math.max(title.length * 2, 10) }))
  sheet['!autofilter'] = { ref: sheet['!ref'] ?? 'A1' }
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, layer.title.slice(0, 31))
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
  await writeFile(path, bytes as Uint8Array, { flag: 'wx' })
  return { features: rows.length - 1, shortenedTexts: 0 }
}
