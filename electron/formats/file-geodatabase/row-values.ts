/** Values of one row of a .gdbtable. */
import type { Value } from '../../../shared/domain/feature'
import type { SourceProblem } from '../../../shared/domain/source-record'
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import { ByteCursor, PastEnd } from './byte-cursor'
import { readShapeBlob } from './shape-blob'
import { FIELD, type GdbField, type GdbTableHeader } from './table-header'

export type GdbRow = { readonly values: Value[]; readonly geometry: FlatGeometry | null; readonly problems: SourceProblem[] }

const MS_PER_DAY = 86_400_000
/** Day 0 of the file's dates. */
const EPOCH_MS = Date.UTC(1899, 11, 30)

/**
 * @param shown fields whose values are wanted, in that order
 * @param from first byte of the row, behind its length
 */
export function readRow(buffer: Buffer, from: number, to: number, header: GdbTableHeader, shown: readonly GdbField[]): GdbRow {
  const cursor = new ByteCursor(buffer, from, to)
  const values = new Map<GdbField, Value>()
  const problems: SourceProblem[] = []
  let geometry: FlatGeometry | null = null
  try {
    const nullable = header.fields.filter((field) => field.nullable).length
    const flags = cursor.bytes(Math.ceil(nullable / 8))
    let place = 0
    for (const field of header.fields) {
      if (field.nullable) {
        const isNull = (flags[place >> 3]! & (1 << (place & 7))) !== 0
        place++
        if (isNull) continue
      }
      if (field.type === FIELD.geometry) geometry = readGeometry(cursor, header, problems)
      else values.set(field, readValue(cursor, field, header.utf8))
    }
  } catch (error) {
    if (!(error instanceof PastEnd)) throw error
    problems.push({ severity: 'rejected', code: 'record.truncated', params: { detail: '.gdbtable' } })
  }
  return { values: shown.map((field) => values.get(field) ?? null), geometry, problems }
}

function readGeometry(cursor: ByteCursor, header: GdbTableHeader, problems: SourceProblem[]): FlatGeometry | null {
  const length = cursor.varuint()
  const start = cursor.offset
  cursor.skip(length)
  if (!header.grid || length === 0) return null
  try {
    const { geometry, note, strayHole } = readShapeBlob(new ByteCursor(cursor.buffer, start, start + length), header.grid)
    if (note === 'curve') problems.push({ severity: 'repaired', code: 'geometry.curveApproximated', params: { type: 'ARC' } })
    if (note === 'surface') problems.push({ severity: 'repaired', code: 'geometry.surfaceTakenApart', params: { type: 'MultiPatch' } })
    if (strayHole !== null) problems.push({ severity: 'repaired', code: 'geometry.ringWithoutShell', params: { ring: strayHole } })
    return geometry
  } catch (error) {
    if (!(error instanceof PastEnd) && !(error instanceof RangeError)) throw error
    problems.push({ severity: 'rejected', code: 'geometry.unreadable', params: { detail: error.message || `${length} B` } })
    return null
  }
}

function readValue(cursor: ByteCursor, { type }: GdbField, utf8: boolean): Value {
  switch (type) {
    case FIELD.int16:
      return cursor.int16()
    case FIELD.int32:
      return cursor.int32()
    case FIELD.int64: {
      const value = cursor.int64()
      return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value.toString()
    }
    case FIELD.float32:
      // Seven digits are all that it has: 0.1 is no 0.10000000149.
      return finiteOrNull(Number(cursor.float32().toPrecision(7)))
    case FIELD.float64:
      return finiteOrNull(cursor.float64())
    case FIELD.string:
    case FIELD.xml: {
      const bytes = cursor.bytes(cursor.varuint())
      const text = bytes.toString(utf8 || type === FIELD.xml ? 'utf8' : 'utf16le')
      return text === '' ? null : text
    }
    case FIELD.dateTime:
      return instantOf(cursor.float64(), 19)
    case FIELD.date:
      return instantOf(cursor.float64(), 10)
    case FIELD.time:
      return new Date(Math.round((cursor.float64() % 1) * 86_400) * 1000).toISOString().slice(11, 19)
    case FIELD.dateTimeOffset: {
      const local = instantOf(cursor.float64(), 19)
      const minutes = cursor.int16()
      return local === null ? null : `${local}${offsetText(minutes)}`
    }
    case FIELD.guid:
    case FIELD.globalId:
      return guidText(cursor.bytes(16))
    case FIELD.raster:
      cursor.skip(4)
      return null
    case FIELD.binary:
      cursor.skip(cursor.varuint())
      return null
    default:
      throw new PastEnd()
  }
}

const finiteOrNull = (number: number) => (Number.isFinite(number) ? number : null)

function instantOf(days: number, length: number): string | null {
  const date = new Date(EPOCH_MS + Math.round(days * MS_PER_DAY))
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 || date.getUTCFullYear() < 0 ? null : date.toISOString().slice(0, length)
}

function offsetText(minutes: number): string {
  const absolute = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${String(Math.floor(absolute / 60)).padStart(2, '0')}:${String(absolute % 60).padStart(2, '0')}`
}

/** The first three groups are little-endian. */
function guidText(bytes: Buffer): string {
  const hex = (from: number, to: number, reverse: boolean) => {
    const part = Buffer.from(bytes.subarray(from, to))
    return (reverse ? Buffer.from(part.toReversed()) : part).toString('hex').toUpperCase()
  }
  return `{${hex(0, 4, true)}-${hex(4, 6, true)}-${hex(6, 8, true)}-${hex(8, 10, false)}-${hex(10, 16, false)}}`
}
