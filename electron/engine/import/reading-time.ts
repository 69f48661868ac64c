/** When a row's readings were taken: by its own cells, and by the table's captions where those say too little. */
import { parseDateText } from '../../../shared/domain/cell-text/date-text'
import type { CaptionPeriod } from './period-of-captions'

/** Texts of a row's cells; null: blank, or no such column. */
export type TimeCells = { readonly time: string | null; readonly year: string | null; readonly month: string | null }

/** `time` is `2023-10`, `2023-10-05` or `2023-10-05T04:00`, local; null where none can be read. */
export type ReadingTime = { readonly time: string | null; readonly fromCaptions: boolean }

/** 10-31 12:00, 10月5日: as the national platform and monthly tables write it. */
const DAY_OF_YEAR = /^(\d{1,2})[-/.月](\d{1,2})日?(?:\s*(\d{1,2}):(\d{2})(?::\d{2})?)?$/

/**
 * @param hasTimeColumn whether the table has any; a blank cell among dates is not filled from the captions
 * @param period what the captions say; null: nothing
 */
export function readReadingTime(cells: TimeCells, hasTimeColumn: boolean, period: CaptionPeriod | null): ReadingTime {
  const own = readOwnTime(cells)
  if (own !== null || period === null) return { time: own, fromCaptions: false }
  const time = hasTimeColumn ? readTimeOfYear(cells, period) : period.month === null ? null : toMonth(period.year, period.month)
  return { time, fromCaptions: time !== null }
}

function readOwnTime({ time, year, month }: TimeCells): string | null {
  if (time === null) return withMonth(year, month)
  const packed = /^(\d{4})(0[1-9]|1[0-2])$/.exec(time)
  if (packed !== null) return `${packed[1]}-${packed[2]}`
  const parsed = parseDateText(time)
  if (parsed === null) return null
  if (parsed.precision === 'time') return parsed.iso.slice(0, 16)
  return parsed.precision === 'year' ? withMonth(parsed.iso, month) : parsed.iso
}

function withMonth(year: string | null, month: string | null): string | null {
  const years = /^(\d{4})年?(?:度)?$/.exec(year ?? '')
  const number = monthNumber(month)
  return years === null || number === null ? null : toMonth(Number(years[1]), number)
}

/** A day or month that names no year, in the year of the captions; where those name a month, it has to be the same one. */
function readTimeOfYear({ time, year, month }: TimeCells, period: CaptionPeriod): string | null {
  if (year !== null) return null
  const day = time === null ? null : DAY_OF_YEAR.exec(time)
  const number = time === null ? monthNumber(month) : day === null ? (/月/.test(time) ? monthNumber(time) : null) : Number(day[1])
  if (number === null || (period.month !== null && period.month !== number)) return null
  if (day === null) return toMonth(period.year, number)
  const date = new Date(Date.UTC(period.year, number - 1, Number(day[2])))
  if (date.getUTCMonth() !== number - 1 || Number(day[3] ?? 0) > 23 || Number(day[4] ?? 0) > 59) return null
  const iso = date.toISOString().slice(0, 10)
  return day[3] === undefined ? iso : `${iso}T${day[3].padStart(2, '0')}:${day[4]}`
}

function monthNumber(text: string | null): number | null {
  const number = Number(/^(\d{1,2})月?(?:份)?$/.exec(text ?? '')?.[1])
  return number >= 1 && number <= 12 ? number : null
}

const toMonth = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`
