/** What the statistics drawer reads. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { breakdowns } from '../../../shared/contract/task-work'
import { serviceQueries } from '../clients'

export type Breakdown = (typeof breakdowns)[number]

/** All tasks by one column, on the workspace's day or another; the table shown before stays until the new one is there. */
export function useTaskBreakdown(by: Breakdown, asOf: string | null) {
  return useQuery({ ...serviceQueries.task.breakdown.queryOptions({ input: { by, ...(asOf === null ? {} : { asOf }) } }), placeholderData: keepPreviousData })
}

/** Outfalls by one column. */
export function useOutfallCounts(by: string) {
  return useQuery({ ...serviceQueries.life.counts.queryOptions({ input: { subject: 'outfall', by } }), placeholderData: keepPreviousData })
}

export function useCampaigns() {
  return useQuery(serviceQueries.life.campaigns.queryOptions({ input: {} }))
}

export function usePetitionCounts() {
  return useQuery(serviceQueries.petition.counts.queryOptions({ input: {} }))
}

/** Tasks that are due from one day to another, both included. */
export function useTasksDue(dueFrom: string, dueTo: string, asOf: string | null) {
  return useQuery({ ...serviceQueries.task.list.queryOptions({ input: { dueFrom, dueTo, ...(asOf === null ? {} : { asOf }) } }), placeholderData: keepPreviousData })
}

const NO_STAGES: readonly string[] = []

/** Stages that count as done; empty while they are read. */
export function useDoneStages(subject: string): string[] {
  return [...(useQuery(serviceQueries.life.doneStates.queryOptions()).data?.[subject] ?? NO_STAGES)]
}
