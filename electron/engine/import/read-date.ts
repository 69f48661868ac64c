/**
 * Dates and deadlines of ledgers as whole days: what `parseDateText` reads, and 2025年12月底前, 2025年底, 2025年第三季度.
 *
 * A time behind the date is left out.
 */
import { dateOfSerial, parseDateText } from '../../../shared/domain/cell-text/date-text'
import { parseChineseNumeral } from '../../../shared/domain/cell-text/chinese-numeral'
import { toPlainText } from '../../../shared/domain/cell-text/plain-text'

export type WrittenDate = {
  /** ISO date. */
  readonly date: string
  /** The text names no day: the first or the last of its month, quarter or year was taken. */
  readonly withoutDay: boolean
}

/** Whether a date without a day is a beginning or, as deadlines are, an end. */
export type OpenEnd = 'first' | 'last'

const LEAD = /^(?:于|在|截至|截止到?|到|至)/
const TAIL = /(?:以前|之前|前|止|完成|前完成|起|[。.;；,，、])+$/
const QUARTER = /^(\d{4}|[〇零一二三四五六七八九]{4})年?\s*第?([1-4一二三四])季度(?:[底末])?$/

/** @returns null where the text is no date, or one that no calendar has */
export function readDate(text: string, openEnd: OpenEnd): WrittenDate | null {
  const plain = toPlainText(text).replaceAll(/(?<=[年月]) /g, '').replace(LEAD, '').replace(TAIL, '')
  const quarter = QUARTER.exec(plain)
  if (quarter !== null) {
    const [year, number] = [numberOf(quarter[1]!), numberOf(quarter[2]!)]
    return year === null || number === null ? null : dayOf(year, openEnd === 'last' ? 3 * number : 3 * number - 2, openEnd)
  }
  const atEnd = /(?<=[年月])(?:底|末|下旬)$/.test(plain)
  const atStart = /(?<=[年月])(?:初|上旬)$/.test(plain)
  const parsed = parseDateText(plain.replace(/(?<=[年月])(?:年?底|末|下旬|初|上旬)$/, ''))
  if (parsed === null) return null
  const end: OpenEnd = atEnd ? 'last' : atStart ? 'first' : openEnd
  const [year = 0, month] = parsed.iso.split('T')[0]!.split('-').map(Number)
  if (parsed.precision === 'year') return dayOf(year, end === 'last' ? 12 : 1, end)
  if (parsed.precision === 'month') return dayOf(year, month ?? 1, end)
  return { date: parsed.iso.slice(0, 10), withoutDay: false }
}

/** @returns null for a number that is no day count of Excel and no YYYYMMDD */
export function readDateNumber(value: number): WrittenDate | null {
  const parsed = dateOfSerial(value) ?? (Number.isInteger(value) ? parseDateText(String(value)) : null)
  return parsed === null || parsed.iso.length < 10 ? null : { date: parsed.iso.slice(0, 10), withoutDay: false }
}

function numberOf(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : parseChineseNumeral(text)
}

function dayOf(year: number, month: number, end: OpenEnd): WrittenDate {
  const day = end === 'last' ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 1
  return { date: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, withoutDay: true }
}
