/** Bays by their sea-water points, and drinking-water sources. */
import * as v from 'valibot'
import type { BayStatus, WaterSourceStatus } from '../domain/bay-status'
import { idSchema, request } from './request'
import { periodSchema } from './section'

export const bayContract = {
  /** Every bay in a period; where it has no survey, in the newest survey of that year up to then. */
  status: request<readonly BayStatus[]>()(v.object({ period: periodSchema })),
}

export const waterSourceContract = {
  /** Sections and stations inside a protection zone, graded as drinking water. */
  status: request<WaterSourceStatus>()(v.object({ id: idSchema, period: periodSchema })),
}
