/**
 * Status of a river, a basin or a city's rivers (水质状况), 环办〔2011〕22号.
 *
 * Few sections: the mean of each item over the sections is graded. Otherwise the shares of Ⅰ–Ⅲ and of 劣Ⅴ decide.
 */
import type { WaterClass } from '../../../shared/domain/section'
import type { GradingRules } from '../../../shared/domain/water-quality/grading-rules'
import { ITEM_CODES, type ItemCode } from '../../../shared/domain/water-quality/item'
import type { Reading, Sample, SampleType } from '../../../shared/domain/water-quality/reading'
import { statusOfClass, type WaterStatus, type WaterType } from '../../../shared/domain/water-quality/water-class'
import { gradeSample } from './grade-sample'
import { digitsOf } from './grading-table'
import { meanOfGroups } from './mean-readings'
import type { GradingContext } from './section-status'

/** A section of the river: its period mean and class. */
export type RiverSection = { readonly class: WaterClass | null; readonly sample: Sample; readonly sampleType: SampleType }

/** How the status came about. */
export type RiverStatus =
  | { readonly method: 'mean'; readonly status: WaterStatus; readonly class: WaterClass; readonly decidedBy: readonly ItemCode[]; readonly evaluated: number }
  | { readonly method: 'share'; readonly status: WaterStatus; readonly goodShare: number; readonly worseThanVShare: number; readonly evaluated: number }

/**
 * @param waterType limits for the mean of few sections: the river's own type
 * @returns `null` without a graded section
 */
export function riverStatus(sections: readonly RiverSection[], waterType: WaterType, context: GradingContext): RiverStatus | null {
  const graded = sections.filter((section) => section.class !== null)
  if (graded.length === 0) return null
  if (graded.length < context.rules.riverStatus.sectionsForRatio) return statusOfMean(graded, waterType, context)
  const good = graded.filter((section) => (section.class ?? 0) <= context.rules.riverStatus.goodClass).length
  const worse = graded.filter((section) => section.class === 6).length
  return {
    method: 'share',
    status: statusOfShares(good, worse, graded.length, context.rules),
    goodShare: good / graded.length,
    worseThanVShare: worse / graded.length,
    evaluated: graded.length,
  }
}

/** Status from counts; shares are compared exactly, not rounded. */
export function statusOfShares(good: number, worseThanV: number, total: number, rules: GradingRules): WaterStatus {
  const { excellentPercent, goodPercent, lightBelowPercent, moderateBelowPercent } = rules.riverStatus
  if (good * 100 >= excellentPercent * total) return 'excellent'
  if (good * 100 >= goodPercent * total) return 'good'
  if (worseThanV * 100 < lightBelowPercent * total) return 'light'
  return worseThanV * 100 < moderateBelowPercent * total ? 'moderate' : 'heavy'
}

function statusOfMean(sections: readonly RiverSection[], waterType: WaterType, { table }: GradingContext): RiverStatus | null {
  const sampleType = sections.some((section) => section.sampleType === 'automatic') ? 'automatic' : 'manual'
  const sample: Partial<Record<ItemCode, Reading>> = {}
  for (const item of ITEM_CODES) {
    const readings = sections.map((section) => section.sample[item]).filter((reading) => reading !== undefined)
    const mean = meanOfGroups(item, readings, [readings.length], digitsOf(table, item, sampleType))
    if (mean !== null) sample[item] = mean.reading
  }
  const grade = gradeSample(sample, table, { waterType, sampleType })
  if (grade.class === null) return null
  return { method: 'mean', status: statusOfClass(grade.class), class: grade.class, decidedBy: grade.decidedBy, evaluated: sections.length }
}
