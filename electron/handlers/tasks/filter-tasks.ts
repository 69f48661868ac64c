/** Tasks that a filter lets through: the one meaning of a filter for lists, counts, ledgers and letters. */
import type { TaskFilter } from '../../../shared/contract/task-filter'
import type { TaskSummary } from '../../../shared/domain/task'
import { defaultDay, type TaskMoment } from './moment'
import { readTasksAt, type TaskOnDay, toTaskSummary } from './read-tasks'
import { text } from './row-text'
import type { Session } from '../session'
import { taskIdsOfFeature } from './task-links'

export type FilteredTask = { readonly task: TaskOnDay; readonly summary: TaskSummary }

/** The day and the moment of recording that a request asks for. */
export async function momentOf(session: Session, asked: { readonly asOf?: string | undefined; readonly recordedAt?: string | undefined }): Promise<TaskMoment> {
  return { day: asked.asOf ?? (await defaultDay(session.workspace())), recordedAt: asked.recordedAt }
}

/** Tasks of a moment in the order of their numbers. */
export async function filterTasks(session: Session, filter: TaskFilter, moment: TaskMoment): Promise<readonly FilteredTask[]> {
  const tasks = await readTasksAt(session, moment)
  const linked = filter.feature === undefined ? null : new Set(await taskIdsOfFeature(session.workspace(), filter.feature, moment))
  const words = filter.text?.trim().toLowerCase() ?? ''
  return tasks
    .filter(({ row }) => linked === null || linked.has(row.id))
    .filter(({ row }) => words === '' || `${text(row, 'number')}\n${text(row, 'title')}\n${text(row, 'problem')}`.toLowerCase().includes(words))
    .map((task) => ({ task, summary: toTaskSummary(task) }))
    .filter(({ summary }) => passes(filter, summary))
}

function passes(filter: TaskFilter, summary: TaskSummary): boolean {
  const { deadline } = summary
  return (
    allows(filter.states, summary.state) &&
    allows(filter.colours, summary.colour) &&
    allows(filter.categories, summary.category) &&
    allows(filter.sources, summary.taskSource) &&
    allows(filter.districts, summary.district) &&
    allows(filter.units, summary.responsibleUnit) &&
    allows(filter.progress, summary.progressStatus) &&
    allows(filter.deadlineTypes, summary.deadlineType) &&
    allows(filter.deadlineMonths, deadline?.slice(0, 7) ?? null) &&
    (filter.dueFrom === undefined || (deadline !== null && deadline >= filter.dueFrom)) &&
    (filter.dueTo === undefined || (deadline !== null && deadline <= filter.dueTo)) &&
    (filter.overdue === undefined || filter.overdue === summary.overdue) &&
    (filter.unknown ?? []).every((column) => unknownColumns[column](summary) === null)
  )
}

const unknownColumns = {
  district: ({ district }: TaskSummary) => district,
  unit: ({ responsibleUnit }: TaskSummary) => responsibleUnit,
  category: ({ category }: TaskSummary) => category,
  source: ({ taskSource }: TaskSummary) => taskSource,
  deadline: ({ deadline }: TaskSummary) => deadline,
}

/** Nothing wanted allows everything. */
function allows(wanted: readonly string[] | undefined, value: string | null): boolean {
  return wanted === undefined || wanted.length === 0 || (value !== null && wanted.includes(value))
}
