/** The requests of the conflict check. What is asked about the last run works where that run was made: in one lane of jobs. */
import type { CheckInput } from '../../shared/contract/check'
import type { FindingPiece, SubjectShape } from '../../shared/domain/check'
import { toGeoJson } from '../../shared/domain/flat-geometry-geojson'
import type { Severity } from '../../shared/domain/rules/rule'
import { cutPieces } from '../engine/check/cut-finding-pieces'
import { latitudeOfEqualAreaY } from '../engine/geodesy/equal-area'
import { defineHeavyJob, runHeavyJob, runHeavyRequest } from '../jobs/heavy-job'
import { contract, runJob } from './base'
import { type CompareInput, compareLayer } from './compare-layer'
import { type LastCheck, lastCheck } from './last-check'
import { readRules } from './read-rules'
import { checkConflicts } from './run-check'

const { check } = contract

const runCheckJob = defineHeavyJob({ name: 'check.run', lane: 'check', work: (session, input: CheckInput, job) => checkConflicts(session, input, job) })
const piecesJob = defineHeavyJob({ name: 'check.pieces', lane: 'check', work: (session, _: null) => findingPieces(lastCheck(session)) })
const subjectsJob = defineHeavyJob({ name: 'check.subjects', lane: 'check', work: (session, limit: number) => subjectShapes(lastCheck(session), limit) })
const compareJob = defineHeavyJob({ name: 'check.compare', lane: 'check', work: (session, input: CompareInput, job) => compareLayer(session.workspace(), input, job) })
export const checkJobs = [runCheckJob, piecesJob, subjectsJob, compareJob]

export const checkHandlers = check.router({
  run: check.run.handler(({ input, context: { session }, signal }) => runJob('check', signal, (job) => runHeavyJob(session, runCheckJob, input, job))),
  pieces: check.pieces.handler(({ context: { session }, signal }) => runHeavyRequest(session, piecesJob, null, signal)),
  subjects: check.subjects.handler(({ input, context: { session }, signal }) => runHeavyRequest(session, subjectsJob, input.limit, signal)),
  compare: check.compare.handler(({ input, context: { session }, signal }) => runJob('compare', signal, (job) => runHeavyJob(session, compareJob, input, job))),
  rules: check.rules.handler(({ context: { session } }) => readRules(session)),
})

function findingPieces(last: LastCheck | null): readonly FindingPiece[] {
  return last === null ? [] : cutPieces(last.report.findings, last.subjects, last.layers, latitudeOfEqualAreaY)
}

/** Subjects with findings first. */
function subjectShapes(last: LastCheck | null, limit: number): readonly SubjectShape[] {
  if (last === null) return []
  const worst = new Map<string, Severity>()
  const hit = new Set<string>()
  for (const { subject, severity, certainty } of last.report.findings) {
    hit.add(subject)
    if (certainty === 'certain') worst.set(subject, Math.max(worst.get(subject) ?? 1, severity) as Severity)
  }
  const first = last.subjects.filter(({ id }) => hit.has(id))
  const others = first.length < limit ? last.subjects.filter(({ id }) => !hit.has(id)) : []
  return [...first, ...others].slice(0, limit).flatMap(({ id, geometry }) => (geometry === null ? [] : [{ id, geometry: toGeoJson(geometry), severity: worst.get(id) ?? null }]))
}
