/** Expected values: the examples of GB/T 8170-2008, clause 3.2 and 3.3, and arithmetic. */
import { expect, test } from 'vitest'
import { decimalOfNumber, decimalOfText, half, roundBigQuotient, roundDecimal, roundQuotient, shift, toDecimal, toNumber, type Decimal } from '../../../../../electron/engine/water-quality/exact-decimal'

const text = (value: string): Decimal => {
  const decimal = decimalOfText(value)
  if (!decimal) throw new Error(value)
  return decimal
}

test.each([
  ['12.1498', 1, 12.1],
  ['12.1498', 0, 12],
  ['10.5002', 0, 11],
  ['1.050', 1, 1.0],
  ['0.35', 1, 0.4],
  ['15.4546', 0, 15],
  // Not what a binary double says: 1.005 and 2.675 lie below their text.
  ['1.005', 2, 1.0],
  ['1.015', 2, 1.02],
  ['2.675', 2, 2.68],
  ['-0.25', 1, -0.2],
  ['-0.35', 1, -0.4],
])('%s at %i decimals is %d', (value, digits, expected) => {
  expect(toNumber(roundDecimal(text(value), digits))).toBe(expected)
})

test('rounding is one step: 15.4546 is not 15.455, 15.46, 15.5, 16', () => {
  expect(toNumber(roundDecimal(text('15.4546'), 0))).toBe(15)
})

test('rounding adds no decimals, and keeps one figure of what would vanish', () => {
  expect(roundDecimal(text('5'), 1)).toEqual({ units: 5, digits: 0 })
  expect(toNumber(roundDecimal(text('0.0004'), 2))).toBe(0.0004)
  expect(toNumber(roundDecimal(text('0.004'), 2))).toBe(0.004)
  expect(toNumber(roundDecimal(text('0'), 2))).toBe(0)
})

test.each([
  ['0.30', { units: 30, digits: 2 }],
  ['1.2e3', { units: 1200, digits: 0 }],
  ['1.2e-3', { units: 12, digits: 4 }],
  ['.5', { units: 5, digits: 1 }],
  ['', null],
  ['.', null],
  ['1e999', null],
  ['12345678901234567890', null],
])('%j is read as it is written', (value, expected) => {
  expect(decimalOfText(value)).toEqual(expected)
})

test('a spreadsheet’s noise is not figures', () => {
  expect(decimalOfNumber(0.1 + 0.2)).toEqual({ units: 3, digits: 1 })
  expect(decimalOfNumber(0.00005)).toEqual({ units: 5, digits: 5 })
  expect(decimalOfNumber(Number.NaN)).toBeNull()
})

test('shifts and halves are exact', () => {
  expect(shift(text('50'), -3)).toEqual({ units: 50, digits: 3 })
  expect(shift(text('2.4'), 4)).toEqual({ units: 24_000, digits: 0 })
  expect(toNumber(half(text('0.01')))).toBe(0.005)
})

test('every double of a decimal text is that text’s own', () => {
  for (const value of ['0.15', '0.2', '0.07', '0.285', '1.005', '37.7', '0.00005']) {
    const digits = value.split('.')[1]?.length ?? 0
    expect(toNumber(toDecimal(Number(value), digits))).toBe(Number(value))
  }
})

test('quotients round half to even, within and beyond the safe integers', () => {
  expect(toNumber(roundQuotient(4800, 55, 1))).toBe(87.3)
  expect(toNumber(roundQuotient(1, 8, 2))).toBe(0.12)
  expect(toNumber(roundQuotient(3, 8, 2))).toBe(0.38)
  expect(toNumber(roundQuotient(2 ** 52, 2 ** 53, 0))).toBe(0)
  expect(toNumber(roundBigQuotient(3n * 10n ** 30n, 2n * 10n ** 30n, 0))).toBe(2)
  expect(toNumber(roundBigQuotient(-5n, 10n, 0))).toBe(0)
})
