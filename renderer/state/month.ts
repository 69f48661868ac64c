/** The month that section classes are shown for: the chosen one, or the newest that has readings. */
import { useQuery } from '@tanstack/react-query'
import { serviceQueries } from '../api/clients'
import { useView } from './view'

/** `month` is null while the list is read, and in a workspace without readings. */
export function useMonth(): { readonly month: string | null; readonly months: readonly string[] } {
  const chosen = useView((state) => state.month)
  const months = useQuery(serviceQueries.section.months.queryOptions()).data ?? NO_MONTHS
  const month = chosen !== null && months.includes(chosen) ? chosen : (months.at(-1) ?? null)
  return { month, months }
}

const NO_MONTHS: readonly string[] = []
