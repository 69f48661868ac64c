/** Alerts (预警交办): raise, list, judge, make a task, record steps, close. Each change is one action of the log. */
import { AppError } from '../../../shared/errors'
import type { Change, RecordRow, RecordValues } from '../../store/workspace-store'
import { requireRole, storedNote } from './alert-notes'
import { raiseAlerts } from './alert-raise'
import { makeAlertTask } from './alert-task'
import { contract } from '../base'
import { filterAlerts, readAlertCard, requireAlert, stateOf } from './read-alerts'
import { defaultDay } from '../tasks/moment'
import { textOrNull } from '../tasks/row-text'
import type { Session } from '../session'
import { writeSetting } from '../settings'
import { ALERT_RULE_AREA, alertRuleOf, DEFAULT_KEY, readOwnGrading } from './water-settings'
import { readGradingContext } from './water-reference'

const { alert } = contract

export const alertHandlers = alert.router({
  raise: alert.raise.handler(({ context: { session } }) => raiseAlerts(session)),
  list: alert.list.handler(({ input, context: { session } }) => filterAlerts(session.workspace(), input)),
  read: alert.read.handler(({ input, context: { session } }) => readAlertCard(session, input.id)),
  judge: alert.judge.handler(async ({ input, context: { session } }) => {
    const row = await requireOpen(session, input.id)
    const role = await requireRole(session, 'judge', input.role)
    const task = textOrNull(row, 'task_id')
    if (task !== null) throw new AppError('alert.hasTask', { alert: input.id, task })
    const day = await defaultDay(session.workspace())
    return change(session, 'alert.judge', input.id, { verdict: input.verdict }, [
      update(input.id, { verdict: input.verdict, judged_on: day, judged_by: session.actor, note: input.note === '' ? null : input.note }),
      stepOf(session, input.id, 'warning', day, storedNote({ automatic: { code: 'judged', verdict: input.verdict }, note: input.note, role })),
    ])
  }),
  makeTask: alert.makeTask.handler(({ input, context: { session } }) => makeAlertTask(session, input)),
  addStep: alert.addStep.handler(async ({ input, context: { session } }) => {
    await requireOpen(session, input.id)
    const role = await requireRole(session, 'record', input.role)
    return change(session, 'alert.addStep', input.id, { mechanism: input.mechanism }, [stepOf(session, input.id, input.mechanism, input.effectiveOn, storedNote({ note: input.note, role }))])
  }),
  close: alert.close.handler(async ({ input, context: { session } }) => {
    const row = await requireOpen(session, input.id)
    const role = await requireRole(session, 'close', input.role)
    if (textOrNull(row, 'verdict') === null) throw new AppError('alert.notJudged', { alert: input.id })
    const day = await defaultDay(session.workspace())
    return change(session, 'alert.close', input.id, {}, [update(input.id, { closed_on: day }), stepOf(session, input.id, 'feedback', day, storedNote({ note: input.note, role }))])
  }),
  rule: alert.rule.handler(async ({ context: { session } }) => ({
    rule: alertRuleOf(await readOwnGrading(session, 'gb3838')),
    shipped: alertRuleOf(await readGradingContext(session.dataFolder, 'gb3838')),
  })),
  setRule: alert.setRule.handler(async ({ input, context: { session } }) => ({
    actionId: await writeSetting(session.workspace(), ALERT_RULE_AREA, DEFAULT_KEY, input, { action: 'alert.setRule', actor: session.actor }),
  })),
})

/** @throws AppError 'alert.notFound', 'alert.closed' */
async function requireOpen(session: Session, id: string): Promise<RecordRow> {
  const row = await requireAlert(session.workspace(), id)
  if (stateOf(row) === 'closed') throw new AppError('alert.closed', { alert: id })
  return row
}

async function change(session: Session, action: string, id: string, params: Readonly<Record<string, string>>, changes: readonly Change[]): Promise<{ readonly actionId: string }> {
  const { actionId } = await session.workspace().write({ action, actor: session.actor, params: { alert: id, ...params } }, changes)
  return { actionId }
}

function update(id: string, values: RecordValues): Change {
  return { op: 'updateRecord', table: 'alert', id, values }
}

function stepOf(session: Session, id: string, mechanism: string, effectiveOn: string, note: string | null): Change {
  const values = { alert_id: Number(id), mechanism, effective_on: effectiveOn, recorded_at: new Date().toISOString(), actor: session.actor, note }
  return { op: 'insertRecord', table: 'alertStep', values }
}
