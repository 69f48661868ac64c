/** Ratio targets of plan years, and limits of sections' own. */
import * as v from 'valibot'
import type { PlanYears, SectionOverride } from '../domain/section-target'
import { isItemCode, type ItemCode } from '../domain/water-quality/item'
import { ask, dateSchema, idSchema, request } from './request'

type Done = { readonly actionId: string }

const year = v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100))
const words = v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(500)))

const levelTargetSchema = v.object({
  controlLevel: v.picklist(['national', 'provincial', 'city']),
  goodRatio: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  decimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)),
})

const overrideSchema = v.pipe(
  v.object({
    sectionId: idSchema,
    /** Absent: a new one. */
    id: v.optional(idSchema),
    item: v.custom<ItemCode>((text) => typeof text === 'string' && isItemCode(text)),
    limit: v.pipe(v.number(), v.gtValue(0)),
    strict: v.optional(v.boolean(), false),
    validFrom: v.optional(v.nullable(dateSchema), null),
    validTo: v.optional(v.nullable(dateSchema), null),
    basis: v.optional(words, null),
  }),
  v.check(({ validFrom, validTo }) => validFrom === null || validTo === null || validFrom <= validTo),
)

export type OverrideInput = v.InferOutput<typeof overrideSchema>

export const sectionTargetContract = {
  planYears: ask<PlanYears>(),
  /** A year's targets as a whole; without any the year is taken out. */
  savePlanYear: request<Done>()(v.object({ year, source: v.optional(words, null), targets: v.pipe(v.array(levelTargetSchema), v.maxLength(3)) })),
  /** By item, then the newest first. */
  overrides: request<readonly SectionOverride[]>()(v.object({ id: idSchema })),
  saveOverride: request<Done>()(overrideSchema),
  deleteOverride: request<Done>()(v.object({ id: idSchema })),
}
