/** What the window reads of alerts. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { AlertFilter } from '../../../shared/contract/alert'
import { serviceQueries } from '../clients'

/** Alerts that a filter lets through; the rows shown before stay until the new ones are there. */
export function useAlerts(filter: AlertFilter) {
  return useQuery({ ...serviceQueries.alert.list.queryOptions({ input: filter }), placeholderData: keepPreviousData })
}

/** Alerts that are not closed; null while it is read. */
export function useOpenAlertCount(): number | null {
  const counts = useQuery(serviceQueries.alert.list.queryOptions({ input: {} })).data?.counts
  return counts === undefined ? null : counts.pending + counts.judged + counts.assigned
}

export function useAlertCard(id: string) {
  return useQuery(serviceQueries.alert.read.queryOptions({ input: { id } }))
}

/** Thresholds in force, and those that came with the program. */
export function useAlertRule() {
  return useQuery(serviceQueries.alert.rule.queryOptions())
}
