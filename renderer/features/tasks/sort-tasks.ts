/** Orders of the task list. */
import type { TaskState, TaskSummary } from '../../../shared/domain/task'
import { vocabularies } from '../../../shared/domain/vocabularies'
import type { TaskOrder } from '../../state/task-filter'

const stateRank = new Map(Object.keys(vocabularies.taskState).map((state, rank) => [state as TaskState, rank]))

/** Sorted copy. By deadline: the earliest first, tasks without a date last; equal ones by number. */
export function sortTasks(tasks: readonly TaskSummary[], order: TaskOrder): readonly TaskSummary[] {
  return tasks.toSorted((a, b) => compare(a, b, order) || byNumber(a, b))
}

function compare(a: TaskSummary, b: TaskSummary, order: TaskOrder): number {
  switch (order) {
    case 'deadline':
      return (a.deadline ?? '9999').localeCompare(b.deadline ?? '9999')
    case 'state':
      return (stateRank.get(a.state) ?? 0) - (stateRank.get(b.state) ?? 0)
    case 'number':
      return 0
  }
}

function byNumber(a: TaskSummary, b: TaskSummary): number {
  return (a.number ?? '').localeCompare(b.number ?? '', 'zh', { numeric: true })
}
