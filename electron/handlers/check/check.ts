/** The requests of the conflict check. What is asked about the last run works where that run was made: in one lane of jobs. */
import type { CheckInput } from '../../../shared/contract/check'
import type { Finding, FindingExplanation, FindingMend, FindingPiece, SubjectShape } from '../../../shared/domain/check'
import { toGeoJson } from '../../../shared/domain/flat-geometry-geojson'
import type { SiteAnswer } from '../../../shared/domain/site-answer'
import type { Severity } from '../../../shared/domain/rules/rule'
import { AppError } from '../../../shared/errors'
import type { Language } from '../../../shared/messages/translate'
import { cutPieces } from '../../engine/check/cut-finding-pieces'
import { explainFinding } from '../../engine/check/explain-finding'
import { mendFinding } from '../../engine/check/mend-finding'
import { type FindingParts, pickFinding } from '../../engine/check/pick-feature'
import { answerSites } from '../../engine/check/site-answer'
import { latitudeOfEqualAreaY } from '../../engine/geodesy/equal-area'
import { defineHeavyJob, runHeavyJob, runHeavyRequest } from '../../jobs/heavy-job'
import { contract, runJob } from '../base'
import { completeOverviews } from '../overviews'
import { type CompareInput, compareLayer } from './compare-layer'
import { comparisonReportJob } from './comparison-report'
import { type LastCheck, lastCheck, requireLastCheck } from './last-check'
import { checkReportJob } from './check-report'
import { makeFindingTask } from './make-check-task'
import { judgePatches, makePatchTasks, readPatchBatches } from './patches'
import { exportRules, importRules, resetRule, saveRule, switchRule } from './edit-rules'
import { readRuleEntries, readRules } from './read-rules'
import { checkConflicts } from './run-check'
import type { Session } from '../session'

const { check } = contract

const runCheckJob = defineHeavyJob({ name: 'check.run', lane: 'check', work: (session, input: CheckInput, job) => checkConflicts(session, input, job) })
const piecesJob = defineHeavyJob<null, readonly FindingPiece[]>({ name: 'check.pieces', lane: 'check', work: (session) => findingPieces(lastCheck(session)) })
const subjectsJob = defineHeavyJob({ name: 'check.subjects', lane: 'check', work: (session, limit: number) => subjectShapes(lastCheck(session), limit) })
const compareJob = defineHeavyJob({ name: 'check.compare', lane: 'check', work: (session, input: CompareInput, job) => compareLayer(session, input, job) })
const explainJob = defineHeavyJob({
  name: 'check.explain',
  lane: 'check',
  work: (session, { finding, language }: { readonly finding: number; readonly language: Language }): FindingExplanation => {
    const { report } = requireLastCheck(session)
    const { found, parts } = requireFinding(session, finding)
    return explainFinding(report, finding, found, parts, language)
  },
})
const mendJob = defineHeavyJob({
  name: 'check.mend',
  lane: 'check',
  work: (session, { finding, reachMeters }: { readonly finding: number; readonly reachMeters: number }): FindingMend => mendFinding(requireFinding(session, finding).parts, reachMeters),
})
const siteAnswerJob = defineHeavyJob({
  name: 'check.siteAnswer',
  lane: 'check',
  work: (session, subjects: readonly string[] | null): readonly SiteAnswer[] => answerSites(requireLastCheck(session), subjects === null ? null : new Set(subjects)),
})
export const checkJobs = [runCheckJob, piecesJob, subjectsJob, compareJob, explainJob, mendJob, siteAnswerJob, checkReportJob, comparisonReportJob]

export const checkHandlers = check.router({
  run: check.run.handler(({ input, context: { session }, signal }) => runJob('check', signal, (job) => runHeavyJob(session, runCheckJob, input, job))),
  pieces: check.pieces.handler(({ context: { session }, signal }) => runHeavyRequest(session, piecesJob, null, signal)),
  subjects: check.subjects.handler(({ input, context: { session }, signal }) => runHeavyRequest(session, subjectsJob, input.limit, signal)),
  compare: check.compare.handler(({ input, context: { session }, signal }) => runJob('compare', signal, (job) => runHeavyJob(session, compareJob, input, job))),
  compareReport: check.compareReport.handler(({ input, context: { session }, signal }) =>
    runJob('compareReport', signal, async (job) => {
      await completeOverviews(session, job.signal)
      return runHeavyJob(session, comparisonReportJob, { ...input, maker: session.actor }, job)
    }),
  ),
  explain: check.explain.handler(({ input, context: { session }, signal }) => runHeavyRequest(session, explainJob, input, signal)),
  mend: check.mend.handler(({ input, context: { session }, signal }) => runHeavyRequest(session, mendJob, input, signal)),
  siteAnswer: check.siteAnswer.handler(({ input, context: { session }, signal }) => runHeavyRequest(session, siteAnswerJob, input.subjects ?? null, signal)),
  report: check.report.handler(({ input, context: { session }, signal }) =>
    runJob('checkReport', signal, async (job) => {
      await completeOverviews(session, job.signal)
      return runHeavyJob(session, checkReportJob, { ...input, maker: session.actor }, job)
    }),
  ),
  makeTask: check.makeTask.handler(({ input, context: { session } }) => makeFindingTask(session, input)),
  makeTasksFromPatches: check.makeTasksFromPatches.handler(({ input, context: { session } }) => makePatchTasks(session, input)),
  patchBatches: check.patchBatches.handler(({ context: { session } }) => readPatchBatches(session.workspace())),
  judgePatches: check.judgePatches.handler(({ input, context: { session } }) => judgePatches(session, input.ids, input.verdict)),
  rules: check.rules.handler(({ context: { session } }) => readRules(session)),
  ruleSet: check.ruleSet.handler(({ context: { session } }) => readRuleEntries(session)),
  saveRule: check.saveRule.handler(({ input, context: { session } }) => ('id' in input ? switchRule(session, input.id, input.enabled) : saveRule(session, input.rule, input.language))),
  resetRule: check.resetRule.handler(({ input, context: { session } }) => resetRule(session, input.id)),
  importRules: check.importRules.handler(({ input, context: { session } }) => importRules(session, input.path, input.language)),
  exportRules: check.exportRules.handler(({ input, context: { session } }) => exportRules(session, input.path, input.only)),
})

/** @throws AppError 'check.noLastCheck', 'check.unknownFinding' */
function requireFinding(session: Session, index: number): { readonly found: Finding; readonly parts: FindingParts } {
  const { report, subjects, layers, rules } = requireLastCheck(session)
  const found = report.findings[index]
  const parts = found === undefined ? null : pickFinding(found, subjects, layers, rules)
  if (found === undefined || parts === null) throw new AppError('check.unknownFinding', { finding: index })
  return { found, parts }
}

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
