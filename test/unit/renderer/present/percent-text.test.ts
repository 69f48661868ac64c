/** Percentages as they are typed; the expected fractions are written out. */
import { expect, it } from 'vitest'
import { parsePercent } from '../../../../renderer/present/percent-text'

it.each([
  ['87.3', { ratio: 0.873, decimals: 1 }],
  ['87.30%', { ratio: 0.873, decimals: 2 }],
  [' ８７．５ ％ ', { ratio: 0.875, decimals: 1 }],
  ['100', { ratio: 1, decimals: 0 }],
  ['0', { ratio: 0, decimals: 0 }],
  ['100.1', null],
  ['', null],
  ['-5', null],
  ['0.873x', null],
])('%s', (text, expected) => {
  expect(parsePercent(text)).toEqual(expected)
})
