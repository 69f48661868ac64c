/**
 * Means of readings, exact until the one rounding at the end.
 *
 * Concentrations: arithmetic mean. pH: through the hydrogen ion, −lg of the mean of 10^−pH (环办监测函〔2020〕82号, second-hand).
 * Below detection counts as half the limit. Classes are never averaged.
 */
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import { asItemAmount, type Reading } from '../../../shared/domain/water-quality/reading'
import { decimalOfNumber, keepFigure, roundBigQuotient, roundDecimal, roundQuotient, toDecimal, toNumber, type Decimal } from './exact-decimal'
import { countedAmount } from './grading-table'

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
 * @param groups readings of one item by month; empty groups are left out
 * @param digits decimals of the result; `null`: the most among the readings
 * @returns `null` without readings
 */
export function meanOfGroups(item: ItemCode, groups: readonly (readonly Reading[])[], digits: number | null): ItemMean | null {
  const filled = groups.filter((group) => group.length > 0)
  const samples = filled.reduce((sum, group) => sum + group.length, 0)
  if (samples === 0) return null
  let reported = 0
  for (const group of filled) for (const reading of group) reported = Math.max(reported, reading.digits)
  const { unrounded, rounded } = item === 'ph' ? meanOfPh(filled, digits ?? reported) : meanOfAmounts(filled, digits ?? reported)
  return {
    reading: { value: asItemAmount(toNumber(rounded)), digits: rounded.digits, belowDetection: false },
    unrounded,
    samples,
    groups: filled.length,
  }
}

type Mean = { unrounded: number; rounded: Decimal }

function meanOfPh(groups: readonly (readonly Reading[])[], digits: number): Mean {
  let sum = 0
  for (const group of groups) sum += group.reduce((total, reading) => total + 10 ** -reading.value, 0) / group.length
  const unrounded = -Math.log10(sum / groups.length)
  // The logarithm's last figures are noise: 8.5 must stay a tie.
  const decimal = decimalOfNumber(unrounded) ?? toDecimal(unrounded, digits)
  return { unrounded, rounded: roundDecimal(decimal, digits) }
}

function meanOfAmounts(groups: readonly (readonly Reading[])[], digits: number): Mean {
  const amounts = groups.map((group) => group.map(countedAmount))
  let common = 0
  for (const group of amounts) for (const amount of group) common = Math.max(common, amount.digits)
  const sums = amounts.map((group) => group.reduce((sum, amount) => sum + scaleUp(amount, common), 0))
  const [firstSize = 1] = groups.map((group) => group.length)
  const sizes = groups.map((group) => group.length)
  const scale = Number(`1e${common}`)
  if (sizes.every((size) => size === firstSize)) {
    const total = sums.reduce((sum, part) => sum + part, 0)
    const divisor = firstSize * groups.length
    if (Number.isSafeInteger(total) && Number.isSafeInteger(divisor * scale)) {
      return { unrounded: total / divisor / scale, rounded: keepFigure(digits, (kept) => roundQuotient(total, divisor * scale, kept)) }
    }
  }
  return meanOfUnequalGroups(sums, sizes, common, digits)
}

/** Σ(sum / size) / groups over one denominator, so that nothing is rounded on the way. */
function meanOfUnequalGroups(sums: readonly number[], sizes: readonly number[], common: number, digits: number): Mean {
  const product = sizes.reduce((result, size) => leastCommonMultiple(result, BigInt(size)), 1n)
  const numerator = sums.reduce((total, sum, index) => total + BigInt(sum) * (product / BigInt(sizes[index] as number)), 0n)
  const denominator = product * BigInt(sizes.length) * 10n ** BigInt(common)
  let unrounded = 0
  for (const [index, sum] of sums.entries()) unrounded += sum / (sizes[index] as number)
  return { unrounded: unrounded / sizes.length / Number(`1e${common}`), rounded: keepFigure(digits, (kept) => roundBigQuotient(numerator, denominator, kept)) }
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return (a / x) * b
}

/** Units at more decimals. */
function scaleUp({ units, digits }: Decimal, common: number): number {
  return units * Number(`1e${common - digits}`)
}
