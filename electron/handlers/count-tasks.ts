/** Counts of tasks on a day: what `dutu tasks` prints and the board shows. */
import { CLOSED_STATES, type TaskColour, type TaskState, type TaskStatistics } from '../../shared/domain/task'
import type { WorkspaceReader } from '../store/workspace-store'
import { text, type TaskOnDay, textOrNull } from './read-tasks'

/**
 * Count tasks of a day.
 *
 * @param tasks those assigned by that day
 * @param asOf ISO date; petitions received by then count
 */
export async function countTasks(workspace: WorkspaceReader, tasks: readonly TaskOnDay[], asOf: string): Promise<TaskStatistics> {
  const byState: Partial<Record<TaskState, number>> = {}
  const byColour: Record<TaskColour, number> = { green: 0, yellow: 0, red: 0 }
  const units = new Map<string, { total: number; closed: number; overdue: number }>()
  let completed = 0
  let closed = 0
  let overdue = 0
  for (const { row, derived } of tasks) {
    byState[derived.state] = (byState[derived.state] ?? 0) + 1
    byColour[derived.colour] += 1
    const isClosed = CLOSED_STATES.includes(derived.state)
    if (derived.completed) completed += 1
    if (isClosed) closed += 1
    if (derived.overdue) overdue += 1
    const unit = text(row, 'responsible_unit')
    const counts = units.get(unit) ?? { total: 0, closed: 0, overdue: 0 }
    counts.total += 1
    if (isClosed) counts.closed += 1
    if (derived.overdue) counts.overdue += 1
    units.set(unit, counts)
  }
  const inProgress = tasks.length - completed
  return {
    asOf,
    total: tasks.length,
    completed,
    closed,
    inProgress,
    overdue,
    onSchedule: inProgress - overdue,
    byState,
    byColour,
    byUnit: [...units].map(([unit, counts]) => ({ unit, ...counts })).sort((a, b) => b.total - a.total || a.unit.localeCompare(b.unit, 'zh')),
    petitions: await countPetitions(workspace, asOf),
  }
}

async function countPetitions(workspace: WorkspaceReader, asOf: string): Promise<TaskStatistics['petitions']> {
  const { rows } = await workspace.listRecords({ table: 'petition' })
  const received = rows.filter((row) => (textOrNull(row, 'received_on') ?? '') <= asOf)
  return {
    total: received.length,
    closed: received.filter((row) => row.values['outcome'] === 'closed' && (textOrNull(row, 'closed_on') ?? '') <= asOf).length,
    key: received.filter((row) => row.values['key_case'] === true).length,
    repeated: received.filter((row) => textOrNull(row, 'repeats') !== null).length,
  }
}
