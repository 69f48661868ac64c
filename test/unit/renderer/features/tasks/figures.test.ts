import { describe, expect, it } from 'vitest'
import { isFigureShown, taskFigures } from '../../../../../renderer/features/tasks/figures'
import { sortTasks } from '../../../../../renderer/features/tasks/sort-tasks'
import type { TaskState, TaskStatistics, TaskSummary } from '../../../../../shared/domain/task'
import { vocabularies } from '../../../../../shared/domain/vocabularies'

const states = Object.keys(vocabularies.taskState) as TaskState[]

const task = (id: string, parts: Partial<TaskSummary> = {}): TaskSummary => ({
  id,
  number: id,
  title: id,
  state: 'rectifying',
  colour: 'green',
  overdue: false,
  progressStatus: 'onSchedule',
  responsibleUnit: null,
  district: null,
  category: null,
  taskSource: null,
  deadlineType: 'date',
  deadline: null,
  features: 0,
  demonstration: false,
  ...parts,
})

const statistics: TaskStatistics = {
  asOf: '2023-10-31',
  total: 43,
  completed: 32,
  closed: 5,
  inProgress: 11,
  overdue: 1,
  onSchedule: 10,
  byState: {},
  byColour: { green: 40, yellow: 2, red: 1 },
  byUnit: [],
  petitions: { total: 0, closed: 0, key: 0, repeated: 0 },
}

describe('figures', () => {
  it('split all states into done and not done, each in exactly one', () => {
    const figures = new Map(taskFigures(statistics).map((figure) => [figure.id, figure]))
    const done = figures.get('completed')!.filter.states ?? []
    const open = figures.get('inProgress')!.filter.states ?? []
    expect([...done, ...open].sort()).toEqual([...states].sort())
    // A task that came back is not done any more; one that is looked back at is.
    expect(open).toContain('reopened')
    expect(done).toContain('lookBack')
  })

  it('are shown while their own filter is, whatever the order of its states', () => {
    const [, completed] = taskFigures(statistics)
    expect(isFigureShown(completed!, { states: [...completed!.filter.states!].toReversed() })).toBe(true)
    expect(isFigureShown(completed!, { ...completed!.filter, overdue: true })).toBe(false)
    expect(isFigureShown(completed!, {})).toBe(false)
  })
})

describe('sortTasks', () => {
  const tasks = [task('10', { deadline: '2023-12-31' }), task('9'), task('2', { deadline: '2023-06-30', state: 'closed' }), task('1', { deadline: '2023-12-31' })]

  it('puts what is still to be done first, the earliest deadline at its head, those without a date after them; equal ones by number', () => {
    expect(sortTasks(tasks, 'deadline').map(({ id }) => id)).toEqual(['1', '10', '9', '2'])
  })

  it('sorts numbers as numbers', () => {
    expect(sortTasks(tasks, 'number').map(({ id }) => id)).toEqual(['1', '2', '9', '10'])
  })

  it('follows the life of a task', () => {
    expect(sortTasks(tasks, 'state').map(({ id }) => id)).toEqual(['1', '9', '10', '2'])
  })
})
