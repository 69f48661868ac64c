/** Status of all sections in a period: what `dutu sections` prints, and the board of one period against another. */
import type { ControlLevel, LevelRatios, SectionReport, SectionStatus } from '../../../shared/domain/section'
import type { SectionBoard } from '../../../shared/domain/section-board'
import { formatMonth, fromMonthIndex, parsePeriod } from '../../../shared/domain/water-quality/period'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import type { Feature } from '../../../shared/domain/feature'
import { shareChange } from '../../engine/water-quality/change-significance'
import { levelRatios } from '../../engine/water-quality/level-ratios'
import type { SamplesByMonth } from '../../engine/water-quality/period-mean'
import { changedSections, rankDistricts, withinLevel } from '../../engine/water-quality/section-board'
import { gradeSection, type GradedSection } from '../../engine/water-quality/section-status'
import { monthsOf, readSamples } from './read-samples'
import { factsOf, readMonths, readSections, textOf } from './read-sections'
import { readLimitOverrides, readRatioTargets } from './read-targets'
import type { Session } from '../session'
import { readOwnGrading } from './water-settings'

/** @throws AppError 'water.badPeriod' */
export async function reportSections(session: Session, periodText: string): Promise<SectionReport> {
  const workspace = session.workspace()
  const grading = await readOwnGrading(session, 'gb3838')
  const newest = periodText.endsWith('-ytd') ? ((await readMonths(workspace)).at(-1) ?? null) : null
  const period = parsePeriod(periodText, grading.rules.floodSeason, newest)
  const sections = await readSections(workspace)
  const [samples, overrides, targets] = await Promise.all([
    // By section and time there is an index, by time alone there is none.
    readSamples(workspace, [{ column: 'section_id', in: sections.map(({ id }) => Number(id)) }, monthsOf(period)]),
    readLimitOverrides(workspace),
    readRatioTargets(workspace, fromMonthIndex(period.last).year),
  ])
  const none: SamplesByMonth = new Map()
  const statuses = sections.map((found) =>
    toStatus(found, gradeSection(factsOf(found, overrides(found.id, period)), samples.get(found.id) ?? none, period, grading)),
  )
  return {
    period: periodText,
    firstMonth: formatMonth(period.first),
    lastMonth: formatMonth(period.last),
    evaluated: statuses.filter((status) => status.class !== null).length,
    levels: levelRatios(statuses, targets) satisfies readonly LevelRatios[],
    sections: statuses,
  }
}

/** A period against another. @throws AppError 'water.badPeriod' */
export async function readBoard(session: Session, input: { readonly period: string; readonly comparedWith: string; readonly level: ControlLevel }): Promise<SectionBoard> {
  const { rules } = await readOwnGrading(session, 'gb3838')
  const [now, before] = [await reportSections(session, input.period), await reportSections(session, input.comparedWith)]
  const [ownNow, ownBefore] = [withinLevel(now.sections, input.level), withinLevel(before.sections, input.level)]
  return {
    period: input.period,
    comparedWith: input.comparedWith,
    levels: now.levels.map((level) => {
      const earlier = before.levels.find(({ controlLevel }) => controlLevel === level.controlLevel) ?? null
      return { now: level, before: earlier, change: earlier === null ? null : shareChange(earlier, level, rules) }
    }),
    level: input.level,
    districts: rankDistricts(ownNow, ownBefore),
    changed: changedSections(ownNow, ownBefore),
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
    primaryPollutants: graded.primaryPollutants,
    samples: graded.samples,
    missing: graded.missing,
    district: textOf(found, 'district'),
    waterBody: textOf(found, 'water_body'),
    demonstration: properties['demonstration'] === true,
    entersSea: properties['enters_sea'] === true,
    totalNitrogen: graded.mean?.means.get('totalNitrogen')?.reading.value ?? null,
    lonLat: lon === undefined || lat === undefined ? null : [lon, lat],
  }
}
