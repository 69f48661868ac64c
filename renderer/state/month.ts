/** The month that section classes are shown for: the chosen one, or the newest that has readings; on a past day none after it. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { serviceQueries } from '../api/clients'
import { usePast } from './past'
import { useView } from './view'

/** `month` is null while the list is read, and in a workspace without readings. */
export function useMonth(): { readonly month: string | null; readonly months: readonly string[] } {
  const chosen = useView((state) => state.month)
  const months = useQuery(serviceQueries.section.months.queryOptions()).data ?? NO_MONTHS
  const day = usePast((state) => state.asOf)
  const known = useMemo(() => (day === null ? months : months.filter((month) => isOverBy(month, day))), [months, day])
  const month = chosen !== null && known.includes(chosen) ? chosen : (known.at(-1) ?? null)
  return { month, months: known }
}

/** Whether a month had ended by a day: its figures did not exist before. */
function isOverBy(month: string, day: string): boolean {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) <= day
}

const NO_MONTHS: readonly string[] = []
