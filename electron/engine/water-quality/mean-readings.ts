/**
 * Means of readings, exact until the one rounding at the end.
 *
 * Concentrations: arithmetic mean. pH: through the hydrogen ion, −lg of the mean of 10^−pH (环办监测函〔2020〕82号, second-hand).
 * Below detection counts as half the limit. Classes are never averaged.
 */
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import { asItemAmount, type Reading } from '../../../shared/domain/water-quality/reading'
import { type Decimal, decimalOfNumber, keepFigure, powerOfTen, roundBigQuotient, roundDecimal, roundQuotient, toDecimal, toNumber } from './exact-decimal'
import { comparedAmount, countedAmount } from './grading-table'

/** A mean, and what it was taken from. */
export type ItemMean = {
  /** Rounded as it is compared; never `belowDetection`. */
  readonly reading: Reading
  /** Not rounded, for charts and for continuing the sum. */
  readonly unrounded: number
  /** Readings that went in. */
  readonly samples: number
  /** Groups (months) that went in. */
  readonly groups: number
}

/**
 * The mean over groups of readings: the mean of each group first, then the mean of those, so that a month with many readings
 * weighs as much as any other.
 *
 * @param readings of one item, group after group
 * @param sizes readings in each group; none is zero, and they add up to the readings
 * @param digits decimals of the result; `null`: the most among the readings
 * @returns `null` without readings
 */
export function meanOfGroups(item: ItemCode, readings: readonly Reading[], sizes: readonly number[], digits: number | null): ItemMean | null {
  const [first] = readings
  if (first === undefined) return null
  if (readings.length === 1 && !first.belowDetection && (digits === null || first.digits <= digits)) {
    return { reading: first, unrounded: first.value, samples: 1, groups: 1 }
  }
  let decimals = digits
  if (decimals === null) {
    decimals = 0
    for (const reading of readings) decimals = Math.max(decimals, reading.digits)
  }
  const { unrounded, rounded } = item === 'ph' ? meanOfPh(readings, sizes, decimals) : meanOfAmounts(readings, sizes, decimals)
  return {
    reading: { value: asItemAmount(toNumber(rounded)), digits: rounded.digits, belowDetection: false },
    unrounded,
    samples: readings.length,
    groups: sizes.length,
  }
}

type Mean = { unrounded: number; rounded: Decimal }

function meanOfPh(readings: readonly Reading[], sizes: readonly number[], digits: number): Mean {
  let sum = 0
  let next = 0
  for (const size of sizes) {
    let group = 0
    for (const end = next + size; next < end; next += 1) group += 10 ** -comparedAmount(readings[next] as Reading, null)
    sum += group / size
  }
  const unrounded = -Math.log10(sum / sizes.length)
  // The logarithm's last figures are noise: 8.5 must stay a tie.
  const decimal = decimalOfNumber(unrounded) ?? toDecimal(unrounded, digits)
  return { unrounded, rounded: roundDecimal(decimal, digits) }
}

function meanOfAmounts(readings: readonly Reading[], sizes: readonly number[], digits: number): Mean {
  const [first] = readings
  if (readings.length === 1 && first !== undefined) {
    const counted = countedAmount(first)
    return { unrounded: toNumber(counted), rounded: roundDecimal(counted, digits) }
  }
  const count = readings.length
  let common = 0
  for (const reading of readings) common = Math.max(common, reading.belowDetection ? reading.digits + 1 : reading.digits)
  const scale = powerOfTen(common)
  if (!haveOneSize(sizes) || !Number.isSafeInteger(count * scale)) return meanOfUnequalGroups(readings, sizes, common, digits)
  let total = 0
  // Whole units of the last decimal, so the sum is exact; half a limit is whole at one decimal more.
  for (const reading of readings) total += Math.round((reading.belowDetection ? reading.value / 2 : reading.value) * scale)
  if (!Number.isSafeInteger(total)) return meanOfUnequalGroups(readings, sizes, common, digits)
  let rounded = roundQuotient(total, count * scale, digits)
  if (rounded.units === 0) rounded = keepFigure(digits, (kept) => roundQuotient(total, count * scale, kept))
  return { unrounded: total / count / scale, rounded }
}

function haveOneSize(sizes: readonly number[]): boolean {
  for (const size of sizes) if (size !== sizes[0]) return false
  return true
}

/** Σ(sum / size) / groups over one denominator, so that nothing is rounded on the way. */
function meanOfUnequalGroups(readings: readonly Reading[], sizes: readonly number[], common: number, digits: number): Mean {
  let multiple = 1n
  for (const size of sizes) multiple = leastCommonMultiple(multiple, BigInt(size))
  let numerator = 0n
  let unrounded = 0
  let next = 0
  for (const size of sizes) {
    let units = 0n
    let sum = 0
    for (const end = next + size; next < end; next += 1) {
      const amount = countedAmount(readings[next] as Reading)
      units += BigInt(amount.units) * 10n ** BigInt(common - amount.digits)
      sum += toNumber(amount)
    }
    numerator += units * (multiple / BigInt(size))
    unrounded += sum / size
  }
  const denominator = multiple * BigInt(sizes.length) * 10n ** BigInt(common)
  return { unrounded: unrounded / sizes.length, rounded: keepFigure(digits, (kept) => roundBigQuotient(numerator, denominator, kept)) }
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return (a / x) * b
}
