/** Rectification tasks: list, card, pins, counts, links. */
import type { BoundingBox, FeatureRef } from '../../../shared/domain/feature'
import type { DocumentSummary, Task, TaskLink, TaskState, TaskSummary } from '../../../shared/domain/task'
import { AppError } from '../../../shared/errors'
import type { RecordRow, WorkspaceReader } from '../../store/workspace-store'
import { contract } from '../base'
import { countTasks } from './count-tasks'
import { readDocumentsOf } from './read-documents'
import { filterTasks, momentOf } from './filter-tasks'
import type { TaskMoment } from './moment'
import { readTasksAt, type TaskOnDay, toTaskSummary } from './read-tasks'
import { text, textOrNull } from './row-text'
import type { Session } from '../session'
import { findLink, readLinks, refText, taskIdsOfFeature } from './task-links'
import { readPins } from './task-pins'
import { taskWorkHandlers } from './task-work'

const { task } = contract

export const taskHandlers = task.router({
  list: task.list.handler(async ({ input, context: { session } }) => {
    const tasks = await filterTasks(session, input, await momentOf(session, input))
    return { total: tasks.length, tasks: tasks.map(({ summary }) => summary) }
  }),
  read: task.read.handler(async ({ input, context: { session } }) => {
    const workspace = session.workspace()
    const moment = await momentOf(session, input)
    const tasks = await readTasksAt(session, moment)
    const found = tasks.find(({ row }) => row.id === input.id)
    if (found === undefined) throw new AppError('task.notFound', { task: input.id })
    const links = await readLinks(workspace, found.row.id, moment)
    const documents = await readDocumentsOf(workspace, 'task', found.row.id, moment)
    return { task: toTask(found, links, documents), bounds: unionOfBounds(links.map(({ feature }) => feature.bounds)) }
  }),
  pins: task.pins.handler(async ({ input, context: { session } }) => readPins(session, await momentOf(session, input))),
  statistics: task.statistics.handler(async ({ input, context: { session } }) => {
    const moment = await momentOf(session, input)
    const tasks = await readTasksAt(session, moment)
    return { ...(await countTasks(session.workspace(), tasks, moment)), tasks: tasks.map(toTaskSummary) }
  }),
  find: task.find.handler(async ({ input, context: { session } }) => {
    const row = await findTask(session.workspace(), input.task.trim())
    return { id: row.id, number: textOrNull(row, 'number'), title: text(row, 'title') }
  }),
  ...taskWorkHandlers,
  link: task.link.handler(async ({ input, context: { session } }) => {
    const workspace = session.workspace()
    await requireTask(workspace, input.taskId)
    await workspace.readFeature(input.feature)
    if ((await findLink(workspace, input.taskId, input.feature)) !== null) {
      throw new AppError('link.alreadyExists', { task: input.taskId, feature: refText(input.feature) })
    }
    const { actionId } = await workspace.write(
      { action: 'task.link', actor: session.actor, params: { task: input.taskId, kind: input.feature.kind, feature: input.feature.id } },
      [
        {
          op: 'insertRecord',
          table: 'taskLink',
          values: { task_id: Number(input.taskId), layer: input.feature.kind, feature_id: Number(input.feature.id), role: input.role },
        },
      ],
    )
    return { actionId }
  }),
  unlink: task.unlink.handler(async ({ input, context: { session } }) => {
    const workspace = session.workspace()
    const link = await findLink(workspace, input.taskId, input.feature)
    if (link === null) throw new AppError('link.notFound', { task: input.taskId, feature: refText(input.feature) })
    const { actionId } = await workspace.write(
      { action: 'task.unlink', actor: session.actor, params: { task: input.taskId, kind: input.feature.kind, feature: input.feature.id } },
      [{ op: 'deleteRecord', table: 'taskLink', id: link.id }],
    )
    return { actionId }
  }),
})

/** Summaries of the tasks that hang on a feature at a moment, for its card. */
export async function tasksOfFeature(session: Session, feature: FeatureRef, moment: TaskMoment): Promise<readonly TaskSummary[]> {
  const ids = new Set(await taskIdsOfFeature(session.workspace(), feature, moment))
  if (ids.size === 0) return []
  return (await readTasksAt(session, moment)).filter(({ row }) => ids.has(row.id)).map(toTaskSummary)
}

/** By number, else by id: a ledger's number may be a plain 5. @throws AppError 'task.notFound' */
async function findTask(workspace: WorkspaceReader, name: string): Promise<RecordRow> {
  const { rows } = await workspace.listRecords({ table: 'task', where: [{ column: 'number', equals: name }], limit: 1 })
  if (rows[0] !== undefined) return rows[0]
  const byId = /^\d{1,15}$/.test(name) ? await workspace.listRecords({ table: 'task', where: [{ column: 'fid', equals: Number(name) }], limit: 1 }) : null
  if (byId?.rows[0] === undefined) throw new AppError('task.notFound', { task: name })
  return byId.rows[0]
}

async function requireTask(workspace: WorkspaceReader, id: string): Promise<void> {
  const { total } = await workspace.listRecords({ table: 'task', where: [{ column: 'fid', equals: Number(id) }], limit: 1 })
  if (total === 0) throw new AppError('task.notFound', { task: id })
}

function toTask(found: TaskOnDay, links: readonly TaskLink[], documents: readonly DocumentSummary[]): Task {
  const { row } = found
  const round = row.values['round']
  return {
    ...toTaskSummary(found),
    problem: textOrNull(row, 'problem'),
    round: typeof round === 'number' ? round : null,
    batch: textOrNull(row, 'batch'),
    acceptanceUnit: textOrNull(row, 'acceptance_unit'),
    leader: textOrNull(row, 'leader'),
    person: textOrNull(row, 'person'),
    target: textOrNull(row, 'target'),
    measures: textOrNull(row, 'measures'),
    progress: textOrNull(row, 'progress'),
    assignedOn: textOrNull(row, 'assigned_on'),
    completedOn: textOrNull(row, 'completed_on'),
    closedOn: textOrNull(row, 'closed_on'),
    origin: textOrNull(row, 'source'),
    progressReported: found.progressReported,
    steps: found.steps.map((step) => ({
      state: text(step, 'state') as TaskState,
      effectiveOn: text(step, 'effective_on'),
      recordedAt: text(step, 'recorded_at'),
      actor: textOrNull(step, 'actor'),
      note: textOrNull(step, 'note'),
      role: textOrNull(step, 'role'),
      overrideReason: textOrNull(step, 'override_reason'),
    })),
    milestones: found.milestones.map((milestone) => ({
      id: milestone.id,
      title: text(milestone, 'title'),
      dueOn: text(milestone, 'due_on'),
      reachedOn: textOrNull(milestone, 'reached_on'),
    })),
    links,
    documents,
  }
}

function unionOfBounds(all: readonly (BoundingBox | null)[]): BoundingBox | null {
  const known = all.filter((bounds) => bounds !== null)
  if (known.length === 0) return null
  return [
    Math.min(...known.map(([west]) => west)),
    Math.min(...known.map(([, south]) => south)),
    Math.max(...known.map(([, , east]) => east)),
    Math.max(...known.map(([, , , north]) => north)),
  ]
}
