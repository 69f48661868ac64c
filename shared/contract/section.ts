/** River sections by period. */
import * as v from 'valibot'
import type { SectionLimit, SectionMonth, SectionOverview, SectionReport, StationReadings } from '../domain/section'
import type { TraceReport } from '../domain/trace'
import { ask, idSchema, request } from './request'

export const sectionContract = {
  /** Months that have readings, oldest first (`2023-10`). */
  months: ask<readonly string[]>(),
  /** Status of all sections in a period (`2025-11`, `2025-Q3`, `2025`, `2025-01..2025-10`). */
  status: request<SectionReport>()(v.object({ period: v.pipe(v.string(), v.regex(/^[\dQ.-]{4,20}$/)) })),
  /** All months of one section, oldest first. */
  history: request<readonly SectionMonth[]>()(v.object({ id: idSchema })),
  /** Limits that a section's values are held against, by its water type, in the order of the standard. */
  limits: request<readonly SectionLimit[]>()(v.object({ id: idSchema })),
  /** Class and target of all sections in all months that have readings. */
  overview: ask<SectionOverview>(),
  /** Readings of a monitoring station. */
  station: request<StationReadings>()(v.object({ id: idSchema })),
  /** Outfalls, enterprises and sections upstream, nearest along the water first (溯源). */
  trace: request<TraceReport>()(v.object({ id: idSchema, upstreamMeters: v.pipe(v.number(), v.minValue(1), v.maxValue(1e6)) })),
}
