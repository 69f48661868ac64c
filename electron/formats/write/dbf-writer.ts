/**
 * The attribute file of a shapefile (dBASE III): UTF-8 texts, declared by a `.cpg` beside it.
 *
 * Names are cut to ten characters and made unique; texts over 254 bytes are cut at a character and counted.
 */
import type { Value } from '../../../shared/domain/feature'
import type { WrittenColumn } from './layer-writer'

const NAME_CHARACTERS = 10
const TEXT_BYTES = 254
const NUMBER_BYTES = 24
const INTEGER_BYTES = 18

/** A column's name in the file. */
export type DbfColumn = { readonly name: string; readonly column: WrittenColumn; readonly shortened: number }

/** The file, how its columns are named, and how many texts were cut. */
export type DbfFile = { readonly bytes: Uint8Array; readonly columns: readonly DbfColumn[] }

/** @param rows values in the columns' order */
export function encodeDbf(columns: readonly WrittenColumn[], rows: readonly (readonly Value[])[], today: Date): DbfFile {
  const names = uniqueNames(columns)
  const encoder = new TextEncoder()
  const cells = columns.map((column, index) => rows.map((row) => encodeCell(column, row[index] ?? null, encoder)))
  const widths = columns.map((column, index) => widthOf(column, cells[index] ?? []))
  const recordBytes = 1 + widths.reduce((sum, width) => sum + width, 0)
  const headerBytes = 33 + columns.length * 32
  const bytes = new Uint8Array(headerBytes + rows.length * recordBytes + 1).fill(0x20, headerBytes)
  const view = new DataView(bytes.buffer)
  bytes.set([3, today.getUTCFullYear() - 1900, today.getUTCMonth() + 1, today.getUTCDate()])
  view.setUint32(4, rows.length, true)
  view.setUint16(8, headerBytes, true)
  view.setUint16(10, recordBytes, true)
  columns.forEach((column, index) => {
    const at = 32 + index * 32
    bytes.set(encoder.encode(names[index] ?? ''), at)
    bytes[at + 11] = typeLetter(column).charCodeAt(0)
    bytes[at + 16] = widths[index] ?? 0
    bytes[at + 17] = column.type === 'real' ? REAL_DECIMALS : 0
  })
  bytes[headerBytes - 1] = 0x0d
  let at = headerBytes
  for (let row = 0; row < rows.length; row += 1) {
    at += 1
    for (const [index, width] of widths.entries()) {
      const { encoded = new Uint8Array(0), right = false } = cells[index]?.[row] ?? {}
      bytes.set(encoded, right ? at + width - encoded.length : at)
      at += width
    }
  }
  bytes[at] = 0x1a
  return {
    bytes,
    columns: columns.map((column, index) => ({ column, name: names[index] ?? '', shortened: (cells[index] ?? []).filter((cell) => cell.shortened).length })),
  }
}

const REAL_DECIMALS = 10

type Cell = { readonly encoded: Uint8Array; readonly right: boolean; readonly shortened: boolean }

function encodeCell(column: WrittenColumn, value: Value, encoder: InstanceType<typeof TextEncoder>): Cell {
  if (value === null) return { encoded: new Uint8Array(0), right: false, shortened: false }
  switch (column.type) {
    case 'boolean':
      return { encoded: encoder.encode(value === true ? 'T' : 'F'), right: false, shortened: false }
    case 'integer':
      return { encoded: encoder.encode(String(value)), right: true, shortened: false }
    case 'real':
      return { encoded: encoder.encode(decimalText(Number(value))), right: true, shortened: false }
    case 'date':
      return { encoded: encoder.encode(String(value).replaceAll('-', '')), right: false, shortened: false }
    case 'text':
    case 'datetime':
    case 'json': {
      const whole = encoder.encode(String(value))
      return { encoded: cutAtCharacter(whole), right: false, shortened: whole.length > TEXT_BYTES }
    }
  }
}

/** At most ten decimals, fewer where the number does not fit its width. */
function decimalText(value: number): string {
  for (let decimals = REAL_DECIMALS; decimals >= 0; decimals -= 1) {
    const text = value.toFixed(decimals)
    if (text.length <= NUMBER_BYTES && !text.includes('e')) return text
  }
  return value.toExponential(10)
}

/** Cut before the byte that would split a UTF-8 character (RFC 3629). */
function cutAtCharacter(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= TEXT_BYTES) return bytes
  let end = TEXT_BYTES
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return bytes.subarray(0, end)
}

function typeLetter({ type }: WrittenColumn): 'C' | 'N' | 'L' | 'D' {
  if (type === 'boolean') return 'L'
  if (type === 'date') return 'D'
  return type === 'integer' || type === 'real' ? 'N' : 'C'
}

function widthOf(column: WrittenColumn, cells: readonly Cell[]): number {
  if (column.type === 'boolean') return 1
  if (column.type === 'date') return 8
  if (column.type === 'integer') return INTEGER_BYTES
  if (column.type === 'real') return NUMBER_BYTES
  return cells.reduce((width, { encoded }) => Math.max(width, encoded.length), 1)
}

function uniqueNames(columns: readonly WrittenColumn[]): readonly string[] {
  const used = new Set<string>()
  return columns.map(({ name }) => {
    let candidate = name.slice(0, NAME_CHARACTERS)
    for (let number = 1; used.has(candidate); number += 1) candidate = `${name.slice(0, NAME_CHARACTERS - String(number).length)}${number}`
    used.add(candidate)
    return candidate
  })
}
