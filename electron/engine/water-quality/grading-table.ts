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
import { type Decimal, half, roundDecimal, toDecimal, toNumber } from './exact-decimal'

/** Decimals of one item, by how the sample was taken. */
type ItemDigits = { readonly manual: number; readonly automatic: number }

/** Decimals of an item without a rule: more than any reading has, so that it is compared as reported. */
const AS_REPORTED: ItemDigits = { manual: 99, automatic: 99 }

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
  readonly digits: ItemDigits
}

/** A standard ready for grading. */
export type GradingTable = {
  readonly standard: string
  /** Number of classes; one more means worse than all. */
  readonly classes: number
  readonly limits: Readonly<Record<WaterType, readonly ItemLimits[]>>
  readonly limitOf: Readonly<Record<WaterType, ReadonlyMap<ItemCode, ItemLimits>>>
  readonly excluded: ReadonlySet<ItemCode>
  readonly supplements: LimitStandard['supplements']
  readonly digits: ReadonlyMap<ItemCode, ItemDigits>
}

/** Combine a standard's limits with the decimals that its items are rounded to. */
export function makeGradingTable(standard: LimitStandard, rounding: RoundingTable): GradingTable {
  const entries = rounding.standards[standard.standard] ?? []
  const digits = new Map(entries.map((entry) => [entry.item, { manual: entry.digits, automatic: entry.automaticDigits ?? entry.digits }]))
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
        digits: digits.get(limit.item) ?? AS_REPORTED,
      }))
  const limits = { river: limitsOf('river'), lake: limitsOf('lake'), sea: limitsOf('sea') }
  return {
    standard: standard.standard,
    classes: standard.classes,
    limits,
    limitOf: { river: byItem(limits.river), lake: byItem(limits.lake), sea: byItem(limits.sea) },
    excluded: new Set(standard.excluded),
    supplements: standard.supplements,
    digits,
  }
}

function byItem(limits: readonly ItemLimits[]): ReadonlyMap<ItemCode, ItemLimits> {
  return new Map(limits.map((entry) => [entry.item, entry]))
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

/**
 * The counted amount, rounded to so many decimals, as a number: what is compared with limits.
 *
 * @param digits `null`: as reported
 */
export function comparedAmount(reading: Reading, digits: number | null): number {
  // Most readings are published at the decimals that they are compared with.
  if (!reading.belowDetection && (digits === null || reading.digits <= digits)) return reading.value
  const counted = countedAmount(reading)
  return toNumber(digits === null ? counted : roundDecimal(counted, digits))
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
