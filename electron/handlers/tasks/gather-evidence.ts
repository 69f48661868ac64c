/** Evidence that a step asks for: photos at the place, sections back in class, conflicts gone. Nothing is read that the move does not ask for. */
import type { CheckInput } from '../../../shared/contract/check'
import type { Finding } from '../../../shared/domain/check'
import type { Feature } from '../../../shared/domain/feature'
import { fromGeoJson } from '../../../shared/domain/flat-geometry-geojson'
import type { LifeMove, LifeNeed, LifeSubject } from '../../../shared/domain/life/life-rule'
import { formatMonth, type MonthIndex, periodOf } from '../../../shared/domain/water-quality/period'
import { boundsOfGeometries } from '../../engine/check/feature-bounds'
import { runCheck } from '../../engine/check/run-check'
import type { CheckSubject } from '../../engine/check/subject'
import { judgePhotos } from '../../engine/life/photo-evidence'
import type { Evidence } from '../../engine/life/plan-step'
import { judgeRecheck, type Recheck } from '../../engine/life/recheck-evidence'
import { judgeSections, type SectionMonths } from '../../engine/life/section-evidence'
import { gradeSection } from '../../engine/water-quality/section-status'
import type { LinkedFeature, SubjectOfLife } from './life-subjects'
import { readConstraintLayers } from '../check/read-constraint-layers'
import { readRules } from '../check/read-rules'
import { readSamples } from '../water/read-samples'
import { factsOf, textOf } from '../water/read-sections'
import { readLimitOverrides } from '../water/read-targets'
import type { Session } from '../session'
import { readOwnGrading } from '../water/water-settings'

/** What the check takes where nothing else is said. */
const TOLERANCE_SQUARE_METERS: CheckInput['toleranceSquareMeters'] = 10
/** A check in the middle of a step is short and not stopped. */
const UNSTOPPED = { signal: new AbortController().signal, onProgress: () => undefined }

/** @param on ISO date of the step */
export async function gatherEvidence(session: Session, kind: LifeSubject, subject: SubjectOfLife, move: LifeMove | null, on: string): Promise<Evidence> {
  const need = <Type extends LifeNeed['type']>(type: Type) => move?.needs.find((other): other is Extract<LifeNeed, { type: Type }> => other.type === type) ?? null
  const [photo, section, recheck] = [need('photo'), need('section'), need('recheck')]
  const orderedOn = orderOf(kind, subject, photo?.since)
  const taskOrder = orderOf(kind, subject, undefined)
  const places = subject.features.filter(({ role }) => role === 'subject')
  return {
    photo: photo === null ? null : judgePhotos(photo, places.map(({ feature }) => ({ name: nameOf(feature), geometry: feature.geometry === null ? null : fromGeoJson(feature.geometry) })), subject.photos, orderedOn),
    section: section === null ? null : judgeSections(section, await gradeLinked(session, subject.features, on), taskOrder),
    recheck: recheck === null ? null : judgeRecheck(recheck, await checkAgain(session, subject, places, on)),
  }
}

/** From when evidence counts: the last reopening, else the order; a feature's: when the state was entered. */
function orderOf(kind: LifeSubject, { facts }: SubjectOfLife, since: string | undefined): string | null {
  if (since !== undefined) return facts.enteredOn.get(since) ?? null
  if (kind !== 'task') return null
  const ordered = facts.fields['assigned_on']
  return facts.enteredOn.get('reopened') ?? (typeof ordered === 'string' ? ordered : (facts.enteredOn.get('assigned') ?? null))
}

async function gradeLinked(session: Session, features: readonly LinkedFeature[], on: string): Promise<readonly SectionMonths[]> {
  const sections = features.map(({ feature }) => feature).filter(({ kind }) => kind === 'section')
  if (sections.length === 0) return []
  const workspace = session.workspace()
  const [grading, samples, overrides] = await Promise.all([
    readOwnGrading(session, 'gb3838'),
    readSamples(workspace, [{ column: 'section_id', in: sections.map(({ id }) => Number(id)) }]),
    readLimitOverrides(workspace),
  ])
  return sections.map((section) => {
    const own = samples.get(section.id) ?? new Map()
    const months = [...own.keys()].filter((month: MonthIndex) => formatMonth(month) <= on.slice(0, 7)).sort((a, b) => b - a)
    return {
      name: nameOf(section),
      months: months.map((month: MonthIndex) => {
        const period = periodOf(month, month)
        return { month: formatMonth(month), meetsTarget: gradeSection(factsOf(section, overrides(section.id, period)), own, period, grading).meetsTarget }
      }),
    }
  })
}

async function checkAgain(session: Session, { facts }: SubjectOfLife, places: readonly LinkedFeature[], on: string): Promise<Recheck | null> {
  const named = rulesOfOrigin(facts.fields['origin'])
  if (facts.fields['task_source'] !== 'conflictCheck' && named.length === 0) return null
  const workspace = session.workspace()
  const rules = (await readRules(session)).filter(({ id, enabled }) => enabled && (named.length === 0 || named.includes(id)))
  const subjects = places.map(({ feature }) => toSubject(feature)).filter(({ geometry }) => geometry !== null)
  if (subjects.length === 0) return { subjects: 0, rules: [], findings: [], unchecked: [] }
  const bounds = boundsOfGeometries(subjects.map(({ geometry }) => geometry))
  const layers = await readConstraintLayers(workspace, { rules, on, bounds, cache: null }, UNSTOPPED)
  const result = runCheck(subjects, layers, rules, { toleranceSquareMeters: TOLERANCE_SQUARE_METERS, on, language: 'zh', throwIfCancelled: () => undefined, onProgress: () => undefined })
  const findings: readonly Finding[] = result.findings
  return {
    subjects: subjects.length,
    rules: rules.map(({ id }) => id),
    findings,
    // Of all rules some never apply; those that the task came from must have been run.
    unchecked: [...result.uncheckedRules.filter(({ rule }) => named.includes(rule)).map(({ rule }) => rule), ...result.unchecked.filter(({ code }) => code !== 'rule.noneApplies').map(({ subject }) => subject)],
  }
}

/** Rules that a task's origin names, wherever in it: `{ "rule": "R02" }` or `{ "rules": ["R02"] }`. */
function rulesOfOrigin(origin: unknown): readonly string[] {
  if (typeof origin !== 'string') return []
  try {
    const { rule, rules } = JSON.parse(origin) as { rule?: unknown; rules?: unknown }
    return [rule, ...(Array.isArray(rules) ? rules : [])].filter((id): id is string => typeof id === 'string')
  } catch {
    return []
  }
}

function toSubject({ id, kind, geometry, properties }: Feature): CheckSubject {
  const { activity, status } = properties
  return {
    id,
    name: typeof properties['name'] === 'string' ? properties['name'] : null,
    geometry: geometry === null ? null : fromGeoJson(geometry),
    facts: { kinds: [kind], activity: typeof activity === 'string' ? activity : null, status: typeof status === 'string' ? status : null, columns: properties },
  }
}

function nameOf(feature: Feature): string {
  return textOf(feature, 'name') ?? textOf(feature, 'code') ?? feature.id
}
