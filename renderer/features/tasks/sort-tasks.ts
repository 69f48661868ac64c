/** Orders of the task list. */
import { COMPLETED_STATES, type TaskState, type TaskSummary } from '../../../shared/domain/task'
import { vocabularies } from '../../../shared/domain/vocabularies'
import type { TaskOrder } from '../../state/task-filter'

const stateRank = new Map(Object.keys(vocabularies.taskState).map((state, rank) => [state as TaskState, rank]))

/** Sorted copy. By deadline: what is still to be done first, the earliest at its head, tasks without a date after those with one; equal ones by number. */
export function sortTasks(tasks: readonly TaskSummary[], order: TaskOrder): readonly TaskSummary[] {
  return tasks.toSorted((a, b) => compare(a, b, order) || byNumber(a, b))
}

function compare(a: TaskSummary, b: TaskSummary, order: TaskOrder): number {
  switch (order) {
    case 'deadline':
      return Number(isCompleted(a)) - Number(isCompleted(b)) || (a.deadline ?? '9999').localeCompare(b.deadline ?? '9999')
    case 'state':
      return (stateRank.get(a.state) ?? 0) - (stateRank.get(b.state) ?? 0)
    case 'number':
      return 0
  }
}

const isCompleted = ({ state }: TaskSummary): boolean => COMPLETED_STATES.includes(state)

function byNumber(a: TaskSummary, b: TaskSummary): number {
  return (a.number ?? '').localeCompare(b.number ?? '', 'zh', { numeric: true })
}
