/** Outfalls, buffers and bays as bureaus count and print them: counts by any column, campaigns with dated goals, cards. */
import * as v from 'valibot'
import type { Message } from '../messages/translate'
import { momentSchema } from './task-filter'
import { ask, dateSchema, idSchema, pathSchema, request } from './request'

export const featureSubjectSchema = v.picklist(['outfall', 'ecologicalBuffer', 'bay'])
const nameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))
const codeSchema = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,62}$/))
const reasonSchema = v.pipe(v.string(), v.trim(), v.maxLength(2000))

/** Column → values that may occur; null is unknown. The same as the table's `where`. */
const whereSchema = v.record(codeSchema, v.array(v.nullable(v.union([v.string(), v.number(), v.boolean()]))))
export type LifeWhere = v.InferOutput<typeof whereSchema>

/** A campaign (专项): which features, and by when which share of them has to have reached a stage. */
export const campaignSchema = v.object({
  subject: featureSubjectSchema,
  where: whereSchema,
  goals: v.pipe(
    v.array(v.object({ title: nameSchema, reached: v.pipe(v.string(), v.minLength(1)), share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)), dueOn: dateSchema })),
    v.minLength(1),
  ),
  source: v.optional(v.string(), ''),
})
export type Campaign = v.InferOutput<typeof campaignSchema>

/** One group. `done`: closed or beyond (outfalls: 验收销号, 日常监管). `where` lists exactly these in the table. */
export type LifeCount = {
  readonly key: string | number | boolean | null
  readonly title: Message | null
  readonly total: number
  readonly done: number
  /** 0 to 1; null of none. */
  readonly doneRatio: number | null
  readonly byState: Readonly<Record<string, number>>
  readonly where: LifeWhere
}

export type LifeCounts = { readonly total: number; readonly done: number; readonly doneRatio: number | null; readonly byState: Readonly<Record<string, number>>; readonly by: string | null; readonly rows: readonly LifeCount[] }

/** A feature whose stage on a past day was another one than now (`now`); `stage` null: not known of that day. */
export type StageOnDay = { readonly id: string; readonly stage: string | null; readonly now: string | null }

export type CampaignGoal = { readonly title: string; readonly reached: string; readonly share: number; readonly dueOn: string; readonly count: number; readonly ratio: number | null; readonly met: boolean; readonly overdue: boolean }
export type CampaignProgress = { readonly name: string; readonly campaign: Campaign; readonly total: number; readonly goals: readonly CampaignGoal[] }

export const featureLifeContract = {
  /** Counts by one column of the theme (属地 `district`, river `receiving_water`, class `outfall_class`, …); none: the total alone. */
  counts: request<LifeCounts>()(v.object({ subject: featureSubjectSchema, by: v.optional(codeSchema), where: v.optional(whereSchema, {}), ...momentSchema })),
  /** Features whose stage on a past day, or as the log knew it then, was another one; none on the workspace's day. */
  stages: request<readonly StageOnDay[]>()(v.object({ subject: featureSubjectSchema, ...momentSchema })),
  /** Every campaign with its progress on a day. */
  campaigns: request<readonly CampaignProgress[]>()(v.object({ on: v.optional(dateSchema) })),
  /** Null: give it up. */
  saveCampaign: request<{ readonly actionId: string | null }>()(v.object({ name: nameSchema, campaign: v.nullable(campaignSchema), reason: v.optional(reasonSchema) })),
  /** The deadline of every feature that a campaign names, in one action. */
  setDeadline: request<{ readonly actionId: string | null; readonly changed: number }>()(v.object({ name: nameSchema, deadline: dateSchema, reason: v.optional(reasonSchema) })),
  /** The card as .docx or .pdf: facts, 一口一策, steps, photos. `public` leaves internal columns out. */
  card: request<{ readonly file: string; readonly bytes: number; readonly pages: number; readonly fonts: readonly string[]; readonly substituted: readonly string[] }>()(
    v.object({ subject: featureSubjectSchema, id: idSchema, path: pathSchema, audience: v.optional(v.picklist(['internal', 'public']), 'internal'), language: v.optional(v.picklist(['zh', 'en']), 'zh') }),
  ),
  /** Names of the stages that count as done, by subject. */
  doneStates: ask<Readonly<Record<string, readonly string[]>>>(),
}
