/**
 * Rules of the conflict check as data: who is held against which layer, how, and on which legal basis.
 *
 * Files of this shape stand in `data/rules/`; a bureau adds its own. What no official text confirms is marked `verified: false` and
 * says so wherever it is used.
 */
import * as v from 'valibot'
import type { Field } from '../field'
import { commonFields, isKindId, kinds, type KindId } from '../kinds'
import { vocabularies, type CodeOf } from '../vocabularies'

const message = v.object({ zh: v.pipe(v.string(), v.minLength(1)), en: v.pipe(v.string(), v.minLength(1)) })
const kind = v.custom<KindId>((text) => typeof text === 'string' && isKindId(text), 'an unknown layer')
const activity = v.picklist(Object.keys(vocabularies.activity) as CodeOf<'activity'>[])
const status = v.picklist(Object.keys(vocabularies.projectStatus) as CodeOf<'projectStatus'>[])
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
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const { fault, path, input } of faultsOf(dataset.value)) addIssue({ message: fault, input, path: pathOf(dataset.value, path) })
  }),
)

/** What no single field shows; named as `ruleProblemMessages` are. */
const ruleFaults = ['unknownColumn', 'unknownFact', 'unknownCode', 'datesReversed', 'sameId'] as const
type RuleFaultName = (typeof ruleFaults)[number]

export function isRuleFault(text: string): text is RuleFaultName {
  return ruleFaults.some((fault) => fault === text)
}

type RuleFault = { readonly fault: RuleFaultName; readonly path: readonly (string | number)[]; readonly input: unknown }
type RuleContent = {
  readonly subjects: readonly KindId[]
  readonly constraint: { readonly layer: KindId; readonly where?: Readonly<Record<string, readonly unknown[]>> | undefined }
  readonly when?: { readonly columns?: Readonly<Record<string, readonly unknown[]>> | undefined } | undefined
  readonly severityCases?: readonly { readonly when: { readonly columns?: Readonly<Record<string, readonly unknown[]>> | undefined } }[] | undefined
  readonly basis: readonly { readonly effectiveFrom: string | null; readonly effectiveTo: string | null }[]
}

function faultsOf({ subjects, constraint, when, severityCases = [], basis }: RuleContent): RuleFault[] {
  const ofColumns = (layers: readonly KindId[], columns: Readonly<Record<string, readonly unknown[]>> | undefined, path: readonly (string | number)[], fault: RuleFaultName) =>
    Object.entries(columns ?? {}).flatMap(([column, values]): RuleFault[] => {
      const fields = layers.flatMap((layer) => fieldsOf(layer).filter(({ name }) => name === column))
      if (fields.length === 0) return [{ fault, path: [...path, column], input: column }]
      const codes = fields.flatMap(({ vocabulary }) => (vocabulary === undefined ? [] : Object.keys(vocabularies[vocabulary])))
      if (codes.length === 0 || fields.some(({ vocabulary }) => vocabulary === undefined)) return []
      return values.flatMap((value, index) => (codes.includes(String(value)) ? [] : [{ fault: 'unknownCode' as const, path: [...path, column, index], input: value }]))
    })
  return [
    ...ofColumns([constraint.layer], constraint.where, ['constraint', 'where'], 'unknownColumn'),
    ...ofColumns(subjects, when?.columns, ['when', 'columns'], 'unknownFact'),
    ...severityCases.flatMap((one, index) => ofColumns(subjects, one.when.columns, ['severityCases', index, 'when', 'columns'], 'unknownFact')),
    ...basis.flatMap(({ effectiveFrom, effectiveTo }, index): RuleFault[] =>
      effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom ? [{ fault: 'datesReversed', path: ['basis', index, 'effectiveTo'], input: effectiveTo }] : [],
    ),
  ]
}

/** Columns that rules may filter by. */
export function fieldsOf(layer: KindId): readonly Field[] {
  return [...commonFields.filter(({ name }) => COMMON_COLUMNS.has(name)), ...kinds[layer].fields]
}

const COMMON_COLUMNS: ReadonlySet<string> = new Set(['code', 'name', 'district'])

type IssuePath = [v.IssuePathItem, ...v.IssuePathItem[]]

function pathOf(rule: unknown, keys: readonly (string | number)[]): IssuePath {
  let input = rule
  const items = keys.map((key): v.IssuePathItem => {
    const value: unknown = (input as Record<string | number, unknown>)[key]
    const item = { type: 'unknown' as const, origin: 'value' as const, input, key, value }
    input = value
    return item
  })
  return items as IssuePath
}

/** A rule set: one file of `data/rules/`. */
export const ruleSetSchema = v.pipe(
  v.strictObject({ title: message, source: v.string(), date, rules: v.array(ruleSchema) }),
  v.check(({ rules }) => new Set(rules.map(({ id }) => id)).size === rules.length, 'sameId'),
)

export type Rule = v.InferOutput<typeof ruleSchema>
export type RuleFacts = v.InferOutput<typeof factsSchema>
export type Severity = Rule['severity']
export type LegalBasis = Rule['basis'][number]
