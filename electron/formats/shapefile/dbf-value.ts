/** Values of a dBASE record. Blank, `*` and ESRI's lowest double mean empty. */
import type { Value } from '../../../shared/domain/feature'
import type { FieldType } from '../../../shared/domain/field'
import type { SourceProblem } from '../../../shared/domain/source-record'
import type { ValueDecoder } from '../encoding/value-decoder'
import type { DbfField } from './dbf-header'

/** Reads one value out of a record. `problems` receives what is wrong with it. */
export type DbfValueReader = (buffer: Buffer, recordStart: number, problems: SourceProblem[]) => Value

/** ArcGIS writes the lowest double where a number is empty. */
const ESRI_EMPTY_NUMBER = -1.7e308
const MAX_INTEGER_DIGITS = 18
const JULIAN_DAY_OF_1970 = 2_440_588
const MS_PER_DAY = 86_400_000
const SPACE = 0x20
const FOUR_SPACES = 0x20202020

/** @returns storage type of a field's values; null for memo and binary fields, which have no value here */
export function typeOfDbfField(field: DbfField): FieldType | null {
  switch (field.type) {
    case 'C':
      return 'text'
    case 'N':
    case 'F':
      return field.decimals === 0 && field.length <= MAX_INTEGER_DIGITS ? 'integer' : 'real'
    case 'I':
    case '+':
      return 'integer'
    case 'O':
    case 'B':
    case 'Y':
      return 'real'
    case 'L':
      return 'boolean'
    case 'D':
      return 'date'
    case 'T':
    case '@':
      return 'datetime'
    default:
      return null
  }
}

/** @param name the field's name, for problems */
export function createDbfValueReader(field: DbfField, name: string, decode: ValueDecoder, isWide: boolean): DbfValueReader {
  const { offset, length } = field
  switch (field.type) {
    case 'C':
      return textReader(field, name, decode, isWide)
    case 'N':
    case 'F':
      return numberReader(field, name)
    case 'I':
    case '+':
      return (buffer, start) => (length === 4 ? buffer.readInt32LE(start + offset) : null)
    case 'O':
    case 'B':
      return (buffer, start) => (length === 8 ? finiteOrNull(buffer.readDoubleLE(start + offset)) : null)
    case 'Y':
      return (buffer, start) => (length === 8 ? Number(buffer.readBigInt64LE(start + offset)) / 10_000 : null)
    case 'L':
      return (buffer, start) => logicalOf(buffer[start + offset]!)
    case 'D':
      return (buffer, start, problems) => dateOf(buffer.toString('latin1', start + offset, start + offset + length), name, problems)
    case 'T':
    case '@':
      return (buffer, start) => (length === 8 ? instantOf(buffer.readInt32LE(start + offset), buffer.readInt32LE(start + offset + 4)) : null)
    default:
      return () => null
  }
}

function textReader({ offset, length }: DbfField, name: string, decode: ValueDecoder, isWide: boolean): DbfValueReader {
  return (buffer, start, problems) => {
    const from = start + offset
    let to = from + length
    if (isWide) {
      while (to - 2 >= from && (buffer[to - 2] === SPACE || buffer[to - 2] === 0) && buffer[to - 1] === 0) to -= 2
    } else {
      while (to - 4 >= from && buffer.readInt32LE(to - 4) === FOUR_SPACES) to -= 4
      while (to > from && (buffer[to - 1] === SPACE || buffer[to - 1] === 0)) to--
      // Some writers leave remains of longer texts behind a NUL.
      for (let index = from; index < to; index++) if (buffer[index] === 0) to = index
      while (to > from && buffer[to - 1] === SPACE) to--
    }
    if (to === from) return null
    const { text, issue, encoding } = decode(buffer, from, to)
    if (issue === 'lost') problems.push({ severity: 'warning', code: 'value.textLost', params: { field: name, value: text.slice(0, 40) } })
    else if (issue === 'other') problems.push({ severity: 'warning', code: 'value.otherEncoding', params: { field: name, encoding } })
    else if (issue === 'cut') problems.push({ severity: 'warning', code: 'value.textCut', params: { field: name } })
    return text
  }
}

function numberReader({ offset, length }: DbfField, name: string): DbfValueReader {
  return (buffer, start, problems) => {
    let from = start + offset
    let to = from + length
    while (from < to && buffer[from]! <= SPACE) from++
    while (to > from && buffer[to - 1]! <= SPACE) to--
    if (from === to) return null
    const simple = parseDecimal(buffer, from, to)
    if (simple !== null) return simple
    const text = buffer.toString('latin1', from, to)
    const number = Number(text)
    if (Number.isFinite(number)) {
      if (number <= ESRI_EMPTY_NUMBER) return null
      // Beyond 2⁵³ a double would change digits of what is mostly a code.
      return Number.isInteger(number) && !Number.isSafeInteger(number) && /^-?\d+$/.test(text) ? text : number
    }
    // Stars stand where a number did not fit its field; NUL and NaN where there was none.
    if (/^[*\0]+$|^-?nan|^-?1\.#/i.test(text)) return null
    const withPoint = Number(text.replace(',', '.'))
    if (Number.isFinite(withPoint)) return withPoint
    problems.push({ severity: 'warning', code: 'value.badNumber', params: { field: name, value: text.slice(0, 40) } })
    return null
  }
}

/** Powers of ten that a double holds exactly. */
const POWERS_OF_TEN = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent)
const MAX_EXACT_DIGITS = 15
const MINUS = 0x2d
const POINT = 0x2e

/**
 * A plain decimal number of at most 15 digits: both mantissa and power of ten are exact, so their quotient is correctly rounded.
 *
 * @returns null for anything else
 */
function parseDecimal(buffer: Buffer, from: number, to: number): number | null {
  const negative = buffer[from] === MINUS
  let mantissa = 0
  let digits = 0
  let decimals = -1
  // Fields with many decimals are filled with zeros: they count once another digit follows.
  let zeros = 0
  for (let index = negative ? from + 1 : from; index < to; index++) {
    const byte = buffer[index]!
    if (byte === POINT && decimals === -1) {
      decimals = 0
      continue
    }
    const digit = byte - 0x30
    if (digit < 0 || digit > 9) return null
    if (digit === 0 && decimals >= 0) {
      zeros++
      continue
    }
    if (digits + zeros >= MAX_EXACT_DIGITS) return null
    mantissa = mantissa * POWERS_OF_TEN[zeros + 1]! + digit
    digits += zeros + 1
    if (decimals >= 0) decimals += zeros + 1
    zeros = 0
  }
  if (digits + zeros === 0) return null
  const value = decimals > 0 ? mantissa / POWERS_OF_TEN[decimals]! : mantissa
  return negative && value !== 0 ? -value : value
}

const finiteOrNull = (number: number) => (Number.isFinite(number) && number > ESRI_EMPTY_NUMBER ? number : null)

function logicalOf(byte: number): boolean | null {
  const letter = String.fromCharCode(byte).toUpperCase()
  if (letter === 'T' || letter === 'Y' || letter === '1') return true
  return letter === 'F' || letter === 'N' || letter === '0' ? false : null
}

function dateOf(raw: string, name: string, problems: SourceProblem[]): string | null {
  const text = raw.replaceAll('\0', ' ').trim()
  if (text === '' || /^0+$/.test(text)) return null
  const match = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(text)
  const [year, month, day] = match ? [Number(match[1]), Number(match[2]), Number(match[3])] : [0, 0, 0]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (match && date.getUTCMonth() === month - 1 && date.getUTCDate() === day) return `${match[1]}-${match[2]}-${match[3]}`
  problems.push({ severity: 'warning', code: 'value.badDate', params: { field: name, value: text.slice(0, 40) } })
  return null
}

/** @param day Julian day number @param milliseconds since midnight */
function instantOf(day: number, milliseconds: number): string | null {
  if (day === 0) return null
  const date = new Date((day - JULIAN_DAY_OF_1970) * MS_PER_DAY + milliseconds)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
