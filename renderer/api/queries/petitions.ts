/** What the window reads of petitions. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PetitionFilter } from '../../../shared/contract/petition'
import { useAskedDay } from '../../state/past'
import { serviceQueries } from '../clients'

/** Petitions that a filter lets through, by number, from the first. */
export function usePetitions(filter: PetitionFilter, limit: number) {
  return useQuery({ ...serviceQueries.petition.list.queryOptions({ input: { ...filter, ...useAskedDay(), limit, offset: 0 } }), placeholderData: keepPreviousData })
}

/** Counts of what a filter lets through. */
export function useCountsOfPetitions(filter: PetitionFilter) {
  return useQuery({ ...serviceQueries.petition.counts.queryOptions({ input: { ...filter, ...useAskedDay() } }), placeholderData: keepPreviousData })
}
