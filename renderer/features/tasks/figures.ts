/** Figures over the task list: each is the number of tasks that its filter shows. */
import type { TaskFilter } from '../../../shared/contract/task'
import { CLOSED_STATES, COMPLETED_STATES, type TaskState, type TaskStatistics } from '../../../shared/domain/task'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { taskMessages } from '../../../shared/messages/tasks'
import type { Message } from '../../../shared/messages/translate'

export type TaskFigure = {
  readonly id: string
  readonly title: Message
  readonly hint: Message | null
  readonly count: number
  /** Shows exactly the counted tasks. */
  readonly filter: TaskFilter
  readonly alarming: boolean
}

const allStates = Object.keys(vocabularies.taskState) as readonly TaskState[]
const openStates = allStates.filter((state) => !COMPLETED_STATES.includes(state))

/** Figures from left to right. */
export function taskFigures(statistics: TaskStatistics): readonly TaskFigure[] {
  const figure = (id: string, title: Message, count: number, filter: TaskFilter, rest: Partial<TaskFigure> = {}): TaskFigure => ({
    id,
    title,
    hint: null,
    count,
    filter,
    alarming: false,
    ...rest,
  })
  return [
    figure('all', taskMessages.all, statistics.total, {}),
    figure('completed', taskMessages.completed, statistics.completed, { states: [...COMPLETED_STATES] }, { hint: taskMessages.completedHint }),
    figure('inProgress', taskMessages.inProgress, statistics.inProgress, { states: openStates }),
    figure('overdue', taskMessages.overdue, statistics.overdue, { overdue: true }, { alarming: statistics.overdue > 0 }),
    figure('closed', taskMessages.closed, statistics.closed, { states: [...CLOSED_STATES] }),
  ]
}

/** Whether a filter is the figure's own. */
export function isFigureShown(figure: TaskFigure, filter: TaskFilter): boolean {
  return JSON.stringify(sortedParts(figure.filter)) === JSON.stringify(sortedParts(filter))
}

function sortedParts(filter: TaskFilter): unknown {
  return Object.entries(filter)
    .map(([part, value]) => [part, Array.isArray(value) ? value.map(String).sort() : value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}
