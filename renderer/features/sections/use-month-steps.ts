/** The chosen month and steps through the months. */
import { useCallback } from 'react'
import { useMonth } from '../../state/month'
import { useView } from '../../state/view'

export function useMonthSteps() {
  const { month, months } = useMonth()
  const set = useView((state) => state.set)
  const index = month === null ? -1 : months.indexOf(month)
  const choose = useCallback((chosen: string | undefined) => chosen !== undefined && set({ month: chosen }), [set])
  return {
    month,
    months,
    index,
    choose,
    /** Null at the ends. */
    earlier: months[index - 1] ?? null,
    later: months[index + 1] ?? null,
  }
}
