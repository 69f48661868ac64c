/** Alerts as stored, and as lists and their screen show them. */
import * as v from 'valibot'
import { ALERT_MECHANISMS, type AlertCard, type AlertCounts, type AlertEvidence, alertRuleSchema, type AlertState, type AlertStep, type AlertSummary, type AlertVerdict } from '../../../shared/domain/alert'
import type { AlertFilter } from '../../../shared/contract/alert'
import type { FeatureRef } from '../../../shared/domain/feature'
import { isItemCode } from '../../../shared/domain/water-quality/item'
import { AppError } from '../../../shared/errors'
import type { RecordRow, WorkspaceReader } from '../../store/workspace-store'
import { defaultDay } from '../tasks/moment'
import { readTasksOnDay, toTaskSummary } from '../tasks/read-tasks'
import { text, textOrNull } from '../tasks/row-text'
import { readNote } from './alert-notes'
import { readLimitsOfSection } from './section-limits'
import type { Session } from '../session'

const number = v.fallback(v.nullable(v.number()), null)
const evidenceSchema = v.object({
  readings: v.fallback(v.array(v.object({ time: v.string(), value: v.number() })), []),
  limit: number,
  targetClass: number,
  worst: number,
  multiple: number,
  hours: number,
  rule: alertRuleSchema,
})

const NO_EVIDENCE: AlertEvidence = {
  readings: [],
  limit: null,
  targetClass: null,
  worst: null,
  multiple: null,
  hours: null,
  rule: { consecutive: 1, jumpFactor: 2, jumpShareOfLimit: 0, silentHours: 24, recentDays: 1 },
}

/** Months, or readings of a station, of the chart around an alert. */
const SERIES_LENGTH = 120

/** All alerts, newest first. */
async function readAlerts(workspace: WorkspaceReader): Promise<readonly AlertSummary[]> {
  const { rows } = await workspace.listRecords({ table: 'alert', orderBy: { column: 'raised_on', descending: true } })
  return summarise(workspace, rows)
}

/** Those that a filter lets through, with the counts of all. */
export async function filterAlerts(workspace: WorkspaceReader, filter: AlertFilter): Promise<{ total: number; counts: AlertCounts; alerts: readonly AlertSummary[] }> {
  const all = await readAlerts(workspace)
  const counts: Record<AlertState, number> = { pending: 0, judged: 0, assigned: 0, closed: 0 }
  for (const { state } of all) counts[state] += 1
  const words = filter.text?.trim().toLowerCase() ?? ''
  const alerts = all.filter(
    (alert) =>
      (filter.states === undefined || filter.states.length === 0 || filter.states.includes(alert.state)) &&
      (filter.kinds === undefined || filter.kinds.length === 0 || filter.kinds.includes(alert.kind)) &&
      (filter.sectionId === undefined || alert.sectionId === filter.sectionId) &&
      (words === '' || `${alert.sectionName ?? ''}\n${alert.stationName ?? ''}\n${alert.district ?? ''}`.toLowerCase().includes(words)),
  )
  return { total: alerts.length, counts, alerts: alerts.sort(mostUrgentFirst) }
}

const URGENCY: Readonly<Record<AlertState, number>> = { pending: 0, judged: 1, assigned: 2, closed: 3 }

/** What waits for a person first, then the newest, then the furthest past its limit. */
function mostUrgentFirst(a: AlertSummary, b: AlertSummary): number {
  return (
    URGENCY[a.state] - URGENCY[b.state] ||
    (b.lastTime ?? '').slice(0, 7).localeCompare((a.lastTime ?? '').slice(0, 7)) ||
    (b.evidence.multiple ?? 0) - (a.evidence.multiple ?? 0) ||
    Number(a.id) - Number(b.id)
  )
}

/** @throws AppError 'alert.notFound' */
export async function requireAlert(workspace: WorkspaceReader, id: string): Promise<RecordRow> {
  const { rows } = await workspace.listRecords({ table: 'alert', where: [{ column: 'fid', equals: Number(id) }], limit: 1 })
  const [row] = rows
  if (row === undefined) throw new AppError('alert.notFound', { alert: id })
  return row
}

/** @throws AppError 'alert.notFound' */
export async function readAlertCard(session: Session, id: string): Promise<AlertCard> {
  const workspace = session.workspace()
  const row = await requireAlert(workspace, id)
  const [alert] = await summarise(workspace, [row])
  if (alert === undefined) throw new AppError('alert.notFound', { alert: id })
  const { rows: steps } = await workspace.listRecords({ table: 'alertStep', where: [{ column: 'alert_id', equals: Number(id) }], orderBy: { column: 'effective_on' } })
  const tasks = alert.taskId === null ? [] : await readTasksOnDay(session, await defaultDay(workspace))
  const task = tasks.find((candidate) => candidate.row.id === alert.taskId)
  const feature = featureOf(alert)
  const [summary] = feature === null ? [] : await workspace.readSummaries([feature])
  const limits = alert.sectionId === null || alert.item === null ? [] : await readLimitsOfSection(session, alert.sectionId)
  return {
    alert,
    judgedOn: textOrNull(row, 'judged_on'),
    judgedBy: textOrNull(row, 'judged_by'),
    note: textOrNull(row, 'note'),
    steps: steps.map(toStep),
    task: task === undefined ? null : toTaskSummary(task),
    series: await readSeries(workspace, alert),
    limit: limits.find(({ item }) => item === alert.item) ?? null,
    feature: summary === undefined ? null : feature,
    bounds: summary?.bounds ?? null,
  }
}

async function summarise(workspace: WorkspaceReader, rows: readonly RecordRow[]): Promise<readonly AlertSummary[]> {
  const refs = rows.flatMap((row): FeatureRef[] => [
    ...(row.values['section_id'] === null ? [] : [{ kind: 'section' as const, id: text(row, 'section_id') }]),
    ...(row.values['station_id'] === null ? [] : [{ kind: 'station' as const, id: text(row, 'station_id') }]),
  ])
  const unique = [...new Map(refs.map((ref) => [`${ref.kind} ${ref.id}`, ref])).values()]
  const features = new Map((await workspace.readSummaries(unique)).map((summary) => [`${summary.kind} ${summary.id}`, summary]))
  return rows.map((row) => {
    const [sectionId, stationId] = [textOrNull(row, 'section_id'), textOrNull(row, 'station_id')]
    const [section, station] = [features.get(`section ${sectionId}`), features.get(`station ${stationId}`)]
    const item = text(row, 'item')
    return {
      id: row.id,
      kind: text(row, 'kind') as AlertSummary['kind'],
      state: stateOf(row),
      item: isItemCode(item) ? item : null,
      sectionId,
      sectionName: section?.name ?? null,
      stationId,
      stationName: station?.name ?? null,
      district: section?.district ?? station?.district ?? null,
      raisedOn: text(row, 'raised_on'),
      firstTime: textOrNull(row, 'first_time'),
      lastTime: textOrNull(row, 'last_time'),
      evidence: evidenceOf(row),
      verdict: textOrNull(row, 'verdict') as AlertVerdict | null,
      taskId: textOrNull(row, 'task_id'),
      closedOn: textOrNull(row, 'closed_on'),
      demonstration: row.values['demonstration'] === true,
    }
  })
}

/** Where an alert stands, from what was recorded of it. */
export function stateOf(row: RecordRow): AlertState {
  if (textOrNull(row, 'closed_on') !== null) return 'closed'
  if (textOrNull(row, 'task_id') !== null) return 'assigned'
  return textOrNull(row, 'verdict') === null ? 'pending' : 'judged'
}

function evidenceOf(row: RecordRow): AlertEvidence {
  const stored = textOrNull(row, 'evidence')
  if (stored === null) return NO_EVIDENCE
  try {
    const result = v.safeParse(evidenceSchema, JSON.parse(stored))
    return result.success ? result.output : NO_EVIDENCE
  } catch {
    return NO_EVIDENCE
  }
}

function toStep(row: RecordRow): AlertStep {
  const mechanism = text(row, 'mechanism')
  return {
    mechanism: ALERT_MECHANISMS.find((known) => known === mechanism) ?? 'warning',
    effectiveOn: text(row, 'effective_on'),
    recordedAt: text(row, 'recorded_at'),
    actor: textOrNull(row, 'actor'),
    ...readNote(textOrNull(row, 'note')),
  }
}

/** What an alert stands on: the section, else the station. */
export function featureOf({ sectionId, stationId }: Pick<AlertSummary, 'sectionId' | 'stationId'>): FeatureRef | null {
  if (sectionId !== null) return { kind: 'section', id: sectionId }
  return stationId === null ? null : { kind: 'station', id: stationId }
}

/** The item's last readings up to some after the alert; a station's own where it has the alert. */
async function readSeries(workspace: WorkspaceReader, { item, sectionId, stationId, lastTime }: AlertSummary): Promise<AlertCard['series']> {
  const owner = stationId !== null ? ({ column: 'station_id', equals: Number(stationId) } as const) : ({ column: 'section_id', equals: Number(sectionId) } as const)
  if (item === null || (stationId === null && sectionId === null)) return []
  const { rows } = await workspace.listRecords({ table: 'reading', where: [owner, { column: 'item', equals: item }], orderBy: { column: 'time' } })
  const points = rows.flatMap((row) => {
    const value = row.values['value']
    return typeof value === 'number' && (stationId !== null || row.values['station_id'] === null) ? [{ time: text(row, 'time'), value }] : []
  })
  const end = points.findLastIndex(({ time }) => lastTime === null || time <= lastTime)
  return points.slice(Math.max(0, end - SERIES_LENGTH), end + SERIES_LENGTH / 4)
}
