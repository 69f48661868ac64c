/**
 * Rules of the conflict check as data: who is held against which layer, how, and on which legal basis.
 *
 * Files of this shape stand in `data/rules/`; a bureau adds its own. What no official text confirms is marked `verified: false` and
 * says so wherever it is used.
 */
import * as v from 'valibot'
import { isKindId, kinds, type KindId } from '../kinds'
import { vocabularies, type CodeOf } from '../vocabularies'

const message = v.object({ zh: v.pipe(v.string(), v.minLength(1)), en: v.pipe(v.string(), v.minLength(1)) })
const kind = v.custom<KindId>((text) => typeof text === 'string' && isKindId(text), 'an unknown layer')
const activity = v.picklist(Object.keys(vocabularies.activity) as CodeOf<'activity'>[], 'an unknown activity')
const status = v.picklist(Object.keys(vocabularies.projectStatus) as CodeOf<'projectStatus'>[], 'an unknown status')
const severity = v.picklist([1, 2, 3], 'severity is 1, 2 or 3')
const date = v.pipe(v.string(), v.isoDate('a date YYYY-MM-DD is needed'))

/** Facts that a condition may ask for. All named facts have to hold; within one, any value does. An unknown fact is neither. */
const factsSchema = v.strictObject({
  activity: v.optional(v.pipe(v.array(activity), v.minLength(1))),
  status: v.optional(v.pipe(v.array(status), v.minLength(1))),
  /** Columns of the subject's own layer. */
  columns: v.optional(v.record(v.string(), v.array(v.union([v.string(), v.number(), v.boolean()])))),
})

const basisSchema = v.strictObject({
  /** Name of the law, regulation or document. */
  document: message,
  /** Article, as it is quoted: `第三百一十八条`. */
  article: v.optional(v.string()),
  /** First and last day in force; the day of the judged act decides. `null`: open. */
  effectiveFrom: v.nullable(date),
  effectiveTo: v.nullable(date),
  verified: v.boolean(),
})

const relationSchema = v.variant('type', [
  /** Interiors meet: area for polygons, length for lines. */
  v.strictObject({ type: v.literal('overlap') }),
  /** The subject, or a part of it, lies inside: for points. */
  v.strictObject({ type: v.literal('within') }),
  /** Not farther than `meters` on the ellipsoid, inclusive. */
  v.strictObject({ type: v.literal('distance'), meters: v.pipe(v.number(), v.minValue(0)) }),
])

export const ruleSchema = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9-]{1,19}$/, 'an id such as R02 is needed')),
    version: v.pipe(v.string(), v.minLength(1)),
    enabled: v.boolean(),
    title: message,
    /** Layers whose features are subjects; a file's polygons and lines count as `project`, its points as `outfall` and `enterprise`. */
    subjects: v.pipe(v.array(kind), v.minLength(1)),
    constraint: v.strictObject({
      layer: kind,
      /** Columns of the constraint layer and their allowed values. */
      where: v.optional(v.record(v.string(), v.pipe(v.array(v.union([v.string(), v.number(), v.boolean()])), v.minLength(1)))),
    }),
    relation: relationSchema,
    /** The rule applies only where these facts hold; with an unknown fact it is reported as not checked. */
    when: v.optional(factsSchema),
    severity,
    /** First case that holds replaces the severity; a case whose facts are unknown does not hold. */
    severityCases: v.optional(v.array(v.strictObject({ when: factsSchema, severity, remark: v.optional(message) }))),
    basis: v.pipe(v.array(basisSchema), v.minLength(1)),
    verified: v.boolean(),
    /** Plain words for the report: what it means and what it would take. */
    remark: v.optional(message),
  }),
  v.check((rule) => Object.keys(rule.constraint.where ?? {}).every((column) => hasColumn(rule.constraint.layer, column)), 'constraint.where names a column that the layer does not have'),
)

function hasColumn(layer: KindId, column: string): boolean {
  return ['name', 'code', 'district'].includes(column) || kinds[layer].fields.some(({ name }) => name === column)
}

/** A rule set: one file of `data/rules/`. */
export const ruleSetSchema = v.pipe(
  v.strictObject({ title: message, source: v.string(), date, rules: v.array(ruleSchema) }),
  v.check(({ rules }) => new Set(rules.map(({ id }) => id)).size === rules.length, 'two rules have the same id'),
)

export type Rule = v.InferOutput<typeof ruleSchema>
export type RuleFacts = v.InferOutput<typeof factsSchema>
export type Severity = Rule['severity']
export type LegalBasis = Rule['basis'][number]
