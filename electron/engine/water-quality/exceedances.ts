/**
 * By how much items exceed a base: class Ⅲ, a section's own target class, or a limit of its own.
 *
 * Multiple (超标倍数) = (C − S) / S; not computed for water temperature, pH and dissolved oxygen (环办〔2011〕22号).
 */
import type { GradingRules } from '../../../shared/domain/water-quality/grading-rules'
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import type { Sample, SampleType } from '../../../shared/domain/water-quality/reading'
import type { WaterType } from '../../../shared/domain/water-quality/water-class'
import { comparedAmount, digitsOf, type GradingTable } from './grading-table'
import type { ItemGrade } from './grade-sample'

/** Decimals that a multiple is kept to: enough for any print, without the noise of doubles. */
const MULTIPLE_SCALE = 1e6

/** One item past its base. */
export type ItemExceedance = {
  readonly item: ItemCode
  readonly multiple: number
  /** Class of the base, also where a limit of its own replaces that class's limit. */
  readonly base: number
  /** The limit exceeded, canonical unit. */
  readonly limit: number
}

/** A section's own limit for an item, in place of its target class's ("氨氮低于3mg/L"). Canonical unit. */
export type LimitOverride = {
  readonly item: ItemCode
  readonly limit: number
  /** `true`: the limit itself fails (低于). */
  readonly strict?: boolean
}

/** What a sample is held against. */
export type Base = { readonly class: number; readonly overrides?: readonly LimitOverride[] }

/** Items past the base, and the multiples of those that have one. */
export type BaseResult = {
  /** Every item past the base, dissolved oxygen and pH among them. */
  readonly failed: readonly ItemCode[]
  /** Largest multiple first. */
  readonly exceedances: readonly ItemExceedance[]
}

/**
 * Hold a graded sample against a base.
 *
 * @param grades `items` of the sample's grade
 * @param sample the same sample, for overrides on items that do not count for the class
 */
export function holdAgainst(
  grades: readonly ItemGrade[],
  sample: Sample,
  base: Base,
  context: { readonly table: GradingTable; readonly rules: GradingRules; readonly waterType: WaterType; readonly sampleType?: SampleType | null },
): BaseResult {
  const { table, rules, waterType } = context
  const overrides = base.overrides ?? []
  const failed: ItemCode[] = []
  const exceedances: ItemExceedance[] = []
  const fail = (item: ItemCode, compared: number, limit: number): void => {
    failed.push(item)
    if (limit > 0 && !rules.exceedance.withoutMultiple.includes(item)) exceedances.push({ item, multiple: multipleOf(compared, limit), base: base.class, limit })
  }
  for (const { item, class: itemClass, compared } of grades) {
    if (itemClass <= base.class || overrides.some((override) => override.item === item)) continue
    fail(item, compared, limitOfClass(table, waterType, item, base.class))
  }
  for (const { item, limit, strict } of overrides) {
    const reading = sample[item]
    if (reading === undefined) continue
    const compared = comparedAmount(reading, digitsOf(table, item, context.sampleType ?? 'manual'))
    const lower = table.limitOf[waterType].get(item)?.operator.startsWith('>') ?? false
    const holds = compared === limit ? strict !== true : lower ? compared > limit : compared < limit
    if (!holds) fail(item, compared, limit)
  }
  return { failed, exceedances: exceedances.sort((a, b) => b.multiple - a.multiple) }
}

/** (C − S) / S, freed of the noise of doubles. */
export function multipleOf(amount: number, limit: number): number {
  return Math.round(((amount - limit) / limit) * MULTIPLE_SCALE) / MULTIPLE_SCALE
}

/** The limit of a class for an item without a range; 0 where there is none (then there is no multiple). */
function limitOfClass(table: GradingTable, waterType: WaterType, item: ItemCode, waterClass: number): number {
  const limit = table.limitOf[waterType].get(item)?.limits[waterClass - 1]
  return limit === undefined || !Number.isFinite(limit) ? 0 : limit
}
