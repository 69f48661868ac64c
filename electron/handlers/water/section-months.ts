/** One section over time: its months, and its year so far with what the remaining months must bring. */
import type { SectionMonth } from '../../../shared/domain/section'
import type { SectionOutlook } from '../../../shared/domain/section-work'
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import { formatMonth, type MonthIndex, parsePeriod, periodOf, yearToDate } from '../../../shared/domain/water-quality/period'
import { remainingRequirements } from '../../engine/water-quality/remaining-months'
import { gradeSection } from '../../engine/water-quality/section-status'
import { monthsOf, readSamples } from './read-samples'
import { factsOf } from './read-sections'
import { readLimitOverrides } from './read-targets'
import type { Session } from '../session'
import { readOwnGrading } from './water-settings'

/** All months of a section, oldest first. @throws AppError 'feature.notFound' */
export async function readSectionMonths(session: Session, id: string): Promise<readonly SectionMonth[]> {
  const workspace = session.workspace()
  const grading = await readOwnGrading(session, 'gb3838')
  const found = await workspace.readFeature({ kind: 'section', id })
  const samples = (await readSamples(workspace, [{ column: 'section_id', equals: Number(id) }])).get(id) ?? new Map()
  const overrides = await readLimitOverrides(workspace)
  return [...samples.keys()].sort((a, b) => a - b).map((month: MonthIndex) => {
    const period = periodOf(month, month)
    const graded = gradeSection(factsOf(found, overrides(id, period)), samples, period, grading)
    const values: Partial<Record<ItemCode, number>> = {}
    for (const [item, mean] of graded.mean?.means ?? []) values[item] = mean.reading.value
    const { meetsTarget, decidedBy, failed, exceedances } = graded
    return { month: formatMonth(month), class: graded.class, meetsTarget, decidedBy, failed, exceedances, values }
  })
}

/** @throws AppError 'feature.notFound', 'water.badPeriod' */
export async function readOutlook(session: Session, input: { readonly id: string; readonly month: string }): Promise<SectionOutlook> {
  const workspace = session.workspace()
  const grading = await readOwnGrading(session, 'gb3838')
  const found = await workspace.readFeature({ kind: 'section', id: input.id })
  const { last } = parsePeriod(input.month, grading.rules.floodSeason)
  const period = yearToDate(last)
  const samples = (await readSamples(workspace, [{ column: 'section_id', equals: Number(input.id) }, monthsOf(period)])).get(input.id) ?? new Map()
  const facts = factsOf(found, (await readLimitOverrides(workspace))(input.id, period))
  const graded = gradeSection(facts, samples, period, grading)
  return {
    period: `${formatMonth(period.first)}..${formatMonth(period.last)}`,
    class: graded.class,
    meetsTarget: graded.meetsTarget,
    decidedBy: graded.decidedBy,
    failed: graded.failed,
    exceedances: graded.exceedances,
    months: graded.mean?.months ?? 0,
    remaining: remainingRequirements(facts, samples, last, grading),
  }
}
