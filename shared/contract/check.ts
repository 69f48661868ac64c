/** The conflict check (空间比对). */
import * as v from 'valibot'
import type { CheckReport, FindingPiece, SubjectShape } from '../domain/check'
import type { VersionComparison } from '../domain/version-comparison'
import { vocabularies, type CodeOf } from '../domain/vocabularies'
import type { Rule } from '../domain/rules/rule'
import { ask, dateSchema, job, kindSchema, pathSchema, request } from './request'

const activitySchema = v.picklist(Object.keys(vocabularies.activity) as CodeOf<'activity'>[])

/** What is checked: a layer of the workspace, or a file that `import` understands. */
const subjectsSchema = v.variant('type', [
  v.object({ type: v.literal('layer'), kind: kindSchema }),
  v.object({
    type: v.literal('file'),
    path: pathSchema,
    crs: v.optional(v.pipe(v.string(), v.regex(/^EPSG:\d{4,6}$/))),
    encoding: v.optional(v.string()),
    layer: v.optional(v.string()),
  }),
  /** Drawn by hand: polygons in degrees [lon, lat]. */
  v.object({ type: v.literal('sketch'), rings: v.array(v.array(v.tuple([v.number(), v.number()]))) }),
])

export const checkInputSchema = v.object({
  subjects: subjectsSchema,
  /** Ids of rules; all that are switched on where absent. */
  rules: v.optional(v.array(v.string())),
  activity: v.optional(activitySchema),
  toleranceSquareMeters: v.optional(v.pipe(v.number(), v.minValue(0)), 10),
  /** Day whose law and versions count; the workspace's where absent. */
  on: v.optional(dateSchema),
  /** Planar areas of a projected system beside the ellipsoid's. */
  plane: v.optional(v.pipe(v.string(), v.regex(/^EPSG:\d{4,6}$/))),
  language: v.optional(v.picklist(['zh', 'en']), 'zh'),
})

export type CheckInput = v.InferOutput<typeof checkInputSchema>

export const checkContract = {
  run: job<CheckReport>()(checkInputSchema),
  /** Clipped pieces of the findings of the last `run` that have an area. */
  pieces: ask<readonly FindingPiece[]>(),
  /** Subjects of the last `run`, those with findings first, at most so many. */
  subjects: request<readonly SubjectShape[]>()(v.object({ limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000)) })),
  rules: ask<readonly Rule[]>(),
  /** Two versions of a legal layer: 调出, 调入, 净变化 by category and 属地. */
  compare: job<VersionComparison>()(
    v.object({ layer: kindSchema, from: dateSchema, to: dateSchema, toleranceSquareMeters: v.optional(v.pipe(v.number(), v.minValue(0)), 10) }),
  ),
}
