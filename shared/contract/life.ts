/** Lives of tasks, outfalls, buffers and bays: their rules, which steps are open, steps of one or many. */
import * as v from 'valibot'
import { type Life, lifeSubjects, type Permission, permissionSchema, permissionSubjects } from '../domain/life/life-rule'
import { lifeColumns } from '../domain/life/life-subject'
import type { FeatureStep, StepReply } from '../domain/life/step-answer'
import type { OpenMove } from '../domain/life/step-plan'
import { vocabularyTitle } from '../domain/vocabularies'
import { featureLifeContract, featureSubjectSchema } from './feature-life'
import { dateSchema, idSchema, request } from './request'

const subjectSchema = v.picklist(lifeSubjects)
const permissionSubjectSchema = v.picklist(permissionSubjects)
const valueSchema = v.nullable(v.union([v.string(), v.number(), v.boolean()]))
const valuesSchema = v.record(v.string(), valueSchema)
const reasonSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000))
const noteSchema = v.pipe(v.string(), v.trim(), v.maxLength(4000))

export const stepSchema = v.pipe(
  v.object({
    subject: subjectSchema,
    /** One, or many in one action: all or none. */
    ids: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(20_000)),
    /** The state that the step leads to. */
    to: v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}$/)),
    /** The workspace's day where absent. */
    effectiveOn: v.optional(dateSchema),
    /** The life's default role where absent. */
    role: v.optional(v.string()),
    note: v.optional(noteSchema),
    /** What the move asks for beside columns. */
    details: v.optional(valuesSchema, {}),
    /** Columns of the subject that are filled in with the step. */
    fields: v.optional(valuesSchema, {}),
    /** Goes on without what a move asks for, where that may be overridden; stored and printed. */
    overrideReason: v.optional(reasonSchema),
    /** Only answer. */
    dryRun: v.optional(v.boolean(), false),
    /** Of the reasons in the error. */
    language: v.optional(v.picklist(['zh', 'en']), 'zh'),
  }),
  v.forward(
    v.check(({ subject, to }) => vocabularyTitle(lifeColumns[subject].vocabulary, to) !== null, 'no such state'),
    ['to'],
  ),
)

export type StepInput = v.InferOutput<typeof stepSchema>

export const lifeContract = {
  /** The life that holds; `isOwn`: the bureau's instead of the shipped one; `permission`: what the bureau changed of who may do what. */
  read: request<{ readonly life: Life; readonly isOwn: boolean; readonly permission: Permission | null }>()(v.object({ subject: permissionSubjectSchema })),
  /** Replace a life whole; null: the shipped one again. */
  save: request<{ readonly actionId: string | null }>()(v.object({ subject: subjectSchema, life: v.nullable(v.unknown()), reason: v.optional(reasonSchema) })),
  /** Move id → roles; null: as the life says. */
  savePermission: request<{ readonly actionId: string | null }>()(v.object({ subject: permissionSubjectSchema, permission: v.nullable(permissionSchema), reason: v.optional(reasonSchema) })),
  /** Where a subject stands and which moves lead on. */
  moves: request<{ readonly state: string; readonly lastEffectiveOn: string | null; readonly role: string; readonly moves: readonly OpenMove[] }>()(
    v.object({ subject: subjectSchema, id: idSchema, role: v.optional(v.string()) }),
  ),
  /** Do a step, or (`dryRun`) tell what is missing for each. */
  step: request<StepReply>()(stepSchema),
  ...featureLifeContract,
  /** Steps of a feature, oldest first. A task's stand on its card. */
  steps: request<readonly FeatureStep[]>()(v.object({ subject: featureSubjectSchema, id: idSchema })),
}
