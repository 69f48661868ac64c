import { expect, test } from 'vitest'
import { AppError } from '../../../../../shared/errors'
import { countMonths, formatPeriod, parsePeriod, previousPeriod, samePeriodLastYear, toMonthIndex, yearToDate } from '../../../../../shared/domain/water-quality/period'

const flood = { firstMonth: 5, lastMonth: 9 }
const parse = (text: string) => parsePeriod(text, flood, toMonthIndex(2025, 10))

test.each([
  ['2025-11', 'month', [2025, 11], [2025, 11], '2025-11'],
  ['2025-1', 'month', [2025, 1], [2025, 1], '2025-01'],
  ['2025-Q3', 'quarter', [2025, 7], [2025, 9], '2025-Q3'],
  ['2025-q4', 'quarter', [2025, 10], [2025, 12], '2025-Q4'],
  ['2025', 'year', [2025, 1], [2025, 12], '2025'],
  ['2025-01..2025-10', 'range', [2025, 1], [2025, 10], '2025-01..2025-10'],
  ['2024-11..2025-02', 'range', [2024, 11], [2025, 2], '2024-11..2025-02'],
  ['2025-01..2025-12', 'year', [2025, 1], [2025, 12], '2025'],
  ['2025-04..2025-06', 'quarter', [2025, 4], [2025, 6], '2025-Q2'],
  ['2025-flood', 'range', [2025, 5], [2025, 9], '2025-05..2025-09'],
  ['2025-ytd', 'range', [2025, 1], [2025, 10], '2025-01..2025-10'],
] as const)('%s', (text, kind, first, last, printed) => {
  const period = parse(text)
  expect(period).toEqual({ kind, first: toMonthIndex(first[0], first[1]), last: toMonthIndex(last[0], last[1]) })
  expect(formatPeriod(period)).toBe(printed)
  expect(parse(printed)).toEqual(period)
})

test.each(['', '2025-13', '2025-00', '2025-Q5', '25', '2025-10..2025-01', '2025-10..', '2025/11', '2024-ytd', '2025-11-06'])('%j is refused', (text) => {
  expect(() => parse(text)).toThrow(AppError)
})

test('comparisons', () => {
  expect(formatPeriod(previousPeriod(parse('2025-01')))).toBe('2024-12')
  expect(formatPeriod(previousPeriod(parse('2025-Q1')))).toBe('2024-Q4')
  expect(formatPeriod(samePeriodLastYear(parse('2025-flood')))).toBe('2024-05..2024-09')
  expect(formatPeriod(yearToDate(toMonthIndex(2025, 3)))).toBe('2025-Q1')
  expect(countMonths(parse('2024-11..2025-02'))).toBe(4)
})
