/** The conflict check (空间比对). */
import * as v from 'valibot'
import type { CheckReport, Finding, FindingExplanation, FindingMend, FindingPiece, PatchBatch, RuleEntry, SubjectShape, WrittenReport } from '../domain/check'
import type { SiteAnswer } from '../domain/site-answer'
import type { VersionComparison } from '../domain/version-comparison'
import { vocabularies, type CodeOf } from '../domain/vocabularies'
import type { Rule } from '../domain/rules/rule'
import { ask, dateSchema, featureRefSchema, idSchema, job, kindSchema, pathSchema, request } from './request'

const activitySchema = v.picklist(Object.keys(vocabularies.activity) as CodeOf<'activity'>[])

const languageSchema = v.optional(v.picklist(['zh', 'en']), 'zh')

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
  language: languageSchema,
})

export type CheckInput = v.InferOutput<typeof checkInputSchema>

const indexSchema = v.pipe(v.number(), v.integer(), v.minValue(0))

/** A finding of a report, handed back whole. */
const findingSchema: v.GenericSchema<Finding> = v.object({
  subject: v.string(),
  subjectName: v.nullable(v.string()),
  rule: v.string(),
  severity: v.picklist([1, 2, 3]),
  constraintLayer: kindSchema,
  constraint: idSchema,
  constraintName: v.nullable(v.string()),
  relation: v.picklist(['overlap', 'within', 'distance']),
  overlapSquareMeters: v.nullable(v.number()),
  shareOfSubject: v.nullable(v.number()),
  shareOfConstraint: v.nullable(v.number()),
  overlapMeters: v.nullable(v.number()),
  distanceMeters: v.number(),
  certainty: v.picklist(['certain', 'sliver']),
  basis: v.string(),
  basisVerified: v.boolean(),
  planeOverlapSquareMeters: v.exactOptional(v.nullable(v.number())),
})

const compareEntries = {
  layer: kindSchema,
  from: dateSchema,
  to: dateSchema,
  toleranceSquareMeters: v.optional(v.pipe(v.number(), v.minValue(0)), 10),
  /** Number of the document that approved the revision. */
  approval: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1))),
}

export const checkContract = {
  run: job<CheckReport>()(checkInputSchema),
  /** Clipped pieces of the findings of the last `run` that have an area. */
  pieces: ask<readonly FindingPiece[]>(),
  /** Subjects of the last `run`, those with findings first, at most so many. */
  subjects: request<readonly SubjectShape[]>()(v.object({ limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000)) })),
  /** One finding of the last `run` in plain words. */
  explain: request<FindingExplanation>()(v.object({ finding: indexSchema, language: languageSchema })),
  /** The smallest shift and the trim that would undo one finding of the last `run`. */
  mend: request<FindingMend>()(v.object({ finding: indexSchema, reachMeters: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(5000)), 500) })),
  /** The desk's questions about each subject of the last `run` (选址答复). */
  siteAnswer: request<readonly SiteAnswer[]>()(v.object({ subjects: v.optional(v.array(v.string())) })),
  /** The last `run` as a report: .pdf, .docx, .xlsx with one row a finding, .gpkg with the pieces, by the path's ending. */
  report: job<WrittenReport>()(
    v.object({ path: pathSchema, subjectsName: v.pipe(v.string(), v.minLength(1), v.maxLength(500)), language: languageSchema }),
  ),
  /** A rectification task out of a finding: linked to the constraint and, where it is a feature, to the subject. */
  makeTask: request<{ readonly taskId: string; readonly number: string; readonly actionId: string }>()(
    v.object({
      finding: findingSchema,
      fingerprint: v.string(),
      on: dateSchema,
      subject: v.optional(featureRefSchema),
      title: v.optional(v.pipe(v.string(), v.minLength(1))),
      problem: v.optional(v.string()),
      responsibleUnit: v.optional(v.string()),
      district: v.optional(v.string()),
      deadline: v.optional(dateSchema),
      language: languageSchema,
    }),
  ),
  /** Confirmed patches (属实) of a batch that have no task yet become tasks, all in one action; null where there are none. */
  makeTasksFromPatches: request<{
    readonly actionId: string | null
    readonly tasks: readonly { readonly taskId: string; readonly number: string; readonly patch: string }[]
    readonly skipped: readonly { readonly patch: string; readonly code: 'notConfirmed' | 'hasTask' }[]
  }>()(v.object({ batch: v.optional(v.string()), responsibleUnit: v.optional(v.string()), deadline: v.optional(dateSchema), language: languageSchema })),
  /** Batches of suspected patches with how far each is. */
  patchBatches: ask<readonly PatchBatch[]>(),
  /** What was found on site: one action; `actionId` null where nothing had to be changed. */
  judgePatches: request<{ readonly actionId: string | null; readonly changed: number }>()(
    v.object({ ids: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(10_000)), verdict: v.picklist(Object.keys(vocabularies.patchVerdict) as CodeOf<'patchVerdict'>[]) }),
  ),
  /** Every rule as it holds for the bureau, switched-off ones included. */
  rules: ask<readonly Rule[]>(),
  /** The same with where each comes from. */
  ruleSet: ask<readonly RuleEntry[]>(),
  /** Add or change a rule, or switch one on or off: one action. The rule is checked by the handler, which says what is wrong in the language asked for. */
  saveRule: request<{ readonly actionId: string; readonly rule: Rule }>()(
    v.union([v.strictObject({ id: v.string(), enabled: v.boolean(), language: languageSchema }), v.strictObject({ rule: v.unknown(), language: languageSchema })]),
  ),
  /** Back to the shipped rule; one of the bureau's own is removed. */
  resetRule: request<{ readonly actionId: string }>()(v.object({ id: v.string() })),
  /** All or none; rules that the file does not name stay. `actionId` null: nothing had to be changed. */
  importRules: request<{ readonly actionId: string | null; readonly added: number; readonly changed: number; readonly unchanged: number }>()(
    v.object({ path: pathSchema, language: languageSchema }),
  ),
  exportRules: request<{ readonly file: string; readonly rules: number }>()(v.object({ path: pathSchema, only: v.optional(v.literal('own')) })),
  /** Two versions of a legal layer: 调出, 调入, 净变化 by category and 属地. */
  compare: job<VersionComparison>()(v.object(compareEntries)),
  /** The same as a report: .pdf, .docx, .xlsx, .gpkg with the pieces, by the path's ending. */
  compareReport: job<WrittenReport>()(v.object({ ...compareEntries, path: pathSchema, language: languageSchema })),
}
