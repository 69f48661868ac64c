/** Rectification tasks: list, card, counts, links to features. */
import * as v from 'valibot'
import type { BoundingBox } from '../domain/feature'
import type { Task, TaskColour, TaskState, TaskStatistics, TaskSummary } from '../domain/task'
import { type CodeOf, vocabularies } from '../domain/vocabularies'
import { momentSchema, type TaskFilter, taskFilterSchema } from './task-filter'
import { taskWorkContract } from './task-work'
import { featureRefSchema, idSchema, request } from './request'

export type { TaskFilter }

/** A task's pin: one point a linked feature. */
export type TaskPin = {
  readonly taskId: string
  readonly number: string | null
  readonly title: string
  readonly state: TaskState
  readonly colour: TaskColour
  readonly lonLat: readonly [number, number]
}

export const taskContract = {
  list: request<{ readonly total: number; readonly tasks: readonly TaskSummary[] }>()(v.object({ ...taskFilterSchema.entries, ...momentSchema })),
  /** The card, and the frame that shows all its features (null without any). */
  read: request<{ readonly task: Task; readonly bounds: BoundingBox | null }>()(v.object({ id: idSchema, ...momentSchema })),
  /** Pins of all linked features of tasks that are not closed, for the map. */
  pins: request<readonly TaskPin[]>()(v.object(momentSchema)),
  statistics: request<TaskStatistics & { readonly tasks: readonly TaskSummary[] }>()(v.object(momentSchema)),
  /** A task by its number or its id, as the command line names it. */
  find: request<{ readonly id: string; readonly number: string | null; readonly title: string }>()(v.object({ task: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) })),
  link: request<{ readonly actionId: string }>()(
    v.object({ taskId: idSchema, feature: featureRefSchema, role: v.optional(v.picklist(Object.keys(vocabularies.linkRole) as CodeOf<'linkRole'>[]), 'subject') }),
  ),
  ...taskWorkContract,
  unlink: request<{ readonly actionId: string }>()(v.object({ taskId: idSchema, feature: featureRefSchema })),
}
