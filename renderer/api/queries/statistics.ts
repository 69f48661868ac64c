/** What the statistics drawer reads. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { breakdowns } from '../../../shared/contract/task-work'
import { useAskedDay, useAskedMoment } from '../../state/past'
import { serviceQueries } from '../clients'

export type Breakdown = (typeof breakdowns)[number]

/** All tasks by one column, at the moment that is looked at; the table shown before stays until the new one is there. */
export function useTaskBreakdown(by: Breakdown) {
  return useQuery({ ...serviceQueries.task.breakdown.queryOptions({ input: { by, ...useAskedMoment() } }), placeholderData: keepPreviousData })
}

/** Outfalls by one column. */
export function useOutfallCounts(by: string) {
  return useQuery({ ...serviceQueries.life.counts.queryOptions({ input: { subject: 'outfall', by, ...useAskedMoment() } }), placeholderData: keepPreviousData })
}

export function useCampaigns() {
  return useQuery(serviceQueries.life.campaigns.queryOptions({ input: {} }))
}

export function usePetitionCounts() {
  return useQuery(serviceQueries.petition.counts.queryOptions({ input: useAskedDay() }))
}

/** Tasks that are due from one day to another, both included. */
export function useTasksDue(dueFrom: string, dueTo: string) {
  return useQuery({ ...serviceQueries.task.list.queryOptions({ input: { dueFrom, dueTo, ...useAskedMoment() } }), placeholderData: keepPreviousData })
}

const NO_STAGES: readonly string[] = []

/** Stages that count as done; empty while they are read. */
export function useDoneStages(subject: string): string[] {
  return [...(useQuery(serviceQueries.life.doneStates.queryOptions()).data?.[subject] ?? NO_STAGES)]
}
