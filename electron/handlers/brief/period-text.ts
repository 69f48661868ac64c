/** Periods and days as papers write them. */
import type { Language } from '../../../shared/messages/translate'

const QUARTERS = '一二三四'

/** `2023-10` → 2023年10月; `2023-Q3` → 2023年第三季度; `2023-01..2023-10` → 2023年1—10月. English keeps the form of the command line. */
export function periodText(period: string, language: Language): string {
  if (language === 'en') return period
  const run = /^(\d{4})-(\d\d)\.\.(\d{4})-(\d\d)$/.exec(period)
  if (run !== null) {
    const [, fromYear, fromMonth, toYear, toMonth] = run
    return fromYear === toYear ? `${fromYear}年${Number(fromMonth)}—${Number(toMonth)}月` : `${fromYear}年${Number(fromMonth)}月—${toYear}年${Number(toMonth)}月`
  }
  const month = /^(\d{4})-(\d\d)$/.exec(period)
  if (month !== null) return `${month[1]}年${Number(month[2])}月`
  const quarter = /^(\d{4})-Q([1-4])$/i.exec(period)
  if (quarter !== null) return `${quarter[1]}年第${QUARTERS[Number(quarter[2]) - 1]}季度`
  return /^\d{4}$/.test(period) ? `${period}年` : period
}

/** ISO day → 2023年10月31日. */
export function dayText(day: string, language: Language): string {
  const [year, month, date] = day.split('-')
  return language === 'en' ? day : `${year}年${Number(month)}月${Number(date)}日`
}

/** Last day of a period's last month, ISO. */
export function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}
