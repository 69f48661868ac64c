/** The chosen month and steps through the months. */
import { useCallback } from 'react'
import { useMonth } from '../../state/month'
import { periodAround } from '../../../shared/domain/water-quality/period-span'
import { useView } from '../../state/view'

export function useMonthSteps() {
  const { month, months } = useMonth()
  const set = useView((state) => state.set)
  const kind = useView((state) => state.periodKind)
  const index = month === null ? -1 : months.indexOf(month)
  const choose = useCallback((chosen: string | undefined) => chosen !== undefined && set({ month: chosen }), [set])
  const period = month === null ? null : periodAround(month, kind)
  // A step goes to the next period, to its last month that has readings.
  const others = (from: readonly string[]) => from.filter((value) => periodAround(value, kind) !== period)
  const before = others(months.slice(0, Math.max(index, 0)))
  const after = others(months.slice(index + 1))
  const next = after[0] === undefined ? null : (after.findLast((value) => periodAround(value, kind) === periodAround(after[0]!, kind)) ?? null)
  return {
    month,
    period,
    months,
    index,
    choose,
    /** Null at the ends. */
    earlier: before.at(-1) ?? null,
    later: next,
  }
}
