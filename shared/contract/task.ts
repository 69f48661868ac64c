/** Rectification tasks: list, card, counts, links to features. */
import * as v from 'valibot'
import type { BoundingBox } from '../domain/feature'
import type { Task, TaskColour, TaskState, TaskStatistics, TaskSummary } from '../domain/task'
import { type CodeOf, vocabularies } from '../domain/vocabularies'
import { ask, dateSchema, featureRefSchema, idSchema, request } from './request'

const codes = <Id extends 'taskState' | 'taskColour' | 'linkRole' | 'taskCategory' | 'taskSource'>(id: Id) =>
  v.picklist(Object.keys(vocabularies[id]) as (CodeOf<Id> & string)[])

export const taskFilterSchema = v.object({
  text: v.optional(v.string()),
  states: v.optional(v.array(codes('taskState'))),
  colours: v.optional(v.array(codes('taskColour'))),
  categories: v.optional(v.array(codes('taskCategory'))),
  sources: v.optional(v.array(codes('taskSource'))),
  districts: v.optional(v.array(v.string())),
  units: v.optional(v.array(v.string())),
  overdue: v.optional(v.boolean()),
  /** Only tasks that hang on this feature. */
  feature: v.optional(featureRefSchema),
})

export type TaskFilter = v.InferInput<typeof taskFilterSchema>

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
  list: request<{ readonly total: number; readonly tasks: readonly TaskSummary[] }>()(taskFilterSchema),
  /** The card, and the frame that shows all its features (null without any). */
  read: request<{ readonly task: Task; readonly bounds: BoundingBox | null }>()(v.object({ id: idSchema })),
  /** Pins of all linked features of tasks that are not closed, for the map. */
  pins: ask<readonly TaskPin[]>(),
  statistics: request<TaskStatistics & { readonly tasks: readonly TaskSummary[] }>()(v.object({ asOf: v.optional(dateSchema) })),
  link: request<{ readonly actionId: string }>()(
    v.object({ taskId: idSchema, feature: featureRefSchema, role: v.optional(codes('linkRole'), 'subject') }),
  ),
  unlink: request<{ readonly actionId: string }>()(v.object({ taskId: idSchema, feature: featureRefSchema })),
}
