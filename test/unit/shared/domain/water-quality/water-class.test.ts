import { expect, test } from 'vitest'
import { parseWaterClass, parseWaterType, statusOfClass } from '../../../../../shared/domain/water-quality/water-class'
import { waterClassName } from '../../../../../shared/messages/water'

test.each([
  ['Ⅰ', 1], ['Ⅱ类', 2], ['III', 3], ['iv类', 4], ['Ⅴ', 5], ['劣Ⅴ', 6], ['劣V类', 6], ['3', 3], ['三类', 3], ['第四类', 4], ['劣四类', 5], [' Ⅲ ', 3],
  ['--', null], ['', null], ['*', null], ['constructor', null], ['7', null], ['劣', null],
])('%j is class %s', (text, expected) => {
  expect(parseWaterClass(text)).toBe(expected)
})

test.each([['河流', 'river'], ['湖、库', 'lake'], ['水库', 'lake'], ['River', 'river'], ['近岸海域', 'sea'], ['toString', null], ['', null]])('%j is water type %s', (text, expected) => {
  expect(parseWaterType(text)).toBe(expected)
})

test('status of a class, and its name', () => {
  expect([1, 2, 3, 4, 5, 6].map((waterClass) => statusOfClass(waterClass as 1))).toEqual(['excellent', 'excellent', 'good', 'light', 'moderate', 'heavy'])
  expect(waterClassName(6, 'lake').zh).toBe('劣Ⅴ')
  expect(waterClassName(5, 'sea').zh).toBe('劣四类')
  expect(waterClassName(5, 'river').zh).toBe('Ⅴ')
})
