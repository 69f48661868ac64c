/**
 * Single-factor grading (单因子评价法): a sample has the class of its worst item.
 *
 * Pure; nothing is mutated. Sources: GB 3838-2002 and GB 3097-1997 (limits as data), 环办〔2011〕22号 (method, excluded items),
 * 环办监测函〔2020〕82号 (half the detection limit).
 */
import type { WaterClass } from '../../../shared/domain/section'
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import type { Sample, SampleType } from '../../../shared/domain/water-quality/reading'
import type { WaterType } from '../../../shared/domain/water-quality/water-class'
import { classOfAmount, comparedAmount, type GradingTable } from './grading-table'

/** How one item of a sample was graded. */
export type ItemGrade = {
  readonly item: ItemCode
  readonly class: WaterClass
  /** The amount that was compared: rounded, half the limit where below detection. Canonical unit. */
  readonly compared: number
  /** Rounding gave it a better class than the amount has as reported. */
  readonly roundedAcrossLimit: boolean
  /** Below detection, but the detection limit itself has a worse class than its half. */
  readonly detectionLimitTooHigh: boolean
}

/** A graded sample. */
export type SampleGrade = {
  /** `null`: no item that counts has a value. */
  readonly class: WaterClass | null
  /** Items that have the sample's class. */
  readonly decidedBy: readonly ItemCode[]
  /** Items that counted. */
  readonly itemsUsed: readonly ItemCode[]
  /** Items with a value that the standard leaves out of the class (total nitrogen …). */
  readonly excluded: readonly ItemCode[]
  /** Expected items without a value. Missing is not class Ⅰ: the class rests on `itemsUsed` only. */
  readonly missing: readonly ItemCode[]
  readonly items: readonly ItemGrade[]
}

/** What grading needs to know about the sample besides its readings. */
export type GradeOptions = {
  readonly waterType: WaterType
  /** Decides the decimals of items that stations publish differently (pH); an unknown type counts as manual. */
  readonly sampleType?: SampleType | null
  /** Items that the sample should have, for `missing`. */
  readonly expectedItems?: readonly ItemCode[]
}

/**
 * Grade one sample.
 *
 * @param table from `makeGradingTable`; its standard must fit the water type
 */
export function gradeSample(sample: Sample, table: GradingTable, options: GradeOptions): SampleGrade {
  const sampleType = options.sampleType ?? 'manual'
  const items: ItemGrade[] = []
  let worst = 0
  for (const limits of table.limits[options.waterType]) {
    const reading = sample[limits.item]
    if (reading === undefined || !limits.counts) continue
    const compared = comparedAmount(reading, limits.digits[sampleType])
    const itemClass = classOfAmount(limits, compared)
    items.push({
      item: limits.item,
      class: itemClass as WaterClass,
      compared,
      roundedAcrossLimit: reading.digits >= limits.digits[sampleType] && classOfAmount(limits, comparedAmount(reading, null)) > itemClass,
      detectionLimitTooHigh: reading.belowDetection && classOfAmount(limits, reading.value) > itemClass,
    })
    if (itemClass > worst) worst = itemClass
  }
  const excluded: ItemCode[] = []
  for (const item of table.excluded) if (sample[item] !== undefined) excluded.push(item)
  return {
    class: worst === 0 ? null : (worst as WaterClass),
    decidedBy: items.filter((grade) => grade.class === worst).map(({ item }) => item),
    itemsUsed: items.map(({ item }) => item),
    excluded,
    missing: (options.expectedItems ?? []).filter((item) => sample[item] === undefined),
    items,
  }
}
