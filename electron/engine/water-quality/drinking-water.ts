/** Drinking-water sources: class Ⅲ or better, and the supplementary items of GB 3838-2002 Table 2 within their limits. */
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import type { Sample, SampleType } from '../../../shared/domain/water-quality/reading'
import type { WaterType } from '../../../shared/domain/water-quality/water-class'
import { gradeSample, type SampleGrade } from './grade-sample'
import { comparedAmount, digitsOf, type GradingTable } from './grading-table'

const SOURCE_CLASS = 3

/** A graded drinking-water source. */
export type DrinkingWaterGrade = {
  readonly grade: SampleGrade
  readonly supplementsUsed: readonly ItemCode[]
  readonly supplementsFailed: readonly ItemCode[]
  /** `null` where no item of Table 1 was measured and no supplement failed. */
  readonly meets: boolean | null
}

/** Grade a sample of a drinking-water source. */
export function gradeDrinkingWater(sample: Sample, table: GradingTable, options: { waterType: WaterType; sampleType?: SampleType | null }): DrinkingWaterGrade {
  const grade = gradeSample(sample, table, options)
  const measured = table.supplements.filter(({ item }) => sample[item] !== undefined)
  const failed = measured.filter(({ item, value }) => {
    const reading = sample[item]
    return reading !== undefined && comparedAmount(reading, digitsOf(table, item, options.sampleType ?? 'manual')) > value
  })
  return {
    grade,
    supplementsUsed: measured.map(({ item }) => item),
    supplementsFailed: failed.map(({ item }) => item),
    meets: failed.length > 0 ? false : grade.class === null ? null : grade.class <= SOURCE_CLASS,
  }
}
