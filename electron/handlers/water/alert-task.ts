/** One click from an alert to a task: its section and likely sources linked, deadline and texts filled in. */
import type { AutomaticNote } from '../../../shared/domain/alert'
import type { FeatureRef } from '../../../shared/domain/feature'
import { WATER_ITEMS } from '../../../shared/domain/water-quality/item'
import { AppError } from '../../../shared/errors'
import { alertFinding, alertTimes } from '../../../shared/messages/alert-finding'
import { alertMessages } from '../../../shared/messages/alerts'
import { type Language, translate } from '../../../shared/messages/translate'
import { itemNames } from '../../../shared/messages/water'
import type { Change, WorkspaceReader } from '../../store/workspace-store'
import { requireRole, storedNote } from './alert-notes'
import { featureOf, readAlertCard } from './read-alerts'
import { textOf } from './read-sections'
import { defaultDay } from '../tasks/moment'
import type { Session } from '../session'

export type AlertTaskInput = {
  readonly id: string
  readonly role?: string | undefined
  readonly deadline: string
  readonly responsibleUnit?: string | undefined
  readonly sources: readonly FeatureRef[]
  readonly measures?: string | undefined
  readonly language: Language
}

/** @throws AppError 'alert.notFound', 'alert.closed', 'alert.notJudged', 'alert.notReal', 'alert.hasTask', 'alert.notAllowed', 'feature.notFound' */
export async function makeAlertTask(session: Session, input: AlertTaskInput): Promise<{ readonly actionId: string; readonly taskId: string }> {
  const workspace = session.workspace()
  const { alert } = await readAlertCard(session, input.id)
  if (alert.closedOn !== null) throw new AppError('alert.closed', { alert: input.id })
  if (alert.taskId !== null) throw new AppError('alert.hasTask', { alert: input.id, task: alert.taskId })
  if (alert.verdict === null) throw new AppError('alert.notJudged', { alert: input.id })
  if (alert.verdict !== 'real') throw new AppError('alert.notReal', { alert: input.id })
  const role = await requireRole(session, 'assign', input.role)
  const subject = featureOf(alert)
  const feature = subject === null ? null : await workspace.readFeature(subject)
  for (const source of input.sources) await workspace.readFeature(source)
  const { language } = input
  const day = await defaultDay(workspace)
  const recordedAt = new Date().toISOString()
  const taskNumber = await nextNumber(workspace, day)
  const section = alert.sectionName ?? alert.stationName ?? ''
  const item = alert.item === null ? '' : itemNames[alert.item][language]
  const finding = alertFinding(alert, language)
  const { limit, worst } = alert.evidence
  const unit = alert.item === null || WATER_ITEMS[alert.item].unit === '1' ? '' : WATER_ITEMS[alert.item].unit
  const task = { ref: 'task' }
  const step = (mechanism: string, automatic: AutomaticNote): Change => ({
    op: 'insertRecord',
    table: 'alertStep',
    values: { alert_id: Number(alert.id), mechanism, effective_on: day, recorded_at: recordedAt, actor: session.actor, note: storedNote({ automatic, role }) },
  })
  const links = [...(subject === null ? [] : [{ ...subject, role: 'affected' }]), ...distinct(input.sources).map((source) => ({ ...source, role: 'source' }))]
  const changes: Change[] = [
    {
      op: 'insertRecord',
      table: 'task',
      ref: task.ref,
      values: {
        number: taskNumber,
        title: translate(alert.kind === 'silence' ? alertMessages.taskTitleSilence : alertMessages.taskTitle, language, { section, item }),
        problem:
          limit === null || worst === null
            ? translate(alertMessages.taskProblemPlain, language, { section, times: alertTimes(alert), finding })
            : translate(alertMessages.taskProblem, language, { section, times: alertTimes(alert), finding, limit: String(limit), worst: String(worst), unit }),
        task_source: 'alert',
        category: 'water',
        district: alert.district,
        responsible_unit: input.responsibleUnit ?? (feature === null ? null : textOf(feature, 'responsible_unit')),
        target: translate(alertMessages.taskTarget, language, { section, item }),
        measures: input.measures ?? null,
        deadline_type: 'date',
        deadline: input.deadline,
        state: 'assigned',
        assigned_on: day,
        origin: JSON.stringify({ type: 'alert', alert: alert.id }),
        demonstration: alert.demonstration,
      },
    },
    { op: 'insertRecord', table: 'taskStep', values: { task_id: task, state: 'assigned', effective_on: day, recorded_at: recordedAt, actor: session.actor, note: finding } },
    ...links.map((link): Change => ({ op: 'insertRecord', table: 'taskLink', values: { task_id: task, layer: link.kind, feature_id: Number(link.id), role: link.role } })),
    { op: 'updateRecord', table: 'alert', id: alert.id, values: { task_id: task } },
    step('warning', { code: 'assigned', number: taskNumber, deadline: input.deadline }),
    ...(input.sources.length === 0 ? [] : [step('tracing', { code: 'sources', count: input.sources.length })]),
  ]
  const { actionId, ids } = await workspace.write({ action: 'alert.makeTask', actor: session.actor, params: { alert: alert.id, number: taskNumber } }, changes)
  const taskId = ids.get(task.ref)
  if (taskId === undefined) throw new Error('the task got no id')
  return { actionId, taskId }
}

/** `YJ-20231031-02`: the day, then a running number. */
async function nextNumber(workspace: WorkspaceReader, day: string): Promise<string> {
  const stem = `YJ-${day.replaceAll('-', '')}-`
  const { rows } = await workspace.listRecords({ table: 'task', where: [{ column: 'number', contains: stem }] })
  const used = rows.map(({ values }) => Number(String(values['number'] ?? '').slice(stem.length))).filter((value) => Number.isInteger(value))
  return `${stem}${String(Math.max(0, ...used) + 1).padStart(2, '0')}`
}

function distinct(refs: readonly FeatureRef[]): readonly FeatureRef[] {
  return [...new Map(refs.map((ref) => [`${ref.kind} ${ref.id}`, ref])).values()]
}
