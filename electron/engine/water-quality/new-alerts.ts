/**
 * Which findings are new: an alert is raised once, an open one whose run goes on is brought up to date.
 *
 * Times are texts of the readings (`2023-10`, `2023-10-05T04:00`); within one section or station they compare as texts.
 */
import type { AlertEvidence, AlertKind } from '../../../shared/domain/alert'
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import { multipleOf } from './exceedances'

/** A finding about one section or station. `firstTime` null: it never reported. */
export type Finding = {
  /** Section or station, as one text. */
  readonly subject: string
  readonly kind: AlertKind
  readonly item: ItemCode | null
  readonly firstTime: string | null
  readonly lastTime: string | null
  readonly evidence: AlertEvidence
}

/** An alert that was raised before. */
export type KnownAlert = Pick<Finding, 'subject' | 'kind' | 'item' | 'firstTime' | 'lastTime'> & { readonly id: string; readonly closed: boolean }

export type SortedFindings = {
  readonly raise: readonly Finding[]
  /** Open alerts whose finding has grown. */
  readonly update: readonly { readonly id: string; readonly finding: Finding }[]
  readonly known: number
}

/**
 * Sort findings into new ones, grown ones and known ones.
 *
 * An exceedance is known where its readings overlap those of a known one. Where that one is closed, only the readings after it
 * count: enough of them are a new alert. A jump is known by its second reading, a silence by the last reading before it.
 */
export function sortFindings(findings: readonly Finding[], known: readonly KnownAlert[], consecutive: number): SortedFindings {
  const bySubject = new Map<string, KnownAlert[]>()
  for (const alert of known) {
    const key = keyOf(alert)
    bySubject.set(key, [...(bySubject.get(key) ?? []), alert])
  }
  const raise: Finding[] = []
  const update: { id: string; finding: Finding }[] = []
  let unchanged = 0
  for (const finding of findings) {
    const same = (bySubject.get(keyOf(finding)) ?? []).filter((alert) => isSame(alert, finding))
    const open = same.find(({ closed }) => !closed)
    if (open !== undefined) {
      if ((finding.lastTime ?? '') > (open.lastTime ?? '') && finding.kind !== 'silence') update.push({ id: open.id, finding })
      else unchanged += 1
      continue
    }
    const fresh = same.length === 0 ? finding : afterClosed(finding, same, consecutive)
    if (fresh === null) unchanged += 1
    else raise.push(fresh)
  }
  return { raise, update, known: unchanged }
}

function keyOf({ subject, kind, item }: Pick<Finding, 'subject' | 'kind' | 'item'>): string {
  return `${subject} ${kind} ${item ?? ''}`
}

function isSame(known: KnownAlert, found: Finding): boolean {
  if (found.kind === 'jump') return known.lastTime === found.lastTime
  if (found.kind === 'silence') return known.firstTime === found.firstTime
  return (known.firstTime ?? '') <= (found.lastTime ?? '') && (found.firstTime ?? '') <= (known.lastTime ?? '')
}

/** The part of a run after alerts that were closed, where it is long enough for a new alert. */
function afterClosed(finding: Finding, closed: readonly KnownAlert[], consecutive: number): Finding | null {
  if (finding.kind !== 'exceedance') return null
  const end = closed.reduce((latest, { lastTime }) => ((lastTime ?? '') > latest ? (lastTime ?? '') : latest), '')
  const readings = finding.evidence.readings.filter(({ time }) => time > end)
  const [first] = readings
  if (first === undefined || readings.length < consecutive) return null
  const { item, evidence } = finding
  const lower = item === 'dissolvedOxygen'
  const worst = readings.reduce((furthest, { value }) => (lower ? Math.min(furthest, value) : Math.max(furthest, value)), first.value)
  const multiple = evidence.multiple === null || evidence.limit === null ? null : multipleOf(worst, evidence.limit)
  return { ...finding, firstTime: first.time, evidence: { ...evidence, readings, worst, multiple } }
}
