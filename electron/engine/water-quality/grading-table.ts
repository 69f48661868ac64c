/**
 * A limit standard made ready for many samples: limits by water type in arrays, decimals resolved, nothing looked up twice.
 *
 * Made once a standard; `gradeSample` only loops over it.
 */
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import type { LimitStandard } from '../../../shared/domain/water-quality/limit-standard'
import type { Reading, SampleType } from '../../../shared/domain/water-quality/reading'
import type { RoundingTable } from '../../../shared/domain/water-quality/rounding-table'
import type { WaterType } from '../../../shared/domain/water-quality/water-class'
import { type Decimal, half, roundDecimal, toDecimal } from './exact-decimal'

/** Decimals of one item; `null`: compared as reported. */
export type ItemDigits = { readonly manual: number; readonly automatic: number } | null

/** Limits of one item in one water type. */
export type ItemLimits = {
  readonly item: ItemCode
  /** `false`: graded for show, never for the class. */
  readonly counts: boolean
  readonly operator: '<=' | '>=' | '>' | 'within'
  /** Lower bound of `within` a class, best class first; empty otherwise. */
  readonly lows: readonly number[]
  /** Upper bound of `within`, the limit of the others; `Infinity` (`-Infinity` for a lower limit) where a class has none. */
  readonly limits: readonly number[]
}

/** A standard ready for grading. */
export type GradingTable = {
  readonly standard: string
  /** Number of classes; one more means worse than all. */
  readonly classes: number
  readonly limits: Readonly<Record<WaterType, readonly ItemLimits[]>>
  readonly excluded: ReadonlySet<ItemCode>
  readonly supplements: LimitStandard['supplements']
  readonly digits: ReadonlyMap<ItemCode, Exclude<ItemDigits, null>>
}

/** Combine a standard's limits with the decimals that its items are rounded to. */
export function makeGradingTable(standard: LimitStandard, rounding: RoundingTable): GradingTable {
  const entries = rounding.standards[standard.standard] ?? []
  const limitsOf = (waterType: WaterType): ItemLimits[] =>
    standard.limits
      .filter((limit) => limit.waterType === undefined || limit.waterType === waterType)
      .map((limit) => ({
        item: limit.item,
        counts: !standard.excluded.includes(limit.item),
        operator: limit.operator,
        lows: 'ranges' in limit ? limit.ranges.map(([low]) => low) : [],
        limits:
          'ranges' in limit
            ? limit.ranges.map(([, high]) => high)
            : limit.values.map((value) => value ?? (limit.operator === '<=' ? Infinity : -Infinity)),
      }))
  return {
    standard: standard.standard,
    classes: standard.classes,
    limits: { river: limitsOf('river'), lake: limitsOf('lake'), sea: limitsOf('sea') },
    excluded: new Set(standard.excluded),
    supplements: standard.supplements,
    digits: new Map(entries.map(({ item, digits, automaticDigits }) => [item, { manual: digits, automatic: automaticDigits ?? digits }])),
  }
}

/** Decimals that the item is rounded to; `null`: compared as reported. */
export function digitsOf(table: GradingTable, item: ItemCode, sampleType: SampleType): number | null {
  return table.digits.get(item)?.[sampleType] ?? null
}

/** The amount that counts: half the detection limit for "0.01L" (环办监测函〔2020〕82号), else what was reported. Not rounded. */
export function countedAmount(reading: Reading): Decimal {
  const decimal = toDecimal(reading.value, reading.digits)
  return reading.belowDetection ? half(decimal) : decimal
}

/** The counted amount, rounded as it is compared. */
export function comparedAmount(table: GradingTable, item: ItemCode, reading: Reading, sampleType: SampleType): Decimal {
  const digits = digitsOf(table, item, sampleType)
  const counted = countedAmount(reading)
  return digits === null ? counted : roundDecimal(counted, digits)
}

/** Best class whose limit holds for the amount, or `classes + 1`. Limits are inclusive but for `>`; equal limits give the better class. */
export function classOfAmount({ operator, lows, limits }: ItemLimits, amount: number): number {
  const count = limits.length
  for (let index = 0; index < count; index += 1) {
    const limit = limits[index] as number
    if (operator === '<=' ? amount <= limit : operator === '>=' ? amount >= limit : operator === '>' ? amount > limit : amount >= (lows[index] as number) && amount <= limit) {
      return index + 1
    }
  }
  return count + 1
}
