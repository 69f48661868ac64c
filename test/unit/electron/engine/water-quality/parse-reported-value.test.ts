/** Forms seen in the national platform's readings, in laboratory reports (HJ standards: `0.01L`) and in spreadsheets. */
import { expect, test } from 'vitest'
import { parseReportedValue } from '../../../../../electron/engine/water-quality/parse-reported-value'

test.each([
  ['0.108', 0.108, 3, false, null],
  ['3.80', 3.8, 2, false, null],
  ['704.0', 704, 1, false, null],
  [' 7.68 ', 7.68, 2, false, null],
  ['７．６８', 7.68, 2, false, null],
  ['0.01L', 0.01, 2, true, null],
  ['0.01l', 0.01, 2, true, null],
  ['0.004 L', 0.004, 3, true, null],
  ['0.01(L)', 0.01, 2, true, null],
  ['<0.01', 0.01, 2, true, null],
  ['＜0.01', 0.01, 2, true, null],
  ['≤0.01', 0.01, 2, true, null],
  ['<0.01L', 0.01, 2, true, null],
  ['ND(0.05)', 0.05, 2, true, null],
  ['未检出（0.0003）', 0.0003, 4, true, null],
  ['0.01mg/L', 0.01, 2, false, 'mg/L'],
  ['50 μg/L', 50, 0, false, 'μg/L'],
  ['0.01L mg/L', 0.01, 2, true, 'mg/L'],
  ['18.4℃', 18.4, 1, false, '°C'],
  ['1,794.7', 1794.7, 1, false, null],
  ['2.4×10^4', 24000, 0, false, null],
  ['2.4×10⁴', 24000, 0, false, null],
  ['2.4E4', 24000, 0, false, null],
  ['0.21*', 0.21, 2, false, null],
  ['4.9↓', 4.9, 1, false, null],
  ['0', 0, 0, false, null],
  ['-0.4', -0.4, 1, false, null],
  ["'0.30", 0.3, 2, false, null],
] as const)('%j is an amount', (cell, value, reportedDigits, belowDetection, unit) => {
  expect(parseReportedValue(cell)).toEqual({ kind: 'value', raw: cell, value, reportedDigits, belowDetection, unit })
})

test('a spreadsheet’s number is an amount', () => {
  expect(parseReportedValue(0.1 + 0.2)).toMatchObject({ value: 0.3, reportedDigits: 1, belowDetection: false })
  expect(parseReportedValue(Number.NaN)).toMatchObject({ kind: 'missing' })
})

test.each(['', ' ', '--', '-', '—', '*', '/', '\\', 'N/A', 'null', '未监测', '缺测', '断流', null, undefined])('%j is nothing', (cell) => {
  expect(parseReportedValue(cell).kind).toBe('missing')
})

test.each([
  ['ND', 'water.detectionLimitUnknown'],
  ['未检出', 'water.detectionLimitUnknown'],
  ['>24000', 'water.aboveRange'],
  ['≥20', 'water.aboveRange'],
  ['Ⅱ', 'water.notANumber'],
  ['12-13', 'water.notANumber'],
  ['0,5', 'water.notANumber'],
  ['2.0.1', 'water.notANumber'],
  ['2025-11-06', 'water.notANumber'],
  ['#REF!', 'water.notANumber'],
  ['L', 'water.detectionLimitUnknown'],
])('%j is said to be unreadable', (cell, code) => {
  expect(parseReportedValue(cell)).toEqual({ kind: 'problem', raw: cell, code })
})
