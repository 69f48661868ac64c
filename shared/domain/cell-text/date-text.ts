/**
 * Dates as ledgers write them: 2023-10-31, 2023.10.31, 20231031, 2023年10月31日 14:30, 二〇二三年十月, and Excel's day numbers.
 */
import { CHINESE_NUMERAL_CHARACTERS, parseChineseNumeral } from './chinese-numeral'
import { toPlainText } from './plain-text'

/** A date as precise as it was written. `iso` is `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or `YYYY-MM-DDTHH:MM:SS` in China's time. */
export type ParsedDate = { readonly precision: 'year' | 'month' | 'day' | 'time'; readonly iso: string }

const N = `[\\d${CHINESE_NUMERAL_CHARACTERS}]`
const CHINESE_DATE = new RegExp(`^(${N}{2,4})年(?:(${N}{1,3})月份?(?:(${N}{1,3})[日号]?)?)?(?: ?(.+))?$`)
const SEPARATED_DATE = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?:[ T](.+))?$/
const PACKED_DATE = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/
const TIME = /^(\d{1,2})(?::|时|点)(\d{1,2})(?:(?::|分)(\d{1,2})(?:\.\d+)?秒?)?分?\s*(Z|[+-]\d{2}:?\d{2})?$/i
const CHINA_OFFSET_MINUTES = 8 * 60
const MIN_YEAR = 1900
const MAX_YEAR = 2100

/** @returns null where the text is no date, or one that no calendar has */
export function parseDateText(text: string): ParsedDate | null {
  const plain = toPlainText(text)
  if (plain.length > 40) return null
  const chinese = CHINESE_DATE.exec(plain)
  if (chinese) return assemble(fullYear(numeral(chinese[1])), numeral(chinese[2]), numeral(chinese[3]), chinese[4])
  const separated = SEPARATED_DATE.exec(plain)
  if (separated) return assemble(Number(separated[1]), Number(separated[3]), separated[4] === undefined ? null : Number(separated[4]), separated[5])
  const packed = PACKED_DATE.exec(plain)
  return packed ? assemble(Number(packed[1]), Number(packed[2]), Number(packed[3]), undefined) : null
}

/** Day numbers between 1954 and 2064: what stands in a column of dates is meant as one. */
const MIN_SERIAL = 20_000
const MAX_SERIAL = 60_000
/** Excel's day 0 in the system of 1900, its false 29 February 1900 taken into account. */
const SERIAL_EPOCH_MS = Date.UTC(1899, 11, 30)
const DAYS_FROM_1900_TO_1904_SYSTEM = 1462

/**
 * @param serial Excel's day number, with the time of day as its fraction
 * @param date1904 the workbook counts from 1904
 * @returns null outside of 1954 to 2064
 */
export function dateOfSerial(serial: number, date1904 = false): ParsedDate | null {
  const days = serial + (date1904 ? DAYS_FROM_1900_TO_1904_SYSTEM : 0)
  return days >= MIN_SERIAL && days < MAX_SERIAL ? dateOfAnySerial(days) : null
}

/** The same for a cell that is formatted as a date, whatever its number. Null for times without a day and beyond the year 9999. */
export function dateOfAnySerial(days: number): ParsedDate | null {
  if (!(days >= 1 && days < 2_958_466)) return null
  // Doubles hold a time of day to some microseconds only.
  const seconds = Math.round(days * 86_400)
  const date = new Date(SERIAL_EPOCH_MS + seconds * 1000)
  const iso = date.toISOString()
  return seconds % 86_400 === 0 ? { precision: 'day', iso: iso.slice(0, 10) } : { precision: 'time', iso: iso.slice(0, 19) }
}

function numeral(text: string | undefined): number | null {
  if (text === undefined) return null
  return /^\d+$/.test(text) ? Number(text) : parseChineseNumeral(text)
}

/** 23年 is 2023. */
const fullYear = (year: number | null) => (year !== null && year >= 0 && year < 100 ? 2000 + year : year)

const pad = (value: number) => String(value).padStart(2, '0')

function assemble(year: number | null, month: number | null, day: number | null, time: string | undefined): ParsedDate | null {
  if (year === null || year < MIN_YEAR || year > MAX_YEAR) return null
  if (month === null) return time === undefined ? { precision: 'year', iso: String(year) } : null
  if (month < 1 || month > 12) return null
  if (day === null) return time === undefined ? { precision: 'month', iso: `${year}-${pad(month)}` } : null
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  const iso = `${year}-${pad(month)}-${pad(day)}`
  if (time === undefined) return { precision: 'day', iso }
  const match = TIME.exec(time.trim())
  if (!match) return null
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]
  if (hour > 24 || minute > 59 || second > 59) return null
  if (hour === 0 && minute === 0 && second === 0) return { precision: 'day', iso }
  const written = `${iso}T${pad(hour % 24)}:${pad(minute)}:${pad(second)}`
  const local = match[4] === undefined ? written : inChina(written, match[4])
  return local.endsWith('T00:00:00') && local !== written ? { precision: 'day', iso: local.slice(0, 10) } : { precision: 'time', iso: local }
}

/** 2023-09-30T16:00:00Z, as scripts write it, is the first of October in China. */
function inChina(written: string, zone: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? []
  const offset = (sign === '-' ? -1 : 1) * (60 * Number(hours ?? 0) + Number(minutes ?? 0))
  return new Date(Date.parse(`${written}Z`) + 60_000 * (CHINA_OFFSET_MINUTES - offset)).toISOString().slice(0, 19)
}
