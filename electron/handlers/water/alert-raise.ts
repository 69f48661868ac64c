/** Raise alerts from the readings: one action for all that is new or has grown, nothing where nothing is. */
import type { Finding } from '../../engine/water-quality/new-alerts'
import { sortFindings } from '../../engine/water-quality/new-alerts'
import type { Change, RecordRow } from '../../store/workspace-store'
import { isItemCode } from '../../../shared/domain/water-quality/item'
import { runHeavyRequest } from '../../jobs/heavy-job'
import { findingFigures } from '../../../shared/messages/alert-finding'
import { storedNote } from './alert-notes'
import { findingsJob, sectionSubject, stationSubject } from './alert-findings'
import { stateOf } from './read-alerts'
import { textOf } from './read-sections'
import { defaultDay } from '../tasks/moment'
import { text, textOrNull } from '../tasks/row-text'
import type { Session } from '../session'
import { alertRuleOf, readOwnGrading } from './water-settings'

export type Raised = { readonly actionId: string | null; readonly raised: number; readonly updated: number; readonly known: number }

/** @throws AppError 'workspace.readOnly' */
export async function raiseAlerts(session: Session): Promise<Raised> {
  const workspace = session.workspace()
  const rule = alertRuleOf(await readOwnGrading(session, 'gb3838'))
  const [findings, { rows }] = [await runHeavyRequest(session, findingsJob, {}), await workspace.listRecords({ table: 'alert' })]
  const { raise, update, known } = sortFindings(findings, rows.map(toKnown), rule.consecutive)
  const counts = { raised: raise.length, updated: update.length, known }
  if (raise.length + update.length === 0) return { actionId: null, ...counts }
  const day = await defaultDay(workspace)
  const recordedAt = new Date().toISOString()
  const demonstration = (await workspace.info()).sample !== null
  const stations = await readStations(session)
  const changes: Change[] = []
  for (const [index, finding] of raise.entries()) {
    const ref = `alert ${index}`
    const [kind, id = ''] = finding.subject.split(' ')
    const station = kind === 'station' ? (stations.get(id) ?? null) : null
    changes.push({
      op: 'insertRecord',
      table: 'alert',
      ref,
      values: {
        section_id: kind === 'section' ? Number(id) : (station?.sectionId ?? null),
        station_id: kind === 'station' ? Number(id) : null,
        kind: finding.kind,
        item: finding.item,
        raised_on: day,
        first_time: finding.firstTime,
        last_time: finding.lastTime,
        evidence: JSON.stringify(finding.evidence),
        demonstration,
      },
    })
    const note = storedNote({ automatic: { code: 'raised', ...findingFigures(finding) } })
    changes.push({ op: 'insertRecord', table: 'alertStep', values: { alert_id: { ref }, mechanism: 'warning', effective_on: day, recorded_at: recordedAt, actor: session.actor, note } })
  }
  for (const { id, finding } of update) {
    changes.push({ op: 'updateRecord', table: 'alert', id, values: { first_time: finding.firstTime, last_time: finding.lastTime, evidence: JSON.stringify(finding.evidence) } })
  }
  const { actionId } = await workspace.write({ action: 'alert.raise', actor: session.actor, params: { raised: raise.length, updated: update.length } }, changes)
  return { actionId, ...counts }
}

function toKnown(row: RecordRow) {
  const stationId = textOrNull(row, 'station_id')
  const item = text(row, 'item')
  return {
    id: row.id,
    subject: stationId === null ? sectionSubject(text(row, 'section_id')) : stationSubject(stationId),
    kind: text(row, 'kind') as Finding['kind'],
    item: isItemCode(item) ? item : null,
    firstTime: textOrNull(row, 'first_time'),
    lastTime: textOrNull(row, 'last_time'),
    closed: stateOf(row) === 'closed',
  }
}

/** Stations with the section that they stand for. */
async function readStations(session: Session): Promise<ReadonlyMap<string, { readonly sectionId: number | null }>> {
  const workspace = session.workspace()
  const sections = new Map<string, number>()
  for await (const batch of workspace.streamFeatures({ kind: 'section' })) for (const section of batch) sections.set(textOf(section, 'name') ?? '', Number(section.id))
  const stations = new Map<string, { readonly sectionId: number | null }>()
  for await (const batch of workspace.streamFeatures({ kind: 'station' })) {
    for (const station of batch) stations.set(station.id, { sectionId: sections.get(textOf(station, 'section') ?? '') ?? null })
  }
  return stations
}
