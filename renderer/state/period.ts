/** The period that section classes are shown for: the chosen month, or the quarter, year so far, year or 汛期 around it. */
import { type PeriodKind, periodKinds } from './view-state'
import { periodAround } from '../../shared/domain/water-quality/period-span'
import { useMonth } from './month'
import { useView } from './view'

export { periodKinds }

/** Both null while the months are read, and without readings. */
export function usePeriod(): { readonly period: string | null; readonly kind: PeriodKind; readonly month: string | null } {
  const { month } = useMonth()
  const kind = useView((state) => state.periodKind)
  return { period: month === null ? null : periodAround(month, kind), kind, month }
}
