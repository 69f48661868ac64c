/** What the window reads of river sections. */
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import type { ControlLevel } from '../../../shared/domain/section'
import type { PeriodSpan } from '../../../shared/domain/water-quality/period-span'
import { serviceQueries } from '../clients'

/** All sections of a month (`2023-10`) with the ratios; the month before stays until the new one is there. */
export function useSectionReport(month: string | null) {
  return useQuery({
    ...serviceQueries.section.status.queryOptions({ input: month === null ? skipToken : { period: month } }),
    placeholderData: keepPreviousData,
  })
}

/** Every section in every period of a span; the span shown before stays until the new one is there. */
export function useSectionOverview(span: PeriodSpan) {
  return useQuery({ ...serviceQueries.section.overview.queryOptions({ input: { span } }), placeholderData: keepPreviousData })
}

/** All months of one section. */
export function useSectionHistory(id: string) {
  return useQuery(serviceQueries.section.history.queryOptions({ input: { id } }))
}

/** The limits that one section is held against. */
export function useSectionLimits(id: string) {
  return useQuery(serviceQueries.section.limits.queryOptions({ input: { id } }))
}

/** Limits of a section's own. */
export function useSectionOverrides(id: string) {
  return useQuery(serviceQueries.section.overrides.queryOptions({ input: { id } }))
}

/** Ratio targets by plan year. */
export function usePlanYears() {
  return useQuery(serviceQueries.section.planYears.queryOptions())
}

/** A station's own readings and the section that it stands for. */
export function useStationReadings(id: string) {
  return useQuery(serviceQueries.section.station.queryOptions({ input: { id } }))
}

/** A period against another. */
export function useSectionBoard(input: { readonly period: string; readonly comparedWith: string; readonly level: ControlLevel } | null) {
  return useQuery({ ...serviceQueries.section.board.queryOptions({ input: input ?? skipToken }), placeholderData: keepPreviousData })
}

/** A section's year up to a month. */
export function useSectionOutlook(id: string, month: string | null) {
  return useQuery(serviceQueries.section.outlook.queryOptions({ input: month === null ? skipToken : { id, month } }))
}

export function useSectionSurroundings(id: string) {
  return useQuery(serviceQueries.section.surroundings.queryOptions({ input: { id } }))
}

/** The worklist of a section. */
export function useSectionProblems(id: string) {
  return useQuery(serviceQueries.section.problems.queryOptions({ input: { id } }))
}

/** Compliance plans of a section. */
export function useCompliancePlans(id: string) {
  return useQuery(serviceQueries.section.plans.queryOptions({ input: { id } }))
}

/** What lies upstream of a section; nothing is asked without one. */
export function useTrace(input: { readonly id: string; readonly upstreamMeters: number } | null) {
  return useQuery({ ...serviceQueries.section.trace.queryOptions({ input: input ?? skipToken }), placeholderData: keepPreviousData })
}

/** Months of 汛期. */
export function useFloodSeason() {
  return useQuery(serviceQueries.section.floodSeason.queryOptions())
}

/** Every bay by its sea-water points; null: nothing is asked. */
export function useBays(period: string | null) {
  return useQuery({ ...serviceQueries.bay.status.queryOptions({ input: period === null ? skipToken : { period } }), placeholderData: keepPreviousData })
}

/** What is measured in a drinking-water source. */
export function useWaterSource(id: string, period: string | null) {
  return useQuery(serviceQueries.waterSource.status.queryOptions({ input: period === null ? skipToken : { id, period } }))
}
