/**
 * Decimal arithmetic for reported amounts: sums, halves and roundings that are right to the last digit.
 *
 * A reported amount is a whole number of units of its last decimal, so it is kept as `units × 10^−digits` with both whole.
 * Comparing doubles would grade 0.2 and 0.1 + 0.1 apart, and would break the ties that GB/T 8170 settles.
 */

/** units × 10^−digits; both whole, `digits` ≥ 0. */
export type Decimal = { readonly units: number; readonly digits: number }

/** Most significant figures that are taken from a number that a spreadsheet computed; its last ones are noise of doubles. */
const SIGNIFICANT_FIGURES = 12

/** Powers that doubles hold exactly; `10 ** n` need not. */
const POWERS_OF_TEN = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22] as const

/** Decimals after which an amount is nothing. */
const MOST_DIGITS = 15

/** 10^exponent, exact. @param exponent 0 to 22 */
export function powerOfTen(exponent: number): number {
  const power = POWERS_OF_TEN[exponent]
  if (power === undefined) throw new RangeError(`no exact power of ten for ${exponent}`)
  return power
}

/** The decimal of a double that was read from text with this many decimals. */
export function toDecimal(value: number, digits: number): Decimal {
  return { units: Math.round(value * powerOfTen(digits)), digits }
}

/** The double nearest to a decimal: the same that reading its text gives. */
export function toNumber(decimal: Decimal): number {
  return decimal.units / powerOfTen(decimal.digits)
}

/**
 * The decimal of a plain number text: `0.30`, `1.2e-3`, `-0.4`.
 *
 * @returns `null` where the text is no number, or has more figures than a double holds exactly
 */
export function decimalOfText(text: string): Decimal | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,2}))?$/i.exec(text)
  if (!match) return null
  const fraction = match[3] ?? ''
  const figures = (match[2] ?? '') + fraction
  if (figures === '') return null
  const units = Number(figures) * (match[1] === '-' ? -1 : 1)
  if (!Number.isSafeInteger(units)) return null
  return shift({ units, digits: fraction.length }, Number(match[4] ?? 0))
}

/** The decimal of a spreadsheet's number, freed of the noise of doubles (0.1 + 0.2 is 0.3). */
export function decimalOfNumber(value: number): Decimal | null {
  return Number.isFinite(value) ? decimalOfText(String(Number(value.toPrecision(SIGNIFICANT_FIGURES)))) : null
}

/** decimal × 10^exponent, exact. `null` where that leaves the safe range. */
export function shift(decimal: Decimal, exponent: number): Decimal | null {
  const digits = decimal.digits - exponent
  if (digits > 22 || digits < -22) return null
  if (digits >= 0) return { units: decimal.units, digits }
  const units = decimal.units * powerOfTen(-digits)
  return Number.isSafeInteger(units) ? { units, digits: 0 } : null
}

/** Half of a decimal, exact. */
export function half(decimal: Decimal): Decimal {
  return { units: decimal.units * 5, digits: decimal.digits + 1 }
}

/**
 * Round to a number of decimals by GB/T 8170-2008: half to even, in one step.
 *
 * What would round to zero without being zero keeps one significant figure (总站水字〔2018〕87号, second-hand). A decimal that has
 * no more decimals than asked for stays as it is: rounding never invents figures.
 */
export function roundDecimal(decimal: Decimal, digits: number): Decimal {
  if (decimal.digits <= digits || decimal.units === 0) return decimal
  return keepFigure(digits, (kept) =>
    kept >= decimal.digits ? decimal : { units: divideHalfToEven(decimal.units, powerOfTen(decimal.digits - kept)), digits: kept },
  )
}

/**
 * numerator / denominator to a number of decimals, half to even.
 *
 * @param denominator above zero
 */
export function roundQuotient(numerator: number, denominator: number, digits: number): Decimal {
  const scaled = numerator * powerOfTen(digits)
  if (Number.isSafeInteger(scaled) && Number.isSafeInteger(denominator * 2)) return { units: divideHalfToEven(scaled, denominator), digits }
  return roundBigQuotient(BigInt(numerator), BigInt(denominator), digits)
}

/** The same for numbers beyond the safe integers. */
export function roundBigQuotient(numerator: bigint, denominator: bigint, digits: number): Decimal {
  return { units: Number(divideBigHalfToEven(numerator * 10n ** BigInt(digits), denominator)), digits }
}

/** Round at so many decimals, or at the first further ones where something is left; for amounts, not for percentages. */
export function keepFigure(digits: number, roundAt: (digits: number) => Decimal): Decimal {
  const rounded = roundAt(digits)
  return rounded.units !== 0 || digits >= MOST_DIGITS ? rounded : keepFigure(digits + 1, roundAt)
}

/** Both whole and safe, divisor above zero. */
function divideHalfToEven(dividend: number, divisor: number): number {
  let quotient = Math.floor(dividend / divisor)
  let remainder = dividend - quotient * divisor
  // The division of doubles may land on the neighbour of the true floor.
  if (remainder < 0) {
    quotient -= 1
    remainder += divisor
  } else if (remainder >= divisor) {
    quotient += 1
    remainder -= divisor
  }
  const twice = remainder * 2
  return twice > divisor || (twice === divisor && quotient % 2 !== 0) ? quotient + 1 : quotient
}

function divideBigHalfToEven(dividend: bigint, divisor: bigint): bigint {
  let quotient = dividend / divisor
  if (dividend < 0n && quotient * divisor !== dividend) quotient -= 1n
  const twice = (dividend - quotient * divisor) * 2n
  return twice > divisor || (twice === divisor && quotient % 2n !== 0n) ? quotient + 1n : quotient
}
