/** River sections by period. */
import * as v from 'valibot'
import type { SectionLimit, SectionMonth, SectionOverview, SectionReport, StationReadings } from '../domain/section'
import type { SectionBoard } from '../domain/section-board'
import type { SectionOutlook, SectionSurroundings } from '../domain/section-work'
import type { TraceReport } from '../domain/trace'
import type { SeasonMonths } from '../domain/water-quality/period'
import { PERIOD_SPANS } from '../domain/water-quality/period-span'
import { ask, idSchema, job, pathSchema, request } from './request'
import { sectionTargetContract } from './section-target'
import { sectionWorkContract } from './section-work'

/** `2025-11`, `2025-Q3`, `2025`, `2025-01..2025-10`, `2025-flood` (汛期), `2025-ytd` (up to the newest month). */
export const periodSchema = v.pipe(v.string(), v.regex(/^\d{4}(?:-(?:\d{1,2}|[Qq][1-4]|flood|ytd))?(?:\.\.\d{4}-\d{1,2})?$/))

const month = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))
const upstream = { id: idSchema, upstreamMeters: v.pipe(v.number(), v.minValue(1), v.maxValue(1e6)) }

export const traceExportFormats = ['xlsx', 'csv', 'gpkg'] as const

export const sectionContract = {
  ...sectionWorkContract,
  ...sectionTargetContract,
  /** Months that have readings, oldest first (`2023-10`). */
  months: ask<readonly string[]>(),
  /** Status of all sections in a period. */
  status: request<SectionReport>()(v.object({ period: periodSchema })),
  /** A period against another: ratios, districts ranked, sections that changed class. */
  board: request<SectionBoard>()(v.object({ period: periodSchema, comparedWith: periodSchema, level: v.optional(v.picklist(['national', 'provincial', 'city']), 'city') })),
  /** All months of one section, oldest first. */
  history: request<readonly SectionMonth[]>()(v.object({ id: idSchema })),
  /** The year up to a month, and what the remaining months must average. */
  outlook: request<SectionOutlook>()(v.object({ id: idSchema, month: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/)) })),
  /** Stations and outfalls that belong to a section. */
  surroundings: request<SectionSurroundings>()(v.object({ id: idSchema })),
  /** Limits that a section's values are held against, by its water type, in the order of the standard. */
  limits: request<readonly SectionLimit[]>()(v.object({ id: idSchema })),
  /** Class and target of all sections in all periods of a span that have readings. */
  overview: request<SectionOverview>()(v.optional(v.object({ span: v.optional(v.picklist(PERIOD_SPANS), 'month') }), {})),
  /** Readings of a monitoring station. */
  station: request<StationReadings>()(v.object({ id: idSchema })),
  /** Outfalls, enterprises and sections upstream, nearest along the water first (溯源). */
  trace: request<TraceReport>()(v.object(upstream)),
  /** The same as a table, or as a GeoPackage with the water. */
  exportTrace: job<{ readonly file: string; readonly features: number }>()(
    v.object({ ...upstream, format: v.picklist(traceExportFormats), path: pathSchema, language: v.optional(v.picklist(['zh', 'en']), 'zh') }),
  ),
  /** Months of 汛期: the bureau's own, else those that came with the program. */
  floodSeason: ask<SeasonMonths>(),
  setFloodSeason: request<{ readonly actionId: string }>()(
    v.pipe(
      v.object({ firstMonth: month, lastMonth: month }),
      v.check(({ firstMonth, lastMonth }) => firstMonth <= lastMonth),
    ),
  ),
}
