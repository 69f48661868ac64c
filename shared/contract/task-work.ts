/** Work on tasks: new ones, edits with their why, milestones, thresholds, breakdowns, saved filters, the story, the ledger. */
import * as v from 'valibot'
import type { TaskStory, TaskWarning } from '../domain/task-work'
import type { Message } from '../messages/translate'
import { ask, dateSchema, idSchema, job, pathSchema, request } from './request'
import { momentSchema, type TaskFilter, taskFilterSchema } from './task-filter'

const valuesSchema = v.record(v.string(), v.nullable(v.union([v.string(), v.number(), v.boolean()])))
const reasonSchema = v.pipe(v.string(), v.trim(), v.maxLength(2000))
const titleSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500))

/** One row of a breakdown. `key` null: unknown; `title` null: show the key itself. */
export type BreakdownRow = {
  readonly key: string | null
  readonly title: Message | null
  readonly total: number
  readonly completed: number
  readonly closed: number
  readonly inProgress: number
  readonly overdue: number
  readonly red: number
  readonly yellow: number
  readonly green: number
  /** Lists exactly these tasks, on the same day. */
  readonly filter: TaskFilter
}

export type TaskBreakdown = { readonly asOf: string; readonly by: string; readonly total: number; readonly rows: readonly BreakdownRow[] }

export type SavedFilter = { readonly name: string; readonly filter: TaskFilter }

type Done = { readonly actionId: string }

export const breakdowns = ['district', 'unit', 'source', 'category', 'state', 'colour', 'progress', 'deadlineType', 'deadlineMonth'] as const

export const taskWorkContract = {
  /** A new task, assigned on a day; `values` by column. */
  create: request<Done & { readonly id: string }>()(v.object({ values: valuesSchema, assignedOn: v.optional(dateSchema) })),
  /** Columns of tasks; one action for many. Nothing is written where nothing differs (`actionId` null). */
  edit: request<{ readonly actionId: string | null; readonly changed: number }>()(
    v.object({ ids: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(20_000)), values: valuesSchema, reason: v.optional(reasonSchema) }),
  ),
  /** Add a milestone, or change the one named; `reachedOn` null: open. */
  milestone: request<Done & { readonly id: string }>()(
    v.object({ taskId: idSchema, id: v.optional(idSchema), title: v.optional(titleSchema), dueOn: v.optional(dateSchema), reachedOn: v.optional(v.nullable(dateSchema)), reason: v.optional(reasonSchema) }),
  ),
  removeMilestone: request<Done>()(v.object({ id: idSchema, reason: v.optional(reasonSchema) })),
  /** Thresholds of 时限预警; `isOwn`: the bureau's. */
  warning: ask<TaskWarning>(),
  /** Null: the shipped thresholds again. */
  saveWarning: request<{ readonly actionId: string | null }>()(
    v.object({
      rule: v.nullable(v.object({ yellowDaysLeft: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650)), yellowOnMissedMilestone: v.boolean(), redWhenReopened: v.boolean() })),
      reason: v.optional(reasonSchema),
    }),
  ),
  /** Counts by one column, each with the filter that lists exactly its tasks. */
  breakdown: request<TaskBreakdown>()(v.object({ by: v.picklist(breakdowns), filter: v.optional(taskFilterSchema, {}), ...momentSchema })),
  filters: ask<readonly SavedFilter[]>(),
  /** Null: forget it. */
  saveFilter: request<{ readonly actionId: string | null }>()(v.object({ name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)), filter: v.nullable(taskFilterSchema) })),
  /** Everything that happened to a task, oldest first, with the log's length and head to print beside it. */
  story: request<TaskStory>()(v.object({ id: idSchema })),
  /** The ledger as a table; `public` leaves internal columns out. A returned one is merged by number (import, key 编号). */
  exportLedger: job<{ readonly file: string; readonly tasks: number }>()(
    v.object({
      path: pathSchema,
      format: v.picklist(['xlsx', 'csv', 'docx']),
      audience: v.optional(v.picklist(['internal', 'public']), 'internal'),
      filter: v.optional(taskFilterSchema, {}),
      language: v.optional(v.picklist(['zh', 'en']), 'zh'),
      ...momentSchema,
    }),
  ),
}
