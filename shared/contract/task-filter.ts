/** Which tasks: the filter that lists, statistics, exports and letters share, and as of when. */
import * as v from 'valibot'
import { type CodeOf, vocabularies } from '../domain/vocabularies'
import { dateSchema, featureRefSchema } from './request'

const codes = <Id extends 'taskState' | 'taskColour' | 'linkRole' | 'taskCategory' | 'taskSource' | 'deadlineType' | 'progressStatus'>(id: Id) =>
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
  /** 达到／未达序时进度; completed tasks have none. */
  progress: v.optional(v.array(codes('progressStatus'))),
  deadlineTypes: v.optional(v.array(codes('deadlineType'))),
  /** Months of the deadline, `2023-12`. */
  deadlineMonths: v.optional(v.array(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/)))),
  /** Deadlines from and to, both days included. */
  dueFrom: v.optional(dateSchema),
  dueTo: v.optional(dateSchema),
  /** Only tasks of which these columns are unknown. */
  unknown: v.optional(v.array(v.picklist(['district', 'unit', 'category', 'source', 'deadline']))),
  /** Only tasks that hang on this feature. */
  feature: v.optional(featureRefSchema),
})

/** As of which effective day (the workspace's where absent), and as the log knew it when (now where absent; UTC). */
export const momentSchema = { asOf: v.optional(dateSchema), recordedAt: v.optional(v.pipe(v.string(), v.isoTimestamp())) }

export type TaskFilter = v.InferInput<typeof taskFilterSchema>
