/** Counts of tasks on a day: what `dutu tasks` prints and the board shows. */
import { CLOSED_STATES, type TaskColour, type TaskState, type TaskStatistics } from '../../../shared/domain/task'
import type { WorkspaceReader } from '../../store/workspace-store'
import type { TaskMoment } from './moment'
import type { TaskOnDay } from './read-tasks'
import { text, textOrNull } from './row-text'

/**
 * Count tasks of a day.
 *
 * @param tasks those assigned by that day
 * @param moment petitions received by its day count, as the log knew them then
 */
export async function countTasks(workspace: WorkspaceReader, tasks: readonly TaskOnDay[], moment: TaskMoment): Promise<TaskStatistics> {
  const byState: Partial<Record<TaskState, number>> = {}
  const byColour: Record<TaskColour, number> = { green: 0, yellow: 0, red: 0 }
  const units = new Map<string, { total: number; closed: number; overdue: number }>()
  let completed = 0
  let closed = 0
  let overdue = 0
  let onSchedule = 0
  for (const { row, derived, progress } of tasks) {
    byState[derived.state] = (byState[derived.state] ?? 0) + 1
    byColour[derived.colour] += 1
    const isClosed = CLOSED_STATES.includes(derived.state)
    if (derived.completed) completed += 1
    if (isClosed) closed += 1
    if (derived.overdue) overdue += 1
    if (progress === 'onSchedule') onSchedule += 1
    const unit = text(row, 'responsible_unit')
    const counts = units.get(unit) ?? { total: 0, closed: 0, overdue: 0 }
    counts.total += 1
    if (isClosed) counts.closed += 1
    if (derived.overdue) counts.overdue += 1
    units.set(unit, counts)
  }
  const inProgress = tasks.length - completed
  return {
    asOf: moment.day,
    total: tasks.length,
    completed,
    closed,
    inProgress,
    overdue,
    onSchedule,
    byState,
    byColour,
    byUnit: [...units].map(([unit, counts]) => ({ unit, ...counts })).sort((a, b) => b.total - a.total || a.unit.localeCompare(b.unit, 'zh')),
    petitions: await countPetitions(workspace, moment),
  }
}

async function countPetitions(workspace: WorkspaceReader, { day: asOf, recordedAt }: TaskMoment): Promise<TaskStatistics['petitions']> {
  const rows = recordedAt === undefined ? (await workspace.listRecords({ table: 'petition' })).rows : await workspace.recordsAsOf('petition', recordedAt)
  const received = rows.filter((row) => (textOrNull(row, 'received_on') ?? '') <= asOf)
  return {
    total: received.length,
    closed: received.filter((row) => row.values['outcome'] === 'closed' && (textOrNull(row, 'closed_on') ?? '') <= asOf).length,
    key: received.filter((row) => row.values['key_case'] === true).length,
    repeated: received.filter((row) => textOrNull(row, 'repeats') !== null).length,
  }
}
