/** The period that a shown one is compared with, as `section.status` takes it. */
import type { Comparison } from './section-measure'
import { periodAround } from '../../shared/domain/water-quality/period-span'
import type { PeriodKind } from './view-state'

/** The period that one is compared with: the month or quarter before, or the same one a year earlier; a year always with the year before. */
export function comparedPeriod(month: string, kind: PeriodKind, comparison: Comparison): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const back = comparison === 'year' || kind === 'ytd' || kind === 'year' || kind === 'flood' ? 12 : kind === 'quarter' ? 3 : 1
  const at = year * 12 + number - 1 - back
  return periodAround(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`, kind)
}
