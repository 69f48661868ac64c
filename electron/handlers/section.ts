/** River sections by period: class, target, ratios, months of one section. */
import type { LevelRatios, SectionMonth, SectionReport, SectionStatus } from '../../shared/domain/section'
import type { ItemCode } from '../../shared/domain/water-quality/item'
import { formatMonth, fromMonthIndex, type MonthIndex, parsePeriod, periodOf } from '../../shared/domain/water-quality/period'
import type { CodeOf } from '../../shared/domain/vocabularies'
import type { Feature } from '../../shared/domain/feature'
import { levelRatios } from '../engine/water-quality/level-ratios'
import type { SamplesByMonth } from '../engine/water-quality/period-mean'
import { gradeSection, type GradedSection } from '../engine/water-quality/section-status'
import { contract } from './base'
import { readSamples } from './read-samples'
import { factsOf, readMonths, readSections, textOf } from './read-sections'
import { readLimitOverrides, readRatioTargets } from './read-targets'
import { readLimitsOfSection } from './section-limits'
import { readOverview } from './section-overview'
import type { Session } from './session'
import { readStation } from './station-readings'
import { traceSection } from './trace'
import { readGradingContext } from './water-reference'

const { section } = contract

export const sectionHandlers = section.router({
  months: section.months.handler(async ({ context: { session } }) => (await readMonths(session.workspace())).map(formatMonth)),
  status: section.status.handler(({ input, context: { session } }) => reportSections(session, input.period)),
  history: section.history.handler(async ({ input, context: { session } }): Promise<readonly SectionMonth[]> => {
    const workspace = session.workspace()
    const grading = await readGradingContext(session.dataFolder, 'gb3838')
    const found = await workspace.readFeature({ kind: 'section', id: input.id })
    const samples = (await readSamples(workspace, [{ column: 'section_id', equals: Number(input.id) }])).get(input.id) ?? new Map()
    const overrides = await readLimitOverrides(workspace)
    return [...samples.keys()].sort((a, b) => a - b).map((month: MonthIndex) => {
      const period = periodOf(month, month)
      const graded = gradeSection(factsOf(found, overrides(input.id, period)), samples, period, grading)
      const values: Partial<Record<ItemCode, number>> = {}
      for (const [item, mean] of graded.mean?.means ?? []) values[item] = mean.reading.value
      const { meetsTarget, decidedBy, failed, exceedances } = graded
      return { month: formatMonth(month), class: graded.class, meetsTarget, decidedBy, failed, exceedances, values }
    })
  }),
  limits: section.limits.handler(({ input, context: { session } }) => readLimitsOfSection(session, input.id)),
  station: section.station.handler(({ input, context: { session } }) => readStation(session.workspace(), input.id)),
  trace: section.trace.handler(({ input, context: { session } }) => traceSection(session.workspace(), input.id, input.upstreamMeters)),
  overview: section.overview.handler(({ context: { session } }) => readOverview(session)),
})

/** Status of all sections in a period: what `dutu sections` prints. */
async function reportSections(session: Session, periodText: string): Promise<SectionReport> {
  const workspace = session.workspace()
  const grading = await readGradingContext(session.dataFolder, 'gb3838')
  const months = await readMonths(workspace)
  const period = parsePeriod(periodText, grading.rules.floodSeason, months.at(-1) ?? null)
  const [sections, samples, overrides, targets] = await Promise.all([
    readSections(workspace),
    readSamples(workspace, [{ column: 'time', atLeast: formatMonth(period.first), atMost: `${formatMonth(period.last)}-99` }]),
    readLimitOverrides(workspace),
    readRatioTargets(workspace, fromMonthIndex(period.last).year),
  ])
  const none: SamplesByMonth = new Map()
  const statuses = sections.map((found) =>
    toStatus(found, gradeSection(factsOf(found, overrides(found.id, period)), samples.get(found.id) ?? none, period, grading)),
  )
  return {
    period: periodText,
    evaluated: statuses.filter((status) => status.class !== null).length,
    levels: levelRatios(statuses, targets) satisfies readonly LevelRatios[],
    sections: statuses,
  }
}

function toStatus(found: Feature, graded: GradedSection): SectionStatus {
  const { properties, geometry } = found
  const target = properties['target_class']
  const [lon, lat] = geometry?.type === 'Point' ? geometry.coordinates : []
  return {
    id: found.id,
    name: textOf(found, 'name') ?? '',
    controlLevel: textOf(found, 'control_level') as CodeOf<'controlLevel'> | null,
    waterType: properties['water_type'] === 'lake' ? 'lake' : 'river',
    targetClass: typeof target === 'number' ? target : null,
    class: graded.class,
    meetsTarget: graded.meetsTarget,
    decidedBy: graded.decidedBy,
    failed: graded.failed,
    exceedances: graded.exceedances,
    samples: graded.samples,
    missing: graded.missing,
    district: textOf(found, 'district'),
    waterBody: textOf(found, 'water_body'),
    demonstration: properties['demonstration'] === true,
    lonLat: lon === undefined || lat === undefined ? null : [lon, lat],
  }
}

