import { describe, expect, it } from 'vitest'
import { comparedPeriod } from '../../../../renderer/state/period-around'
import { periodAround } from '../../../../shared/domain/water-quality/period-span'
import { classChange, matchesSectionFilter, NO_DISTRICT, noSectionFilter, sectionMeasures } from '../../../../renderer/state/section-measure'

type Section = Parameters<typeof matchesSectionFilter>[0]

const section = (parts: Partial<Section>): Section => ({ controlLevel: 'city', district: '如东县', class: 3, meetsTarget: true, ...parts })
const measures = (parts: Partial<Section>) => sectionMeasures.filter((measure) => matchesSectionFilter(section(parts), { ...noSectionFilter, measure }))

describe('matchesSectionFilter', () => {
  it('keeps 优Ⅲ and 达标 apart: class Ⅲ with target Ⅱ is good and misses its target', () => {
    expect(measures({ class: 3, meetsTarget: false })).toEqual(['all', 'graded', 'good', 'missed'])
    expect(measures({ class: 4, meetsTarget: true })).toEqual(['all', 'graded', 'notGood', 'met'])
  })

  it('counts only class 6 as 劣Ⅴ', () => {
    expect(measures({ class: 5, meetsTarget: false })).toEqual(['all', 'graded', 'notGood', 'missed'])
    expect(measures({ class: 6, meetsTarget: false })).toEqual(['all', 'graded', 'notGood', 'worse', 'missed'])
  })

  it('has no measure for a section without a class', () => {
    expect(measures({ class: null, meetsTarget: null })).toEqual(['all', 'noData'])
  })

  it('nests levels: provincial shows national sections too', () => {
    const shown = (level: 'national' | 'provincial' | 'city') =>
      (['national', 'provincial', 'city', null] as const).filter((controlLevel) => matchesSectionFilter(section({ controlLevel }), { ...noSectionFilter, level }))
    expect(shown('national')).toEqual(['national'])
    expect(shown('provincial')).toEqual(['national', 'provincial'])
    expect(shown('city')).toEqual(['national', 'provincial', 'city'])
  })

  it('keeps what was evaluated apart from what is there', () => {
    const shown = (measure: 'all' | 'graded' | 'noData') => [section({}), section({ class: null, meetsTarget: null })].filter((one) => matchesSectionFilter(one, { ...noSectionFilter, measure })).length
    expect([shown('all'), shown('graded'), shown('noData')]).toEqual([2, 1, 1])
  })

  it('finds the sections that name no district', () => {
    expect(matchesSectionFilter(section({ district: null }), { ...noSectionFilter, district: NO_DISTRICT })).toBe(true)
    expect(matchesSectionFilter(section({}), { ...noSectionFilter, district: NO_DISTRICT })).toBe(false)
  })

  it('goes by district', () => {
    expect(matchesSectionFilter(section({}), { ...noSectionFilter, district: '启东市' })).toBe(false)
    expect(matchesSectionFilter(section({}), { ...noSectionFilter, district: '如东县' })).toBe(true)
  })
})

describe('comparison', () => {
  it.each([
    ['2023-10', 'month', '2023-09'],
    ['2023-01', 'month', '2022-12'],
    ['2023-01', 'year', '2022-01'],
    ['2023-10', 'year', '2022-10'],
  ] as const)('of %s by %s is with %s', (month, comparison, earlier) => {
    expect(comparedPeriod(month, 'month', comparison)).toBe(earlier)
  })

  it.each([
    ['2023-02', 'quarter', 'month', '2022-Q4'],
    ['2023-02', 'quarter', 'year', '2022-Q1'],
    ['2023-10', 'ytd', 'month', '2022-01..2022-10'],
    ['2023-10', 'year', 'month', '2022'],
    ['2023-07', 'flood', 'month', '2022-flood'],
  ] as const)('of %s as %s by %s is with %s', (month, kind, comparison, earlier) => {
    expect(comparedPeriod(month, kind, comparison)).toBe(earlier)
  })

  it.each([
    ['2023-10', 'quarter', '2023-Q4'],
    ['2023-09', 'quarter', '2023-Q3'],
    ['2023-10', 'ytd', '2023-01..2023-10'],
    ['2023-10', 'flood', '2023-flood'],
  ] as const)('the period around %s as %s is %s', (month, kind, period) => {
    expect(periodAround(month, kind)).toBe(period)
  })

  it('a lower class is better; without a class on either side nothing changed', () => {
    expect(classChange(2, 3)).toBe('better')
    expect(classChange(6, 5)).toBe('worse')
    expect(classChange(3, 3)).toBeNull()
    expect(classChange(null, 3)).toBeNull()
    expect(classChange(3, null)).toBeNull()
  })

  it('shows only sections that changed in the wanted way', () => {
    const better = { ...noSectionFilter, classChange: 'better' } as const
    expect(matchesSectionFilter(section({ class: 3 }), better, 4)).toBe(true)
    expect(matchesSectionFilter(section({ class: 3 }), better, 2)).toBe(false)
    expect(matchesSectionFilter(section({ class: 3 }), better, null)).toBe(false)
  })
})
