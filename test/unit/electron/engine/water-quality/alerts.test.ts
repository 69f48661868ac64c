import { describe, expect, test } from 'vitest'
import { findAlerts, type StationReading } from '../../../../../electron/engine/water-quality/alerts'
import type { SectionFacts } from '../../../../../electron/engine/water-quality/section-status'
import type { ItemCode } from '../../../../../shared/domain/water-quality/item'
import { rules, sample, surface } from './reference-data'

const HOUR = 3_600_000
const facts: SectionFacts = { waterType: 'river', targetClass: 3 }
const context = { table: surface, rules }

/** A reading every four hours. */
const series = (item: ItemCode, texts: readonly (string | null)[]): StationReading[] =>
  texts.map((text, index) => ({ id: `r${index}`, time: index * 4 * HOUR, sampleType: 'automatic', sample: sample(text === null ? { ph: '8' } : { [item]: text }) }))

const alerts = (item: ItemCode, texts: readonly (string | null)[], now = texts.length * 4 * HOUR) => findAlerts(series(item, texts), facts, now, context)

describe('exceedance', () => {
  test('three running past the target, with the readings as evidence', () => {
    expect(alerts('totalPhosphorus', ['0.19', '0.21', '0.25', '0.22', '0.18'])).toEqual([
      { kind: 'exceedance', item: 'totalPhosphorus', from: 4 * HOUR, to: 12 * HOUR, readings: ['r1', 'r2', 'r3'], worst: 0.25, limit: 0.2, multiple: 0.25, ongoing: false },
    ])
  })

  test('two are not enough, the limit itself is no exceedance', () => {
    expect(alerts('totalPhosphorus', ['0.21', '0.22', '0.200', '0.21', '0.22'])).toEqual([])
  })

  test('a time without the item neither counts nor breaks the run', () => {
    expect(alerts('totalPhosphorus', ['0.21', null, '0.22', '0.23'])).toMatchObject([{ kind: 'exceedance', readings: ['r0', 'r2', 'r3'], ongoing: true }])
  })

  test('dissolved oxygen fails downwards, without a multiple', () => {
    expect(alerts('dissolvedOxygen', ['4.9', '4.2', '4.6'])).toMatchObject([{ kind: 'exceedance', worst: 4.2, limit: 5, multiple: null }])
  })

  test('the number of readings is the rules’', () => {
    const strict = { table: surface, rules: { ...rules, alerts: { ...rules.alerts, consecutive: 2 } } }
    expect(findAlerts(series('totalPhosphorus', ['0.21', '0.22']), facts, 8 * HOUR, strict)).toHaveLength(1)
  })

  test('the section’s own limit is the base', () => {
    const own = { ...facts, overrides: [{ item: 'totalPhosphorus', limit: 0.3 }] as const }
    expect(findAlerts(series('totalPhosphorus', ['0.21', '0.25', '0.22']), own, 12 * HOUR, context)).toEqual([])
  })
})

describe('jump', () => {
  test('twice the reading before, and high enough to matter', () => {
    expect(alerts('ammoniaNitrogen', ['0.30', '0.62', '0.60'])).toEqual([{ kind: 'jump', item: 'ammoniaNitrogen', from: 0, to: 4 * HOUR, readings: ['r0', 'r1'], before: 0.3, after: 0.62 }])
    // From 0.02 to 0.10 is five times, but a tenth of the limit.
    expect(alerts('ammoniaNitrogen', ['0.02', '0.10'])).toEqual([])
    expect(alerts('ammoniaNitrogen', ['0.30', '0.59'])).toEqual([])
  })

  test('dissolved oxygen jumps down', () => {
    expect(alerts('dissolvedOxygen', ['11.0', '5.4'])).toMatchObject([{ kind: 'jump', before: 11, after: 5.4 }])
    expect(alerts('dissolvedOxygen', ['5.4', '11.0'])).toEqual([])
  })
})

describe('silence', () => {
  test('more than the allowed hours without a reading', () => {
    expect(alerts('ph', ['8'], 24 * HOUR)).toEqual([])
    expect(alerts('ph', ['8'], 25 * HOUR)).toEqual([{ kind: 'silent', from: 0, to: 25 * HOUR, hours: 25 }])
    expect(findAlerts([], facts, 5, context)).toEqual([{ kind: 'silent', from: null, to: 5, hours: null }])
  })
})

test('readings may come in any order', () => {
  const shuffled = series('totalPhosphorus', ['0.21', '0.22', '0.23']).toReversed()
  expect(findAlerts(shuffled, facts, 12 * HOUR, context)).toMatchObject([{ readings: ['r0', 'r1', 'r2'] }])
})
