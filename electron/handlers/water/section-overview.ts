/** Every section in every period: classes, targets met, and the ratios of each period. */
import type { LevelRatios, SectionOverview } from '../../../shared/domain/section'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import { formatMonth, fromMonthIndex, type MonthIndex, parsePeriod, type Period, type SeasonMonths } from '../../../shared/domain/water-quality/period'
import { periodAround, type PeriodSpan } from '../../../shared/domain/water-quality/period-span'
import type { RatioTarget } from '../../../shared/domain/water-quality/ratio-target'
import { levelRatios } from '../../engine/water-quality/level-ratios'
import type { SamplesByMonth } from '../../engine/water-quality/period-mean'
import { gradeSection, type GradingContext } from '../../engine/water-quality/section-status'
import { readSamples } from './read-samples'
import { factsOf, readMonths, readSections, textOf } from './read-sections'
import { readLimitOverrides, readRatioTargets } from './read-targets'
import { defineHeavyJob } from '../../jobs/heavy-job'
import type { Session } from '../session'
import { readOwnGrading } from './water-settings'

const NO_SAMPLES: SamplesByMonth = new Map()

export const overviewJob = defineHeavyJob({ name: 'section.overview', lane: 'water', work: (session: Session, { span }: { readonly span: PeriodSpan }) => readOverview(session, span) })

/** Grade all sections period by period. */
export async function readOverview(session: Session, span: PeriodSpan = 'month'): Promise<SectionOverview> {
  const workspace = session.workspace()
  const grading = await readOwnGrading(session, 'gb3838')
  const [months, found, overrides, samples] = await Promise.all([
    readMonths(workspace),
    readSections(workspace),
    readLimitOverrides(workspace),
    readSamples(workspace, [{ column: 'section_id', atLeast: 0 }, { column: 'item', in: gradedItems(grading) }]),
  ])
  const periods = periodsOf(months, span, grading.rules.floodSeason)
  const sections = found.map((section): SectionOverview['sections'][number] => {
    const own = samples.get(section.id) ?? NO_SAMPLES
    const graded = periods.map(({ period }) => gradeSection(factsOf(section, overrides(section.id, period)), own, period, grading))
    const target = section.properties['target_class']
    return {
      id: section.id,
      name: textOf(section, 'name') ?? '',
      controlLevel: textOf(section, 'control_level') as CodeOf<'controlLevel'> | null,
      district: textOf(section, 'district'),
      targetClass: typeof target === 'number' ? target : null,
      classes: graded.map((period) => period.class),
      meetsTarget: graded.map((period) => period.meetsTarget),
    }
  })
  const targetsByYear = new Map<number, readonly RatioTarget[]>()
  const levels: (readonly LevelRatios[])[] = []
  for (const [index, { period }] of periods.entries()) {
    const { year } = fromMonthIndex(period.last)
    const targets = targetsByYear.get(year) ?? (await readRatioTargets(workspace, year))
    targetsByYear.set(year, targets)
    const rated = sections.map(({ controlLevel, classes, meetsTarget }) => ({
      controlLevel,
      class: classes[index] ?? null,
      meetsTarget: meetsTarget[index] ?? null,
    }))
    levels.push(levelRatios(rated, targets))
  }
  return { span, periods: periods.map(({ name }) => name), months: periods.map(({ newest }) => formatMonth(newest)), sections, levels }
}

/** Items that a class or a limit of a section's own can rest on; the others need not be read. */
function gradedItems({ table: { limits } }: GradingContext): readonly ItemCode[] {
  return [...new Set([...limits.river, ...limits.lake].map(({ item }) => item))]
}

type NamedPeriod = { readonly name: string; readonly period: Period; readonly newest: MonthIndex }

/** The periods that have readings, oldest first, each with its newest month that has. */
function periodsOf(months: readonly MonthIndex[], span: PeriodSpan, season: SeasonMonths): readonly NamedPeriod[] {
  const periods = new Map<string, NamedPeriod>()
  for (const month of months) {
    const name = periodAround(formatMonth(month), span)
    const period = periods.get(name)?.period ?? parsePeriod(name, season)
    // A month outside the 汛期 of its year is in none.
    if (month >= period.first && month <= period.last) periods.set(name, { name, period, newest: month })
  }
  return [...periods.values()]
}
