/** The conflict check: subjects, the layers that bind on the day, rules; report and pieces. */
import type { CheckReport, FindingPiece, SubjectShape } from '../../shared/domain/check'
import type { CheckInput } from '../../shared/contract/check'
import { toGeoJson } from '../../shared/domain/flat-geometry-geojson'
import { AppError } from '../../shared/errors'
import { latitudeOfEqualAreaY } from '../engine/geodesy/equal-area'
import { type CheckResult, runCheck } from '../engine/check/run-check'
import { cutPieces } from '../engine/check/cut-finding-pieces'
import type { CheckSubject, ConstraintLayer } from '../engine/check/subject'
import type { KindId } from '../../shared/domain/kinds'
import type { JobContext } from '../store/workspace-store'
import { contract, runJob } from './base'
import { compareLayer } from './compare-layer'
import { fingerprintOf } from './check-fingerprint'
import { readConstraintLayers } from './read-constraint-layers'
import { readRules } from './read-rules'
import { readSubjects } from './read-subjects'
import { defaultDay } from './read-tasks'
import type { Session } from './session'

const { check } = contract

/** What the last check was made of, so that its pieces can be cut when they are asked for. */
type LastCheck = { readonly subjects: readonly CheckSubject[]; readonly layers: ReadonlyMap<KindId, ConstraintLayer>; readonly result: CheckResult }
const lastChecks = new WeakMap<Session, LastCheck>()

export const checkHandlers = check.router({
  run: check.run.handler(({ input, context: { session }, signal }) => runJob('check', signal, (job) => checkConflicts(session, input, job))),
  pieces: check.pieces.handler(({ context: { session } }): readonly FindingPiece[] => {
    const last = lastChecks.get(session)
    return last === undefined ? [] : cutPieces(last.result.findings, last.subjects, last.layers, latitudeOfEqualAreaY)
  }),
  subjects: check.subjects.handler(({ input, context: { session } }) => subjectShapes(lastChecks.get(session), input.limit)),
  compare: check.compare.handler(({ input, context: { session }, signal }) => runJob('compare', signal, (job) => compareLayer(session.workspace(), input, job))),
  rules: check.rules.handler(({ context: { session } }) => readRules(session.dataFolder)),
})

/** Subjects with findings first. */
function subjectShapes(last: LastCheck | undefined, limit: number): readonly SubjectShape[] {
  if (last === undefined) return []
  const hit = new Set(last.result.findings.map(({ subject }) => subject))
  const first = last.subjects.filter(({ id }) => hit.has(id))
  const others = first.length < limit ? last.subjects.filter(({ id }) => !hit.has(id)) : []
  return [...first, ...others].slice(0, limit).flatMap(({ id, geometry }) => (geometry === null ? [] : [{ id, geometry: toGeoJson(geometry) }]))
}

/**
 * Run the check.
 *
 * @throws AppError 'check.unknownRule', and what reading the subjects throws
 */
async function checkConflicts(session: Session, input: CheckInput, job: Required<JobContext>): Promise<CheckReport> {
  const workspace = session.workspace()
  const on = input.on ?? (await defaultDay(workspace))
  const all = await readRules(session.dataFolder)
  for (const id of input.rules ?? []) if (!all.some((rule) => rule.id === id)) throw new AppError('check.unknownRule', { rule: id })
  const rules = input.rules === undefined ? all : all.filter(({ id }) => input.rules?.includes(id))
  const subjects = await readSubjects(session, input, job)
  const layers = await readConstraintLayers(workspace, rules, on, job)
  const result = runCheck(subjects, layers, rules, {
    toleranceSquareMeters: input.toleranceSquareMeters,
    on,
    language: input.language,
    throwIfCancelled: () => job.signal.throwIfAborted(),
    onProgress: job.onProgress,
  })
  lastChecks.set(session, { subjects, layers, result })
  const checkedRules = rules.filter(({ enabled }) => enabled)
  return {
    subjects: subjects.length,
    subjectsWithFindings: new Set(result.findings.map(({ subject }) => subject)).size,
    checkedAgainst: [...layers.values()].map(({ kind, features, vintage, demonstration }) => ({ layer: kind, features: features.length, vintage, demonstration })),
    rules: checkedRules.map(({ id, version, verified }) => ({ id, version, verified })),
    toleranceSquareMeters: input.toleranceSquareMeters,
    areaMethod: 'ellipsoid',
    on,
    ...result,
    fingerprint: fingerprintOf({ subjects, layers: [...layers.values()], rules: checkedRules, toleranceSquareMeters: input.toleranceSquareMeters, on, programVersion: session.programVersion }),
  }
}
