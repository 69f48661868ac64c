/** River sections: by period and by month, what is done about them, what lies upstream. */
import { formatMonth } from '../../../shared/domain/water-quality/period'
import { contract, runJob } from '../base'
import { runHeavyRequest } from '../../jobs/heavy-job'
import { findingsJob } from './alert-findings'
import { exportTrace } from './export-trace'
import { readMonths } from './read-sections'
import { readLimitsOfSection } from './section-limits'
import { readOutlook, readSectionMonths } from './section-months'
import { overviewJob } from './section-overview'
import { readBoard, reportSections } from './section-status'
import { deleteOverride, readOverrides, readPlanYears, saveOverride, savePlanYear } from './section-targets'
import { readSurroundings } from './section-surroundings'
import { completeProblem, deletePlan, deleteProblem, readPlans, readProblems, savePlan, saveProblem } from './section-work'
import { writeSetting } from '../settings'
import { readStation } from './station-readings'
import { traceSection } from './trace'
import { DEFAULT_KEY, FLOOD_SEASON_AREA, floodSeasonOf, readOwnGrading } from './water-settings'

const { section } = contract

export const sectionHandlers = section.router({
  months: section.months.handler(async ({ context: { session } }) => (await readMonths(session.workspace())).map(formatMonth)),
  status: section.status.handler(({ input, context: { session } }) => reportSections(session, input.period)),
  board: section.board.handler(({ input, context: { session } }) => readBoard(session, input)),
  history: section.history.handler(({ input, context: { session } }) => readSectionMonths(session, input.id)),
  outlook: section.outlook.handler(({ input, context: { session } }) => readOutlook(session, input)),
  surroundings: section.surroundings.handler(({ input, context: { session } }) => readSurroundings(session.workspace(), input.id)),
  limits: section.limits.handler(({ input, context: { session } }) => readLimitsOfSection(session, input.id)),
  station: section.station.handler(({ input, context: { session } }) => readStation(session.workspace(), input.id)),
  trace: section.trace.handler(({ input, context: { session } }) => traceSection(session, input.id, input.upstreamMeters)),
  exportTrace: section.exportTrace.handler(({ input, context: { session }, signal }) => runJob('export', signal, (job) => exportTrace(session, input, job))),
  overview: section.overview.handler(({ input, context: { session }, signal }) => runHeavyRequest(session, overviewJob, input, signal)),
  floodSeason: section.floodSeason.handler(async ({ context: { session } }) => floodSeasonOf(await readOwnGrading(session, 'gb3838'))),
  setFloodSeason: section.setFloodSeason.handler(async ({ input, context: { session } }) => ({
    actionId: await writeSetting(session.workspace(), FLOOD_SEASON_AREA, DEFAULT_KEY, input, { action: 'section.setFloodSeason', actor: session.actor }),
  })),
  planYears: section.planYears.handler(({ context: { session } }) => readPlanYears(session)),
  savePlanYear: section.savePlanYear.handler(({ input, context: { session } }) => savePlanYear(session, input)),
  overrides: section.overrides.handler(({ input, context: { session } }) => readOverrides(session.workspace(), input.id)),
  saveOverride: section.saveOverride.handler(({ input, context: { session } }) => saveOverride(session, input)),
  deleteOverride: section.deleteOverride.handler(({ input, context: { session } }) => deleteOverride(session, input.id)),
  problems: section.problems.handler(({ input, context: { session } }) => readProblems(session.workspace(), input.id)),
  saveProblem: section.saveProblem.handler(({ input, context: { session } }) => saveProblem(session, input)),
  completeProblem: section.completeProblem.handler(({ input, context: { session } }) => completeProblem(session, input.id, input.completedOn)),
  deleteProblem: section.deleteProblem.handler(({ input, context: { session } }) => deleteProblem(session, input.id)),
  plans: section.plans.handler(({ input, context: { session } }) => readPlans(session.workspace(), input.id)),
  savePlan: section.savePlan.handler(({ input, context: { session } }) => savePlan(session, input)),
  deletePlan: section.deletePlan.handler(({ input, context: { session } }) => deletePlan(session, input.id)),
})

export const waterJobs = [overviewJob, findingsJob]
