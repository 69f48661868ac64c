/** A task's columns as a person may change them, and what of them was changed. */
import type { Field } from '../../../shared/domain/field'
import { recordTables } from '../../../shared/domain/tables'
import type { Task } from '../../../shared/domain/task'

export type TaskValue = string | number | boolean | null
export type TaskValues = Readonly<Record<string, TaskValue>>

/** Columns in the order of the form. Dates that steps set are not among them. */
const EDITABLE = [
  'number',
  'title',
  'problem',
  'task_source',
  'round',
  'batch',
  'category',
  'district',
  'responsible_unit',
  'acceptance_unit',
  'leader',
  'person',
  'target',
  'deadline_type',
  'deadline',
  'measures',
  'progress',
  'progress_status',
] as const

export const editableColumns: readonly Field[] = EDITABLE.flatMap((name) => recordTables.task.fields.filter((field) => field.name === name))

/** Values by column; what was derived, not reported, is empty. */
export function valuesOfTask(task: Task): TaskValues {
  return {
    number: task.number,
    title: task.title,
    problem: task.problem,
    task_source: task.taskSource,
    round: task.round,
    batch: task.batch,
    category: task.category,
    district: task.district,
    responsible_unit: task.responsibleUnit,
    acceptance_unit: task.acceptanceUnit,
    leader: task.leader,
    person: task.person,
    target: task.target,
    deadline_type: task.deadlineType,
    deadline: task.deadline,
    measures: task.measures,
    progress: task.progress,
    progress_status: task.progressReported ? task.progressStatus : null,
  }
}

/** Only the columns whose value is another one. Blank texts are unknown. */
export function changedValues(before: TaskValues, after: TaskValues): TaskValues {
  return Object.fromEntries(
    Object.entries(after)
      .map(([column, value]) => [column, typeof value === 'string' && value.trim() === '' ? null : value] as const)
      .filter(([column, value]) => value !== (before[column] ?? null)),
  )
}
