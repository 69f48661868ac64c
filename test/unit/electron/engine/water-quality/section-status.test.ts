/** Means, targets and multiples, worked out by hand in the comments; examples of domain practice where one is published. */
import { describe, expect, test } from 'vitest'
import { holdAgainst, type LimitOverride } from '../../../../../electron/engine/water-quality/exceedances'
import { gradeSample } from '../../../../../electron/engine/water-quality/grade-sample'
import { meanOfGroups } from '../../../../../electron/engine/water-quality/mean-readings'
import { type DatedSample, groupByMonth, periodMean } from '../../../../../electron/engine/water-quality/period-mean'
import { primaryPollutants } from '../../../../../electron/engine/water-quality/primary-pollutants'
import { gradeSection } from '../../../../../electron/engine/water-quality/section-status'
import type { ItemCode } from '../../../../../shared/domain/water-quality/item'
import { type MonthIndex, parsePeriod, toMonthIndex } from '../../../../../shared/domain/water-quality/period'
import { reading, rules, sample, surface } from './reference-data'

const context = { table: surface, rules }
const period = (text: string) => parsePeriod(text, rules.floodSeason)
const month = (text: string): MonthIndex => period(text).first

function dated(when: string, texts: Partial<Record<ItemCode, string>>, sampleType: 'manual' | 'automatic' = 'manual'): DatedSample {
  return { month: month(when), sampleType, sample: sample(texts) }
}

/** Mean of readings given by month. */
function mean(item: ItemCode, groups: string[][], digits: number | null) {
  return meanOfGroups(item, groups.flat().map((text) => reading(item, text)), groups.map((texts) => texts.length), digits)
}

const of = (count: number) => groupByMonth(Array.from({ length: count }, (_, index) => dated(`2025-${String(index + 1).padStart(2, '0')}`, { ph: '8' })))

const held = (texts: Partial<Record<ItemCode, string>>, target: number, overrides: LimitOverride[] = []) => {
  const given = sample(texts)
  return holdAgainst(gradeSample(given, surface, { waterType: 'river' }).items, given, { class: target, overrides }, { ...context, waterType: 'river' })
}

const primary = (texts: Partial<Record<ItemCode, string>>) => {
  const given = sample(texts)
  const grade = gradeSample(given, surface, { waterType: 'river' })
  return primaryPollutants(grade, holdAgainst(grade.items, given, { class: 3 }, { ...context, waterType: 'river' }).exceedances, rules).map(({ item, multiple }) => [item, multiple])
}

describe('means', () => {
  test('concentrations: the arithmetic mean, rounded once, half to even', () => {
    // (0.12 + 0.13) / 2 = 0.125 → 0.12
    expect(mean('ammoniaNitrogen', [['0.12'], ['0.13']], 2)?.reading.value).toBe(0.12)
    // (0.13 + 0.14) / 2 = 0.135 → 0.14
    expect(mean('ammoniaNitrogen', [['0.13'], ['0.14']], 2)?.reading.value).toBe(0.14)
    // (4.9 + 5.0 + 5.0) / 3 = 4.966… → 5.0
    expect(mean('dissolvedOxygen', [['4.9'], ['5.0'], ['5.0']], 1)).toMatchObject({ reading: { value: 5, digits: 1 }, samples: 3, groups: 3 })
  })

  test('half the detection limit goes in', () => {
    // (0.005 + 0.03) / 2 = 0.0175 → 0.02
    expect(mean('petroleum', [['0.01L'], ['0.03']], 2)).toMatchObject({ unrounded: 0.0175, reading: { value: 0.02, belowDetection: false } })
  })

  test('every month weighs the same, however many readings it has', () => {
    // (mean of 1, 2, 3 = 2) and 4 → 3, not the 2.5 of all four
    expect(mean('permanganateIndex', [['1', '2', '3'], ['4']], 1)?.reading.value).toBe(3)
    // (0.1 + 0.2 + 0.2) / 3 = 0.1666…, with 0.1 → 0.13333…
    expect(mean('totalPhosphorus', [['0.1', '0.2', '0.2'], ['0.1']], 3)).toMatchObject({ reading: { value: 0.133 }, samples: 4, groups: 2 })
  })

  test('a tie between unequal months is still a tie', () => {
    // ((1.0 + 1.0 + 1.1) / 3 + 1.0666…) / 2: 3.1/3 = 1.0333…; with (1.0 + 1.1 + 1.1)/3 = 1.0666… → 1.05 → 1.0
    expect(mean('permanganateIndex', [['1.0', '1.0', '1.1'], ['1.0', '1.1', '1.1']], 1)?.reading.value).toBe(1)
    // 0.5·(0.1 + 0.2/1) over one and two readings: (0.1 + (0.1 + 0.3)/2)/2 = 0.15 → 0.2
    expect(mean('permanganateIndex', [['0.1'], ['0.1', '0.3']], 1)?.reading.value).toBe(0.2)
  })

  test('pH through the hydrogen ion', () => {
    // (10⁻⁶ + 10⁻⁸) / 2 = 5.05·10⁻⁷ → 6.2967, not 7
    const ph = mean('ph', [['6'], ['8']], 1)
    expect(ph?.unrounded).toBeCloseTo(6.2967, 4)
    expect(ph?.reading.value).toBe(6.3)
    expect(mean('ph', [['8.5'], ['8.5']], 0)?.reading.value).toBe(8)
  })

  test('without a rule for decimals the mean has the most that were reported', () => {
    expect(mean('suspendedSolids', [['10'], ['11.5']], null)?.reading.value).toBe(10.8)
  })

  test('no readings, no mean', () => {
    expect(mean('copper', [], 3)).toBeNull()
  })
})

describe('periods', () => {
  test('year to date averages concentrations, never classes', () => {
    // Classes Ⅱ, Ⅱ, 劣Ⅴ; mean phosphorus (0.1 + 0.1 + 0.7) / 3 = 0.3 → Ⅳ
    const samples = groupByMonth([dated('2025-01', { totalPhosphorus: '0.1' }), dated('2025-02', { totalPhosphorus: '0.1' }), dated('2025-03', { totalPhosphorus: '0.7' })])
    expect(gradeSection({ waterType: 'river', targetClass: 3 }, samples, period('2025-01..2025-03'), context)).toMatchObject({ class: 4, samples: 3, meetsTarget: false })
  })

  test('automatic values win over manual ones of the month, for the items of the rule only', () => {
    const samples = groupByMonth([
      dated('2025-01', { totalPhosphorus: '0.3', chemicalOxygenDemand: '30' }),
      dated('2025-01', { totalPhosphorus: '0.1' }, 'automatic'),
      dated('2025-01', { totalPhosphorus: '0.12' }, 'automatic'),
      dated('2025-02', { totalPhosphorus: '0.31' }),
    ])
    const january = periodMean(samples, period('2025-01'), surface, rules)
    expect(january?.sample.totalPhosphorus?.value).toBe(0.11)
    expect(january?.sample.chemicalOxygenDemand?.value).toBe(30)
    // (0.11 + 0.31) / 2
    expect(periodMean(samples, period('2025-01..2025-02'), surface, rules)?.sample.totalPhosphorus?.value).toBe(0.21)
  })

  test('how many months a mean rests on', () => {
    const sufficiency = (count: number, text: string) => periodMean(of(count), period(text), surface, rules)?.sufficiency
    expect(sufficiency(12, '2025')).toBe('sufficient')
    expect(sufficiency(8, '2025')).toBe('reduced')
    expect(sufficiency(7, '2025')).toBe('insufficient')
    expect(sufficiency(2, '2025-Q1')).toBe('sufficient')
    expect(sufficiency(1, '2025-Q1')).toBe('insufficient')
    expect(sufficiency(1, '2025-01')).toBe('sufficient')
    expect(periodMean(of(1), period('2024'), surface, rules)).toBeNull()
  })

  test('a section without data is not graded, and says what is missing', () => {
    expect(gradeSection({ waterType: 'river', targetClass: 3 }, groupByMonth([]), period('2025-01'), context)).toMatchObject({
      class: null, meetsTarget: null, samples: 0, missing: rules.expectedItems.surface,
    })
  })
})

describe('targets', () => {
  test('a good section can miss its own target', () => {
    const samples = groupByMonth([dated('2025-11', { totalPhosphorus: '0.135', ph: '8' })])
    expect(gradeSection({ waterType: 'river', targetClass: 2 }, samples, period('2025-11'), context)).toMatchObject({
      class: 3,
      meetsTarget: false,
      exceedances: [{ item: 'totalPhosphorus', multiple: 0.35, base: 2, limit: 0.1 }],
      primaryPollutants: [],
    })
    expect(gradeSection({ waterType: 'river', targetClass: null }, samples, period('2025-11'), context)).toMatchObject({ meetsTarget: null, exceedances: [] })
  })

  test('multiples are (C − S) / S over the base', () => {
    // (0.27 − 0.2) / 0.2 = 0.35; (2.3 − 1) / 1 = 1.3
    expect(held({ totalPhosphorus: '0.27', ammoniaNitrogen: '2.3' }, 3).exceedances).toEqual([
      { item: 'ammoniaNitrogen', multiple: 1.3, base: 3, limit: 1 },
      { item: 'totalPhosphorus', multiple: 0.35, base: 3, limit: 0.2 },
    ])
  })

  test('dissolved oxygen and pH fail without a multiple', () => {
    expect(held({ dissolvedOxygen: '3.5', ph: '9.5' }, 3)).toEqual({ failed: ['ph', 'dissolvedOxygen'], exceedances: [] })
  })

  test('limits of its own replace the target class’s, as in 氨氮低于3mg/L,总磷低于0.35mg/L,其他指标达Ⅳ类', () => {
    // Guangdong bulletin 2016 Q2, 深圳西湖村: base class 3 printed 氨氮/1.3, 总磷/0.6; with its own limits it would have met them.
    const overrides = [{ item: 'ammoniaNitrogen', limit: 3, strict: true }, { item: 'totalPhosphorus', limit: 0.35, strict: true }] as const
    const texts = { ammoniaNitrogen: '2.3', totalPhosphorus: '0.32', chemicalOxygenDemand: '24' }
    expect(held(texts, 4, [...overrides])).toEqual({ failed: [], exceedances: [] })
    expect(held(texts, 3).exceedances.map(({ item, multiple }) => [item, multiple])).toEqual([['ammoniaNitrogen', 1.3], ['totalPhosphorus', 0.6], ['chemicalOxygenDemand', 0.2]])
    expect(held({ ...texts, totalPhosphorus: '0.35' }, 4, [...overrides]).failed).toEqual(['totalPhosphorus'])
    expect(held({ ...texts, totalPhosphorus: '0.35' }, 4, [{ item: 'totalPhosphorus', limit: 0.35 }]).failed).toEqual(['ammoniaNitrogen'])
  })

  test('a limit of its own holds items that never count for the class', () => {
    expect(held({ ph: '8', totalNitrogen: '2.0' }, 3, [{ item: 'totalNitrogen', limit: 1.6 }])).toEqual({
      failed: ['totalNitrogen'],
      exceedances: [{ item: 'totalNitrogen', multiple: 0.25, base: 3, limit: 1.6 }],
    })
  })

  test('a lower limit of its own stays a lower limit', () => {
    expect(held({ dissolvedOxygen: '4.2' }, 3, [{ item: 'dissolvedOxygen', limit: 4 }]).failed).toEqual([])
    expect(held({ dissolvedOxygen: '3.9' }, 3, [{ item: 'dissolvedOxygen', limit: 4 }]).failed).toEqual(['dissolvedOxygen'])
  })
})

describe('primary pollutants', () => {
  test('none for good water', () => {
    expect(primary({ totalPhosphorus: '0.2' })).toEqual([])
  })

  test('worst class first, ties by multiple, at most three', () => {
    // 劣Ⅴ: ammonia 3.0 (2.0 over); Ⅴ: phosphorus 0.35 (0.75); Ⅳ: COD 29 (0.45), CODMn 9 (0.5)
    expect(primary({ chemicalOxygenDemand: '29', permanganateIndex: '9.0', totalPhosphorus: '0.35', ammoniaNitrogen: '3.0' })).toEqual([
      ['ammoniaNitrogen', 2], ['totalPhosphorus', 0.75], ['permanganateIndex', 0.5],
    ])
  })

  test('cyanide and heavy metals come first, dissolved oxygen has no multiple', () => {
    // Lead 0.06 is Ⅴ (0.2 over), oxygen 2.5 is Ⅴ, ammonia 2.5 is 劣Ⅴ (1.5 over)
    expect(primary({ lead: '0.06', dissolvedOxygen: '2.5', ammoniaNitrogen: '2.5' })).toEqual([['lead', 0.2], ['ammoniaNitrogen', 1.5], ['dissolvedOxygen', null]])
  })
})

test('months are those of the calendar', () => {
  expect(month('2025-11')).toBe(toMonthIndex(2025, 11))
})
