/** Target ratios of a plan year by control level (优Ⅲ比例目标); levels are cumulative. */
import * as v from 'valibot'
import { provenanceSchema } from './provenance'

const targetSchema = v.object({
  controlLevel: v.picklist(['national', 'provincial', 'city']),
  /** Sections at this level and above when the target was set. */
  sections: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** A fraction: 0.873. */
  goodRatio: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** Decimals of the percentage that the target was published with: 87.3 % has 1. */
  decimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)),
})

/** The file's shape. */
export const ratioTargetsSchema = v.object({
  ...provenanceSchema.entries,
  plans: v.array(
    v.object({
      /** GB/T 2260 code of the area that the plan binds. */
      area: v.pipe(v.string(), v.regex(/^\d{6}$/, 'a six-digit division code is needed')),
      year: v.pipe(v.number(), v.integer()),
      source: v.string(),
      targets: v.array(targetSchema),
    }),
  ),
})
export type RatioTarget = Pick<v.InferOutput<typeof targetSchema>, 'controlLevel' | 'goodRatio' | 'decimals'>
