/**
 * Periods of evaluation: a month, a quarter, a year, or any run of months (year to date, 汛期).
 *
 * A month is one whole number, so that periods compare and count without dates: year × 12 + (month − 1).
 */
import { AppError } from '../../errors'

declare const monthIndex: unique symbol

/** year × 12 + (month − 1). */
export type MonthIndex = number & { readonly [monthIndex]: true }

/** `range` is any other run of months, year to date among them. */
type PeriodKind = 'month' | 'quarter' | 'year' | 'range'

/** A run of whole months, both ends included. */
export type Period = { readonly kind: PeriodKind; readonly first: MonthIndex; readonly last: MonthIndex }

/** Months of a flood season (汛期), 1 to 12, both ends included. */
export type SeasonMonths = { readonly firstMonth: number; readonly lastMonth: number }

/** @param month 1 to 12 */
export function toMonthIndex(year: number, month: number): MonthIndex {
  return (year * 12 + month - 1) as MonthIndex
}

/** The calendar month of an index; `month` is 1 to 12. */
export function fromMonthIndex(index: MonthIndex): { year: number; month: number } {
  return { year: Math.floor(index / 12), month: (index % 12) + 1 }
}

/** The month `count` months later (earlier where negative). */
export function addMonths(index: MonthIndex, count: number): MonthIndex {
  return (index + count) as MonthIndex
}

/** Months in the period. */
export function countMonths(period: Period): number {
  return period.last - period.first + 1
}

/** The period of `first` to `last`, with the narrowest kind that names it. */
export function periodOf(first: MonthIndex, last: MonthIndex): Period {
  const length = last - first + 1
  const start = first % 12
  if (length === 1) return { kind: 'month', first, last }
  if (length === 3 && start % 3 === 0) return { kind: 'quarter', first, last }
  if (length === 12 && start === 0) return { kind: 'year', first, last }
  return { kind: 'range', first, last }
}

/**
 * Read a period.
 *
 * Forms: `2025-11`, `2025-Q3`, `2025`, `2025-01..2025-10`, `2025-flood` (汛期), and `2025-ytd` where the newest month is given.
 *
 * @param floodSeason months of `-flood`
 * @param newest last month of `-ytd`; without it that form is refused
 * @throws AppError 'water.badPeriod'
 */
export function parsePeriod(text: string, floodSeason: SeasonMonths, newest: MonthIndex | null = null): Period {
  const trimmed = text.trim()
  const ends = trimmed.split('..')
  if (ends.length === 2) {
    const first = parseMonth(ends[0] ?? '')
    const last = parseMonth(ends[1] ?? '')
    if (first !== null && last !== null && first <= last) return periodOf(first, last)
    throw new AppError('water.badPeriod', { period: text })
  }
  const month = parseMonth(trimmed)
  if (month !== null) return periodOf(month, month)
  const named = /^(\d{4})(?:-(?:q([1-4])|(flood)|(ytd)))?$/i.exec(trimmed)
  if (named) {
    const january = toMonthIndex(Number(named[1]), 1)
    if (named[2] !== undefined) return periodOf(addMonths(january, (Number(named[2]) - 1) * 3), addMonths(january, Number(named[2]) * 3 - 1))
    if (named[3] !== undefined) return periodOf(addMonths(january, floodSeason.firstMonth - 1), addMonths(january, floodSeason.lastMonth - 1))
    if (named[4] === undefined) return periodOf(january, addMonths(january, 11))
    if (newest !== null && newest >= january && newest <= addMonths(january, 11)) return periodOf(january, newest)
  }
  throw new AppError('water.badPeriod', { period: text })
}

/** `2025-11`; `null` where the text is no month. */
function parseMonth(text: string): MonthIndex | null {
  const match = /^(\d{4})-(\d{1,2})$/.exec(text.trim())
  const month = Number(match?.[2])
  return match && month >= 1 && month <= 12 ? toMonthIndex(Number(match[1]), month) : null
}

/** The form that `parsePeriod` reads and the command line prints. */
export function formatPeriod(period: Period): string {
  const { year, month } = fromMonthIndex(period.first)
  if (period.kind === 'month') return formatMonth(period.first)
  if (period.kind === 'quarter') return `${year}-Q${(month + 2) / 3}`
  if (period.kind === 'year') return `${year}`
  return `${formatMonth(period.first)}..${formatMonth(period.last)}`
}

/** `2025-11`. */
export function formatMonth(index: MonthIndex): string {
  const { year, month } = fromMonthIndex(index)
  return `${year}-${String(month).padStart(2, '0')}`
}

/** January to the given month (累计). */
export function yearToDate(month: MonthIndex): Period {
  return periodOf(toMonthIndex(fromMonthIndex(month).year, 1), month)
}

/** The period of the same length just before (环比). */
export function previousPeriod(period: Period): Period {
  const length = countMonths(period)
  return periodOf(addMonths(period.first, -length), addMonths(period.last, -length))
}

/** The same months a year earlier (同比). */
export function samePeriodLastYear(period: Period): Period {
  return periodOf(addMonths(period.first, -12), addMonths(period.last, -12))
}
