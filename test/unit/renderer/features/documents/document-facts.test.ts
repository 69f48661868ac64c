import { expect, test } from 'vitest'
import { takenAtText } from '../../../../../renderer/features/documents/document-facts'

test.each([
  ['2023-11-06T06:20:00Z', '2023-11-06 14:20'],
  // Late in the evening in London, the next day in Nantong.
  ['2023-12-31T17:00:00.000Z', '2024-01-01 01:00'],
  ['2023-11-06', '2023-11-06'],
])('%s was taken at %s', (takenAt, text) => {
  expect(takenAtText(takenAt)).toBe(text)
})
