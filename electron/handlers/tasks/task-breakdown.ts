/** Tasks counted by one column; every count comes with the filter that lists its tasks. */
import type { breakdowns, BreakdownRow, TaskBreakdown } from '../../../shared/contract/task-work'
import type { TaskFilter } from '../../../shared/contract/task-filter'
import { CLOSED_STATES, type TaskSummary } from '../../../shared/domain/task'
import { vocabularies, type VocabularyId, vocabularyTitle } from '../../../shared/domain/vocabularies'
import type { FilteredTask } from './filter-tasks'

export type BreakdownBy = (typeof breakdowns)[number]

type Column = {
  readonly valueOf: (summary: TaskSummary) => string | null
  readonly vocabulary: VocabularyId | null
  /** The part of the filter that asks for a value; null for unknown. */
  readonly filterOf: (value: string | null) => TaskFilter
}

const columns: Readonly<Record<BreakdownBy, Column>> = {
  district: { valueOf: ({ district }) => district, vocabulary: null, filterOf: (value) => (value === null ? { unknown: ['district'] } : { districts: [value] }) },
  unit: { valueOf: ({ responsibleUnit }) => responsibleUnit, vocabulary: null, filterOf: (value) => (value === null ? { unknown: ['unit'] } : { units: [value] }) },
  source: { valueOf: ({ taskSource }) => taskSource, vocabulary: 'taskSource', filterOf: (value) => (value === null ? { unknown: ['source'] } : ({ sources: [value] } as TaskFilter)) },
  category: { valueOf: ({ category }) => category, vocabulary: 'taskCategory', filterOf: (value) => (value === null ? { unknown: ['category'] } : ({ categories: [value] } as TaskFilter)) },
  state: { valueOf: ({ state }) => state, vocabulary: 'taskState', filterOf: (value) => ({ states: [value] }) as TaskFilter },
  colour: { valueOf: ({ colour }) => colour, vocabulary: 'taskColour', filterOf: (value) => ({ colours: [value] }) as TaskFilter },
  progress: { valueOf: ({ progressStatus }) => progressStatus, vocabulary: 'progressStatus', filterOf: (value) => (value === null ? { states: completedStates() } : ({ progress: [value] } as TaskFilter)) },
  deadlineType: { valueOf: ({ deadlineType }) => deadlineType, vocabulary: 'deadlineType', filterOf: (value) => ({ deadlineTypes: [value] }) as TaskFilter },
  deadlineMonth: { valueOf: ({ deadline }) => deadline?.slice(0, 7) ?? null, vocabulary: null, filterOf: (value) => (value === null ? { unknown: ['deadline'] } : { deadlineMonths: [value] }) },
}

/** Completed tasks, and only they, have no progress status. */
function completedStates(): NonNullable<TaskFilter['states']> {
  return ['completed', 'acceptanceRequested', 'inspected', 'published', 'closed', 'lookBack']
}

/** @param filter what the tasks were filtered by; a row's filter narrows it */
export function breakDown(tasks: readonly FilteredTask[], by: BreakdownBy, filter: TaskFilter, asOf: string): TaskBreakdown {
  const column = columns[by]
  const groups = new Map<string | null, FilteredTask[]>()
  for (const found of tasks) {
    const key = column.valueOf(found.summary)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [found])
    else group.push(found)
  }
  const rows = [...groups].map(([key, group]): BreakdownRow => ({
    key,
    title: key === null || column.vocabulary === null ? null : vocabularyTitle(column.vocabulary, key),
    ...countGroup(group),
    filter: { ...filter, ...column.filterOf(key) },
  }))
  return { asOf, by, total: tasks.length, rows: rows.sort(orderOf(by, column.vocabulary)) }
}

function countGroup(group: readonly FilteredTask[]) {
  const count = (test: (found: FilteredTask) => boolean): number => group.filter(test).length
  const completed = count(({ task }) => task.derived.completed)
  return {
    total: group.length,
    completed,
    closed: count(({ task }) => CLOSED_STATES.includes(task.derived.state)),
    inProgress: group.length - completed,
    overdue: count(({ summary }) => summary.overdue),
    red: count(({ summary }) => summary.colour === 'red'),
    yellow: count(({ summary }) => summary.colour === 'yellow'),
    green: count(({ summary }) => summary.colour === 'green'),
  }
}

/** Codes in the order of their vocabulary, months by date, names by how many; unknown last. */
function orderOf(by: BreakdownBy, vocabulary: VocabularyId | null): (a: BreakdownRow, b: BreakdownRow) => number {
  const codes = vocabulary === null ? [] : Object.keys(vocabularies[vocabulary])
  return (a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null)
    if (vocabulary !== null) return codes.indexOf(a.key) - codes.indexOf(b.key)
    if (by === 'deadlineMonth') return a.key < b.key ? -1 : 1
    return b.total - a.total || a.key.localeCompare(b.key, 'zh')
  }
}
