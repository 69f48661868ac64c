/** The shipped files fit their schemas, and a damaged one is refused with the place that is wrong. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../../../shared/errors'
import { gradingRulesSchema } from '../../../../../shared/domain/water-quality/grading-rules'
import { type LimitStandard, limitStandardSchema } from '../../../../../shared/domain/water-quality/limit-standard'
import { ratioTargetsSchema } from '../../../../../shared/domain/water-quality/ratio-target'
import { readReference } from '../../../../../shared/domain/water-quality/read-reference'
import { roundingTableSchema } from '../../../../../shared/domain/water-quality/rounding-table'

const content = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../../../../data/standards/${name}`, import.meta.url), 'utf8'))

test.each([
  ['gb-3838-2002.json', limitStandardSchema],
  ['gb-3097-1997.json', limitStandardSchema],
  ['rounding.json', roundingTableSchema],
  ['grading-rules.json', gradingRulesSchema],
  ['ratio-targets.json', ratioTargetsSchema],
] as const)('%s is well formed', (name, schema) => {
  expect(() => readReference(schema, content(name), name)).not.toThrow()
})

test('21 items of GB 3838-2002 count, three do not', () => {
  const standard = readReference(limitStandardSchema, content('gb-3838-2002.json'), 'gb-3838-2002.json')
  const counting = new Set(standard.limits.map(({ item }) => item).filter((item) => !standard.excluded.includes(item)))
  expect(counting.size).toBe(21)
  expect(standard.excluded).toEqual(['waterTemperature', 'totalNitrogen', 'fecalColiform'])
})

const refusal = (change: (standard: LimitStandard) => void): string => {
  const standard = structuredClone(content('gb-3838-2002.json')) as LimitStandard
  change(standard)
  try {
    readReference(limitStandardSchema, standard, 'mine.json')
  } catch (error) {
    if (error instanceof AppError) return JSON.stringify(error.params)
    throw error
  }
  return 'accepted'
}

describe('damage', () => {
  test.each<[string, (standard: LimitStandard) => void, RegExp]>([
    ['an unknown item', (standard) => Object.assign(standard.limits[3] ?? {}, { item: 'codmn' }), /limits\.3\.item/],
    ['a limit too few', (standard) => Object.assign(standard.limits[3] ?? {}, { values: [15, 15, 20, 30] }), /chemicalOxygenDemand.*4 limits for 5/],
    ['a wrong unit', (standard) => Object.assign(standard.limits[3] ?? {}, { unit: 'μg/L' }), /unit μg\/L/],
    ['a limit out of order', (standard) => Object.assign(standard.limits[3] ?? {}, { values: [15, 15, 200, 30, 40] }), /stricter/],
    ['an upper limit written as a lower', (standard) => Object.assign(standard.limits[3] ?? {}, { operator: '>=' }), /stricter/],
    ['a limit given twice', (standard) => standard.limits.push(structuredClone(standard.limits[3] ?? standard.limits[0]) as LimitStandard['limits'][number]), /given twice/],
    ['text for a number', (standard) => Object.assign(standard.limits[3] ?? {}, { values: ['15', 15, 20, 30, 40] }), /limits\.3\.values\.0/],
    ['no source', (standard) => Object.assign(standard, { source: '' }), /source/],
  ])('%s is refused', (_, change, message) => {
    expect(refusal(change)).toMatch(message)
  })
})
