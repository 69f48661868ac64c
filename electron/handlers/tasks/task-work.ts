/** Work on tasks: new ones, edits with their why, milestones, thresholds, breakdowns, saved filters, the story, the ledger. */
import * as v from 'valibot'
import type { TaskFilter } from '../../../shared/contract/task-filter'
import { recordTables } from '../../../shared/domain/tables'
import { AppError } from '../../../shared/errors'
import type { Change, RecordRow, WorkspaceReader } from '../../store/workspace-store'
import { taskFilterSchema } from '../../../shared/contract/task-filter'
import { contract, runJob } from '../base'
import { checkValues, type GivenValues } from './checked-values'
import { exportLedger } from './export-ledger'
import { filterTasks, momentOf } from './filter-tasks'
import { saveOrRemove } from './life-settings'
import { defaultDay } from './moment'
import { readWarningRule, WARNING_AREA, WARNING_KEY } from './read-tasks'
import { text } from './row-text'
import type { Session } from '../session'
import { breakDown } from './task-breakdown'
import { readStory } from './task-story'

const { task } = contract

const FILTER_AREA = 'taskFilter'

export const taskWorkHandlers = {
  create: task.create.handler(async ({ input, context: { session } }) => createTask(session, input.values, input.assignedOn)),
  edit: task.edit.handler(({ input, context: { session } }) => editTasks(session, input.ids, input.values, input.reason)),
  milestone: task.milestone.handler(async ({ input: { taskId, id, title, dueOn, reachedOn, reason }, context: { session } }) => {
    const workspace = session.workspace()
    await readTaskRows(workspace, [taskId])
    const values = { ...(title === undefined ? {} : { title }), ...(dueOn === undefined ? {} : { due_on: dueOn }), ...(reachedOn === undefined ? {} : { reached_on: reachedOn }) }
    if (id !== undefined) await requireMilestone(workspace, id)
    else if (title === undefined || dueOn === undefined) throw new AppError('field.badValue', { field: recordTables.taskMilestone.fields.find(({ name }) => name === (title === undefined ? 'title' : 'due_on'))!.title.zh, value: '' })
    const change: Change = id === undefined ? { op: 'insertRecord', table: 'taskMilestone', ref: 'milestone', values: { task_id: Number(taskId), ...values } } : { op: 'updateRecord', table: 'taskMilestone', id, values }
    const result = await workspace.write(actionOf(session, 'task.milestone', { task: taskId, ...(id === undefined ? {} : { milestone: id }) }, reason), [change])
    return { actionId: result.actionId, id: id ?? result.ids.get('milestone')! }
  }),
  removeMilestone: task.removeMilestone.handler(async ({ input, context: { session } }) => {
    const workspace = session.workspace()
    const row = await requireMilestone(workspace, input.id)
    const { actionId } = await workspace.write(actionOf(session, 'task.removeMilestone', { task: text(row, 'task_id'), milestone: input.id }, input.reason), [{ op: 'deleteRecord', table: 'taskMilestone', id: input.id }])
    return { actionId }
  }),
  warning: task.warning.handler(({ context: { session } }) => readWarningRule(session)),
  saveWarning: task.saveWarning.handler(async ({ input, context: { session } }) => ({ actionId: await saveOrRemove(session, WARNING_AREA, WARNING_KEY, input.rule, input.reason) })),
  breakdown: task.breakdown.handler(async ({ input, context: { session } }) => {
    const moment = await momentOf(session, input)
    return breakDown(await filterTasks(session, input.filter, moment), input.by, input.filter, moment.day)
  }),
  filters: task.filters.handler(async ({ context: { session } }) => {
    const { rows } = await session.workspace().listRecords({ table: 'setting', where: [{ column: 'area', equals: FILTER_AREA }], orderBy: { column: 'key' } })
    return rows.flatMap((row) => {
      const filter = toFilter(text(row, 'value'))
      return filter === null ? [] : [{ name: text(row, 'key'), filter }]
    })
  }),
  saveFilter: task.saveFilter.handler(async ({ input, context: { session } }) => ({ actionId: await saveOrRemove(session, FILTER_AREA, input.name, input.filter, undefined) })),
  story: task.story.handler(({ input, context: { session } }) => readStory(session, input.id)),
  exportLedger: task.exportLedger.handler(({ input, context: { session }, signal }) => runJob('export', signal, () => exportLedger(session, input))),
}

/** A task begins as an order: its first step is part of the same action. */
async function createTask(session: Session, given: GivenValues, assignedOn: string | undefined): Promise<{ actionId: string; id: string }> {
  const workspace = session.workspace()
  const values = checkValues(recordTables.task.fields, given)
  if (typeof values['title'] !== 'string') throw new AppError('field.badValue', { field: recordTables.task.fields.find(({ name }) => name === 'title')!.title.zh, value: '' })
  const day = assignedOn ?? (typeof values['assigned_on'] === 'string' ? values['assigned_on'] : await defaultDay(workspace))
  const { actionId, ids } = await workspace.write(actionOf(session, 'task.create', { number: values['number'] ?? null }, undefined), [
    { op: 'insertRecord', table: 'task', ref: 'task', values: { deadline_type: 'date', ...values, assigned_on: day, state: 'assigned' } },
    { op: 'insertRecord', table: 'taskStep', values: { task_id: { ref: 'task' }, state: 'assigned', effective_on: day, recorded_at: new Date().toISOString(), actor: session.actor } },
  ])
  return { actionId, id: ids.get('task')! }
}

/** Dates of the life go with its steps: they are not edited beside them. */
const DATES_OF_STEPS: readonly string[] = ['completed_on', 'closed_on']

async function editTasks(session: Session, ids: readonly string[], given: GivenValues, reason: string | undefined): Promise<{ actionId: string | null; changed: number }> {
  const workspace = session.workspace()
  for (const column of DATES_OF_STEPS) if (Object.hasOwn(given, column)) throw new AppError('field.notEditable', { field: recordTables.task.fields.find(({ name }) => name === column)!.title.zh })
  const values = checkValues(recordTables.task.fields, given)
  const rows = await readTaskRows(workspace, ids)
  const changes = rows.flatMap((row): Change[] => {
    const different = Object.entries(values).filter(([name, value]) => (row.values[name] ?? null) !== value)
    return different.length === 0 ? [] : [{ op: 'updateRecord', table: 'task', id: row.id, values: Object.fromEntries(different) }]
  })
  if (changes.length === 0) return { actionId: null, changed: 0 }
  const params = { task: ids.length === 1 ? ids[0]! : `${ids.length}`, fields: Object.keys(values).join(',') }
  const { actionId } = await workspace.write(actionOf(session, 'task.edit', params, reason), changes)
  return { actionId, changed: changes.length }
}

/** @throws AppError 'task.notFound' */
export async function readTaskRows(workspace: WorkspaceReader, ids: readonly string[]): Promise<readonly RecordRow[]> {
  const { rows } = await workspace.listRecords({ table: 'task', where: [{ column: 'fid', in: ids.map(Number) }] })
  const found = new Set(rows.map(({ id }) => id))
  const missing = ids.find((id) => !found.has(id))
  if (missing !== undefined) throw new AppError('task.notFound', { task: missing })
  return rows
}

async function requireMilestone(workspace: WorkspaceReader, id: string): Promise<RecordRow> {
  const { rows } = await workspace.listRecords({ table: 'taskMilestone', where: [{ column: 'fid', equals: Number(id) }], limit: 1 })
  if (rows[0] === undefined) throw new AppError('milestone.notFound', { milestone: id })
  return rows[0]
}

function actionOf(session: Session, action: string, params: GivenValues, reason: string | undefined) {
  return { action, actor: session.actor, params, ...(reason === undefined || reason === '' ? {} : { reason }) }
}

/** A saved filter; null for one of a shape that filters no longer have. */
function toFilter(json: string): TaskFilter | null {
  try {
    const result = v.safeParse(taskFilterSchema, JSON.parse(json))
    return result.success ? result.output : null
  } catch {
    return null
  }
}
