/** River sections by period. */
import * as v from 'valibot'
import type { SectionMonth, SectionReport } from '../domain/section'
import { ask, idSchema, request } from './request'

export const sectionContract = {
  /** Months that have readings, oldest first (`2023-10`). */
  months: ask<readonly string[]>(),
  /** Status of all sections in a period (`2025-11`, `2025-Q3`, `2025`, `2025-01..2025-10`). */
  status: request<SectionReport>()(v.object({ period: v.pipe(v.string(), v.regex(/^[\dQ.-]{4,20}$/)) })),
  /** All months of one section, oldest first. */
  history: request<readonly SectionMonth[]>()(v.object({ id: idSchema })),
}
