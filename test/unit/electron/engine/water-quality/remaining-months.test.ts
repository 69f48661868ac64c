/** The answer is checked by what it claims: the year with that average meets the limit, with one last figure more it does not. */
import { describe, expect, test } from 'vitest'
import { type DatedSample, groupByMonth } from '../../../../../electron/engine/water-quality/period-mean'
import { remainingRequirements } from '../../../../../electron/engine/water-quality/remaining-months'
import { gradeSection, type SectionFacts } from '../../../../../electron/engine/water-quality/section-status'
import type { ItemCode } from '../../../../../shared/domain/water-quality/item'
import { addMonths, parsePeriod, toMonthIndex } from '../../../../../shared/domain/water-quality/period'
import { rules, sample, surface } from './reference-data'

const context = { table: surface, rules }
const facts: SectionFacts = { waterType: 'river', targetClass: 3 }
const january = toMonthIndex(2025, 1)

const monthly = (item: ItemCode, texts: readonly string[]): DatedSample[] =>
  texts.map((text, index) => ({ month: addMonths(january, index), sampleType: 'manual', sample: sample({ [item]: text }) }))

const requirement = (item: ItemCode, texts: readonly string[], given = facts) =>
  remainingRequirements(given, groupByMonth(monthly(item, texts)), addMonths(january, texts.length - 1), context)[0]

/** Does the whole year meet the target with this value in every remaining month? */
function yearMeets(item: ItemCode, texts: readonly string[], rest: string): boolean | null {
  const year = [...texts, ...Array.from({ length: 12 - texts.length }, () => rest)]
  return gradeSection(facts, groupByMonth(monthly(item, year)), parsePeriod('2025', rules.floodSeason), context).meetsTarget
}

const own = (strict: boolean): SectionFacts => ({ waterType: 'river', targetClass: 4, overrides: [{ item: 'totalPhosphorus', limit: 0.35, strict }] })

describe('what remains', () => {
  test('phosphorus of 0.25 in ten months leaves nothing for Ⅲ', () => {
    // 2.5 / 12 = 0.208 > 0.200 even with zero in both months
    expect(requirement('totalPhosphorus', Array.from({ length: 10 }, () => '0.250'))).toMatchObject({ state: 'unreachable', atMost: null, monthsRemaining: 2 })
  })

  test('phosphorus of 0.22 in nine months leaves 0.14', () => {
    // (12 × 0.2005 − 9 × 0.22) / 3 = 0.142: the year rounds to 0.200 (half to even)
    const texts = Array.from({ length: 9 }, () => '0.220')
    expect(requirement('totalPhosphorus', texts)).toMatchObject({ state: 'reachable', low: null, high: 0.2, atLeast: null, atMost: 0.142, monthsSoFar: 9, monthsRemaining: 3 })
    expect(requirement('totalPhosphorus', texts)?.soFar).toBeCloseTo(0.22, 12)
    expect(yearMeets('totalPhosphorus', texts, '0.142')).toBe(true)
    expect(yearMeets('totalPhosphorus', texts, '0.143')).toBe(false)
  })

  test.each([
    ['ammoniaNitrogen', ['1.37', '0.94', '1.20', '0.88', '1.05', '1.51', '0.77'], 0.01, 2],
    ['permanganateIndex', ['6.7', '6.2', '5.9', '7.1', '6.6'], 0.1, 1],
    ['totalPhosphorus', ['0.231', '0.187', '0.204', '0.199', '0.213', '0.245', '0.176', '0.208', '0.222', '0.190', '0.217'], 0.001, 3],
    ['chemicalOxygenDemand', ['23', '19', '21'], 0.1, 1],
  ] as const)('%s: the bound is the last value that still meets', (item, texts, unit, digits) => {
    const most = requirement(item, texts)?.atMost ?? Number.NaN
    expect(yearMeets(item, texts, most.toFixed(digits))).toBe(true)
    expect(yearMeets(item, texts, (most + unit).toFixed(digits))).toBe(false)
  })

  test('dissolved oxygen must be at least so much, and no river holds more than its ceiling', () => {
    const texts = ['4.1', '4.4', '4.2', '3.9', '4.0', '3.8']
    const least = requirement('dissolvedOxygen', texts)
    expect(least).toMatchObject({ state: 'reachable', low: 5, high: null, atMost: null })
    expect(yearMeets('dissolvedOxygen', texts, (least?.atLeast ?? Number.NaN).toFixed(1))).toBe(true)
    expect(yearMeets('dissolvedOxygen', texts, ((least?.atLeast ?? Number.NaN) - 0.1).toFixed(1))).toBe(false)
    // 11 × 3.0 leaves 27 mg/L for December
    expect(requirement('dissolvedOxygen', Array.from({ length: 11 }, () => '3.0'))?.state).toBe('unreachable')
  })

  test('pH: the hydrogen ion averages', () => {
    // A year that rounds to 6.0 has at most 12·10⁻⁵·⁹⁵ = 1.35·10⁻⁵ of hydrogen ion; eleven months at 5.8 have 11·10⁻⁵·⁸ = 1.74·10⁻⁵ already.
    expect(requirement('ph', Array.from({ length: 11 }, () => '5.8'))?.state).toBe('unreachable')
    expect(requirement('ph', ['8.0', '8.1', '7.9'])).toMatchObject({ state: 'reachable', atMost: null })
  })

  test('a year that is over is met or missed', () => {
    expect(requirement('totalPhosphorus', Array.from({ length: 12 }, () => '0.2'))?.state).toBe('met')
    expect(requirement('totalPhosphorus', Array.from({ length: 12 }, () => '0.201'))?.state).toBe('missed')
  })

  test('a limit of its own is the one to reach', () => {
    // (12 × 0.3505 − 6 × 0.4) / 6 = 0.301; that year's mean 0.3505 rounds to 0.350, which a strict limit does not allow
    const texts = Array.from({ length: 6 }, () => '0.400')
    expect(requirement('totalPhosphorus', texts, own(false))).toMatchObject({ high: 0.35, atMost: 0.301 })
    expect(requirement('totalPhosphorus', texts, own(true))).toMatchObject({ high: 0.35, atMost: 0.298 })
  })

  test('months without data are lost, not zero', () => {
    // Data of January and March only: the year has 2 + 9 months.
    const [first, , third] = monthly('totalPhosphorus', ['0.2', '0.2', '0.2'])
    const [result] = remainingRequirements(facts, groupByMonth([first as DatedSample, third as DatedSample]), addMonths(january, 2), context)
    expect(result).toMatchObject({ monthsSoFar: 2, monthsRemaining: 9 })
  })

  test('no target, no requirement', () => {
    expect(requirement('totalPhosphorus', ['0.2'], { waterType: 'river', targetClass: null })).toBeUndefined()
  })
})
