/** The period around a month, and the one that it is compared with, as `section.status` takes them. */
import type { Comparison } from './section-measure'
import type { PeriodKind } from './view-state'

/** As `section.status` takes it. @param month `2023-10` */
export function periodAround(month: string, kind: PeriodKind): string {
  const year = month.slice(0, 4)
  switch (kind) {
    case 'month':
      return month
    case 'quarter':
      return `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`
    case 'ytd':
      return `${year}-01..${month}`
    case 'year':
      return year
    case 'flood':
      return `${year}-flood`
  }
}

/** The period that one is compared with: the month or quarter before, or the same one a year earlier; a year always with the year before. */
export function comparedPeriod(month: string, kind: PeriodKind, comparison: Comparison): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const back = comparison === 'year' || kind === 'ytd' || kind === 'year' || kind === 'flood' ? 12 : kind === 'quarter' ? 3 : 1
  const at = year * 12 + number - 1 - back
  return periodAround(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`, kind)
}
