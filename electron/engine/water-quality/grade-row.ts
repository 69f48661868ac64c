/** The grade of one row of a table of readings, as `dutu grade` prints it. */
import type { PrimaryPollutant, WaterClass } from '../../../shared/domain/section'
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import type { Sample } from '../../../shared/domain/water-quality/reading'
import { holdAgainst, type ItemExceedance } from './exceedances'
import { type GradeOptions, gradeSample, type SampleGrade } from './grade-sample'
import { withInorganicNitrogen } from './inorganic-nitrogen'
import { primaryPollutants } from './primary-pollutants'
import type { GradingContext } from './section-status'

/** A graded row. */
export type RowGrade = {
  /** `null`: nothing could be graded. */
  readonly class: WaterClass | null
  readonly decidedBy: readonly ItemCode[]
  readonly itemsUsed: readonly ItemCode[]
  readonly excluded: readonly ItemCode[]
  /** Over class Ⅲ, for sea water over 二类; largest multiple first. Dissolved oxygen and pH have no multiple. */
  readonly exceedances: readonly ItemExceedance[]
  readonly primaryPollutants: readonly PrimaryPollutant[]
  readonly grade: SampleGrade
}

/** Grade one row; of sea water the inorganic nitrogen is summed first. */
export function gradeRow(sample: Sample, options: GradeOptions, { table, rules }: GradingContext): RowGrade {
  const isSea = options.waterType === 'sea'
  const whole = isSea ? withInorganicNitrogen(sample) : sample
  const grade = gradeSample(whole, table, options)
  const base = { class: isSea ? rules.exceedance.seaBaseClass : rules.exceedance.baseClass }
  const { exceedances } = holdAgainst(grade.items, whole, base, { table, rules, waterType: options.waterType, sampleType: options.sampleType ?? null })
  return { class: grade.class, decidedBy: grade.decidedBy, itemsUsed: grade.itemsUsed, excluded: grade.excluded, exceedances, primaryPollutants: isSea ? [] : primaryPollutants(grade, exceedances, rules), grade }
}
