/** The periods that a month lies in, as `parsePeriod` reads them: what a strip, a curve or a list goes through. */

/** The month itself, its quarter, the year up to it, its year, the 汛期 of its year. */
export const PERIOD_SPANS = ['month', 'quarter', 'ytd', 'year', 'flood'] as const
export type PeriodSpan = (typeof PERIOD_SPANS)[number]

/** The period of a span around a month. @param month `2023-10` */
export function periodAround(month: string, span: PeriodSpan): string {
  const year = month.slice(0, 4)
  switch (span) {
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
