/**
 * What a cell's number format says about its number: a date, or a code with leading zeros.
 *
 * Source: ECMA-376 Part 1, 18.8.30 (numFmt), built-in ids of the Chinese locale included.
 */
import { dateOfAnySerial } from '../../../shared/domain/cell-text/date-text'
import type { Cell } from '../table/cell'

export type NumberFormat = 'general' | 'date' | 'time' | 'elapsed' | { readonly paddedTo: number }

const DAYS_BETWEEN_DATE_SYSTEMS = 1462

/** @param code format code of a custom format; undefined for built-in ids */
export function readNumberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) {
    if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || (id >= 57 && id <= 58)) return 'date'
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47 || (id >= 55 && id <= 56)) return 'time'
    return id === 46 ? 'elapsed' : 'general'
  }
  const padded = /^(0{2,})(?:_\)|;.*)?$/.exec(code.replaceAll(/\\ |"[^"]*"/g, ''))
  if (padded) return { paddedTo: padded[1]!.length }
  // Literals, colours, conditions and locales say nothing; [h] counts hours beyond a day.
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*./g, '').split(';')[0]!
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return 'elapsed'
  const tokens = bare.replaceAll(/\[[^\]]*\]/g, '').toLowerCase()
  if (/general|[#0?]/.test(tokens.replaceAll(/s\.0+/g, 's'))) return 'general'
  if (/[yd年月日]|e{1,4}(?![+-])/.test(tokens) || /^m{3,5}$/.test(tokens)) return 'date'
  return /[hs时分秒]/.test(tokens) ? 'time' : 'general'
}

/** A number as the cell that its format makes of it. */
export function cellOfNumber(number: number, format: NumberFormat, date1904: boolean): Cell {
  if (format === 'general') return number
  if (typeof format === 'object') {
    if (!Number.isInteger(number) || number < 0) return number
    return { kind: 'padded', text: String(number).padStart(format.paddedTo, '0') }
  }
  if (format === 'elapsed') return number
  // A time of day without a day: 0.604 is 14:30.
  if (number >= 0 && number < 1) return format === 'time' ? timeOfDay(number) : number
  const date = dateOfAnySerial(number + (date1904 ? DAYS_BETWEEN_DATE_SYSTEMS : 0))
  return date === null ? number : { kind: 'date', precision: date.precision === 'time' ? 'time' : 'day', iso: date.iso }
}

function timeOfDay(fraction: number): string {
  return new Date(Math.round(fraction * 86_400) * 1000).toISOString().slice(11, 19)
}
