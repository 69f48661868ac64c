/** What the window reads of river sections. */
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { serviceQueries } from '../clients'

/** All sections of a month (`2023-10`) with the ratios; the month before stays until the new one is there. */
export function useSectionReport(month: string | null) {
  return useQuery({
    ...serviceQueries.section.status.queryOptions({ input: month === null ? skipToken : { period: month } }),
    placeholderData: keepPreviousData,
  })
}

/** Every section in every month. */
export function useSectionOverview() {
  return useQuery(serviceQueries.section.overview.queryOptions())
}

/** All months of one section. */
export function useSectionHistory(id: string) {
  return useQuery(serviceQueries.section.history.queryOptions({ input: { id } }))
}

/** The limits that one section is held against. */
export function useSectionLimits(id: string) {
  return useQuery(serviceQueries.section.limits.queryOptions({ input: { id } }))
}

/** A station's own readings and the section that it stands for. */
export function useStationReadings(id: string) {
  return useQuery(serviceQueries.section.station.queryOptions({ input: { id } }))
}
