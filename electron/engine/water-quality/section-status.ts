/**
 * A section in a period: class, deciding factors, and whether it meets its own target.
 *
 * 达标 is class ≤ target over all evaluated items, an item with a limit of its own being held against that instead. It is not 优Ⅲ:
 * a section of class Ⅲ with target Ⅱ is good and fails.
 */
import type { PrimaryPollutant, WaterClass } from '../../../shared/domain/section'
import type { GradingRules } from '../../../shared/domain/water-quality/grading-rules'
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import type { Period } from '../../../shared/domain/water-quality/period'
import type { WaterType } from '../../../shared/domain/water-quality/water-class'
import { holdAgainst, type ItemExceedance, type LimitOverride } from './exceedances'
import { gradeSample, type SampleGrade } from './grade-sample'
import type { GradingTable } from './grading-table'
import { periodMean, type PeriodMean, type SamplesByMonth } from './period-mean'
import { primaryPollutants } from './primary-pollutants'

/** What grading needs to know of a section. */
export type SectionFacts = {
  readonly waterType: WaterType
  /** `null`: no target is set, so nothing is met or missed. */
  readonly targetClass: number | null
  readonly overrides?: readonly LimitOverride[]
  /** Items that it should report (9+X); absent: the rules' own. */
  readonly expectedItems?: readonly ItemCode[]
}

/** A section's graded period. */
export type GradedSection = {
  /** `null`: nothing could be graded. */
  readonly class: WaterClass | null
  /** `null`: no class or no target. */
  readonly meetsTarget: boolean | null
  readonly decidedBy: readonly ItemCode[]
  /** Items past the section's target, or past class Ⅲ (sea: 二类) where it has none; dissolved oxygen and pH among them. */
  readonly failed: readonly ItemCode[]
  /** Of `failed`, those that have a multiple. */
  readonly exceedances: readonly ItemExceedance[]
  /** Over class Ⅲ, whatever the target. */
  readonly primaryPollutants: readonly PrimaryPollutant[]
  readonly samples: number
  readonly missing: readonly ItemCode[]
  /** `null` without values. */
  readonly grade: SampleGrade | null
  readonly mean: PeriodMean | null
}

/** Reference data of grading; `surface` for rivers and lakes. */
export type GradingContext = { readonly table: GradingTable; readonly rules: GradingRules }

/** Grade one section in one period. */
export function gradeSection(facts: SectionFacts, samples: SamplesByMonth, period: Period, context: GradingContext): GradedSection {
  const { table, rules } = context
  const { waterType, targetClass } = facts
  const expectedItems = facts.expectedItems ?? (waterType === 'sea' ? rules.expectedItems.sea : rules.expectedItems.surface)
  const mean = periodMean(samples, period, table, rules)
  if (mean === null) {
    return { class: null, meetsTarget: null, decidedBy: [], failed: [], exceedances: [], primaryPollutants: [], samples: 0, missing: expectedItems, grade: null, mean: null }
  }
  const { sampleType } = mean
  const grade = gradeSample(mean.sample, table, { waterType, sampleType, expectedItems })
  const details = { table, rules, waterType, sampleType }
  const common = holdAgainst(grade.items, mean.sample, { class: waterType === 'sea' ? rules.exceedance.seaBaseClass : rules.exceedance.baseClass }, details)
  const own = targetClass === null ? common : holdAgainst(grade.items, mean.sample, { class: targetClass, overrides: facts.overrides ?? [] }, details)
  return {
    class: grade.class,
    meetsTarget: grade.class === null || targetClass === null ? null : own.failed.length === 0,
    decidedBy: grade.decidedBy,
    failed: own.failed,
    exceedances: own.exceedances,
    primaryPollutants: primaryPollutants(grade, common.exceedances, rules),
    samples: mean.samples,
    missing: grade.missing,
    grade,
    mean,
  }
}
