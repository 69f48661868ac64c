/** What the readings of sections and stations give rise to: material for alerts. */
import type { Feature } from '../../../shared/domain/feature'
import { fromMonthIndex, type MonthIndex, periodOf, toMonthIndex } from '../../../shared/domain/water-quality/period'
import type { Reading, SampleType } from '../../../shared/domain/water-quality/reading'
import { isItemCode, type ItemCode } from '../../../shared/domain/water-quality/item'
import type { AlertRule } from '../../../shared/domain/alert'
import { type Alert, findAlerts, type StationReading } from '../../engine/water-quality/alerts'
import { withInorganicNitrogen } from '../../engine/water-quality/inorganic-nitrogen'
import type { Finding } from '../../engine/water-quality/new-alerts'
import type { GradingContext, SectionFacts } from '../../engine/water-quality/section-status'
import type { ColumnCondition, RecordRow } from '../../store/workspace-store'
import { readingOf } from './read-samples'
import { factsOf, readSections, textOf } from './read-sections'
import { readLimitOverrides } from './read-targets'
import { text, textOrNull } from '../tasks/row-text'
import { defineHeavyJob } from '../../jobs/heavy-job'
import type { Session } from '../session'
import { alertRuleOf, readOwnGrading } from './water-settings'

const DAY_MILLISECONDS = 86_400_000
/** Months of a section that are looked at: a run is shown from its beginning. */
const MONTHS_BACK = 24
/** Readings of a station are looked at over so many times the days that count as recent, for the same reason. */
const STATION_SPAN = 2

/** A section's or station's readings with what it is held against. */
type Subject = { readonly key: string; readonly facts: SectionFacts; readonly context: GradingContext; readonly readings: readonly TimedReading[] }
type TimedReading = StationReading & { readonly text: string; readonly sample: Partial<Record<ItemCode, Reading>> }

/** Subjects by the text that findings carry. */
export const sectionSubject = (id: string): string => `section ${id}`
export const stationSubject = (id: string): string => `station ${id}`

/**
 * Findings of all sections and stations.
 *
 * Recent is counted from the newest reading of the sections, and of the stations, not from the clock: data come in by file, and a
 * station is silent when others reported and it did not. A station that never reported raises nothing. Months raise no jump.
 */
async function readFindings(session: Session): Promise<readonly Finding[]> {
  const [surface, sea] = await Promise.all([readOwnGrading(session, 'gb3838'), readOwnGrading(session, 'gb3097')])
  const rule = alertRuleOf(surface)
  const [sections, stations] = [await sectionSubjects(session, surface), await stationSubjects(session, surface, sea, rule)]
  return [...findingsOf(sections, rule), ...findingsOf(stations, rule)]
}

function findingsOf(subjects: readonly Subject[], rule: AlertRule): readonly Finding[] {
  const newest = subjects.reduce((latest, { readings }) => Math.max(latest, readings.at(-1)?.time ?? -Infinity), -Infinity)
  return subjects.flatMap((subject) => {
    const monthly = subject.readings.every(({ text: time }) => time.length === 7)
    return findAlerts(subject.readings, subject.facts, newest, subject.context)
      .filter((alert) => (monthly ? alert.kind === 'exceedance' : true))
      .filter((alert) => alert.kind === 'silent' || newest - alert.to <= rule.recentDays * DAY_MILLISECONDS)
      .map((alert) => toFinding(subject, alert, rule))
  })
}

function toFinding({ key, readings, facts }: Subject, alert: Alert, rule: AlertRule): Finding {
  const byId = new Map(readings.map((reading) => [reading.id, reading]))
  const common = { subject: key, evidence: { readings: [], limit: null, targetClass: facts.targetClass, worst: null, multiple: null, hours: null, rule } }
  if (alert.kind === 'silent') {
    const last = readings.at(-1)?.text ?? null
    return { ...common, kind: 'silence', item: null, firstTime: last, lastTime: last, evidence: { ...common.evidence, hours: alert.hours === null ? null : Math.round(alert.hours * 10) / 10 } }
  }
  const { item } = alert
  const evidence = alert.readings.flatMap((id) => {
    const found = byId.get(id)
    const value = found?.sample[item]?.value
    return found === undefined || value === undefined ? [] : [{ time: found.text, value }]
  })
  const times = { firstTime: evidence[0]?.time ?? null, lastTime: evidence.at(-1)?.time ?? null }
  if (alert.kind === 'jump') return { ...common, ...times, kind: 'jump', item, evidence: { ...common.evidence, readings: evidence, worst: alert.after } }
  const { limit, worst, multiple } = alert
  return { ...common, ...times, kind: 'exceedance', item, evidence: { ...common.evidence, readings: evidence, limit, worst, multiple } }
}

export const findingsJob = defineHeavyJob({ name: 'alert.findings', lane: 'water', work: (session: Session) => readFindings(session) })

async function sectionSubjects(session: Session, context: GradingContext): Promise<readonly Subject[]> {
  const workspace = session.workspace()
  const [sections, overrides] = [await readSections(workspace), await readLimitOverrides(workspace)]
  const newest = await newestTime(session, [{ column: 'section_id', atLeast: 0 }])
  if (newest === null) return []
  const rows = await readRows(session, [{ column: 'section_id', atLeast: 0 }, { column: 'time', atLeast: monthsBefore(newest, MONTHS_BACK) }], 'section_id')
  return sections.flatMap((section) => {
    const own = rows.get(section.id)
    const month = newestMonth(newest)
    return own === undefined ? [] : [{ key: sectionSubject(section.id), facts: factsOf(section, overrides(section.id, periodOf(month, month))), context, readings: timed(own) }]
  })
}

async function stationSubjects(session: Session, surface: GradingContext, sea: GradingContext, rule: AlertRule): Promise<readonly Subject[]> {
  const workspace = session.workspace()
  const newest = await newestTime(session, [{ column: 'station_id', atLeast: 0 }])
  if (newest === null) return []
  const since = new Date((instantOf(newest) ?? 0) - STATION_SPAN * rule.recentDays * DAY_MILLISECONDS).toISOString().slice(0, 10)
  const rows = await readRows(session, [{ column: 'station_id', atLeast: 0 }, { column: 'time', atLeast: since }], 'station_id')
  const overrides = await readLimitOverrides(workspace)
  const sections = new Map((await readSections(workspace)).map((section) => [textOf(section, 'name') ?? '', section]))
  const month = newestMonth(newest)
  const subjects: Subject[] = []
  for await (const batch of workspace.streamFeatures({ kind: 'station' })) {
    for (const station of batch) {
      const own = rows.get(station.id)
      if (own === undefined) continue
      const isSea = station.properties['station_type'] === 'sea'
      const readings = timed(own).map((reading) => (isSea ? { ...reading, sample: withInorganicNitrogen(reading.sample) } : reading))
      const facts: SectionFacts = isSea ? { waterType: 'sea', targetClass: null } : factsOfStation(station, sections, (id) => overrides(id, periodOf(month, month)))
      subjects.push({ key: stationSubject(station.id), facts, context: isSea ? sea : surface, readings })
    }
  }
  return subjects
}

/** Those of the section that the station stands for. */
function factsOfStation(station: Feature, sections: ReadonlyMap<string, Feature>, overrides: (sectionId: string) => SectionFacts['overrides']): SectionFacts {
  const section = sections.get(textOf(station, 'section') ?? '')
  return section === undefined ? { waterType: 'river', targetClass: null } : factsOf(section, overrides(section.id))
}

async function newestTime(session: Session, where: readonly ColumnCondition[]): Promise<string | null> {
  const { rows } = await session.workspace().listRecords({ table: 'reading', where, orderBy: { column: 'time', descending: true }, limit: 1 })
  return rows[0] === undefined ? null : textOrNull(rows[0], 'time')
}

/** Rows by owner. A reading of a station that names a section too is the station's. */
async function readRows(session: Session, where: readonly ColumnCondition[], owner: 'section_id' | 'station_id'): Promise<ReadonlyMap<string, readonly RecordRow[]>> {
  const { rows } = await session.workspace().listRecords({ table: 'reading', where })
  const byOwner = new Map<string, RecordRow[]>()
  for (const row of rows) {
    if (owner === 'section_id' && row.values['station_id'] !== null) continue
    const id = text(row, owner)
    const own = byOwner.get(id)
    if (own === undefined) byOwner.set(id, [row])
    else own.push(row)
  }
  return byOwner
}

/** Readings by time, oldest first. */
function timed(rows: readonly RecordRow[]): readonly TimedReading[] {
  const byTime = new Map<string, TimedReading>()
  for (const row of rows) {
    const [time, item, reading] = [text(row, 'time'), text(row, 'item'), readingOf(row)]
    const instant = instantOf(time)
    if (instant === null || reading === null || !isItemCode(item)) continue
    const sampleType: SampleType = textOrNull(row, 'sample_source') === 'automatic' ? 'automatic' : 'manual'
    const id = `${time} ${sampleType}`
    const found = byTime.get(id) ?? { id, text: time, time: instant, sampleType, sample: {} }
    byTime.set(id, found)
    found.sample[item] = reading
  }
  return [...byTime.values()].sort((a, b) => a.time - b.time)
}

/** Milliseconds since 1970 UTC of a reading's local time (Beijing); a month counts from its end. */
function instantOf(time: string): number | null {
  const month = /^(\d{4})-(\d{2})$/.exec(time)
  if (month !== null) return Date.UTC(Number(month[1]), Number(month[2]), 1) - 8 * 3_600_000
  const instant = Date.parse(time.length === 10 ? `${time}T00:00+08:00` : `${time.slice(0, 16)}+08:00`)
  return Number.isNaN(instant) ? null : instant
}

function newestMonth(time: string): MonthIndex {
  return toMonthIndex(Number(time.slice(0, 4)), Number(time.slice(5, 7)))
}

function monthsBefore(time: string, count: number): string {
  const { year, month } = fromMonthIndex((newestMonth(time) - count) as MonthIndex)
  return `${year}-${String(month).padStart(2, '0')}`
}
