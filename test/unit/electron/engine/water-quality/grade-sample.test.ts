/** Expected classes: GB 3838-2002 Table 1 and GB 3097-1997 Table 1, typed here from the tables, not read from the data files. */
import { describe, expect, test } from 'vitest'
import { gradeSample } from '../../../../../electron/engine/water-quality/grade-sample'
import { withInorganicNitrogen } from '../../../../../electron/engine/water-quality/inorganic-nitrogen'
import { gradeDrinkingWater } from '../../../../../electron/engine/water-quality/drinking-water'
import type { ItemCode } from '../../../../../shared/domain/water-quality/item'
import { rules, sample, sea, surface } from './reference-data'

const river = { waterType: 'river' } as const
const lake = { waterType: 'lake' } as const
const marine = { waterType: 'sea' } as const

/** Upper limits Ⅰ–Ⅴ as printed, and one last figure above each. */
const RIVER_LIMITS: [ItemCode, string[], string[]][] = [
  ['permanganateIndex', ['2', '4', '6', '10', '15'], ['2.1', '4.1', '6.1', '10.1', '15.1']],
  ['chemicalOxygenDemand', ['15', '15', '20', '30', '40'], ['15.1', '15.1', '20.1', '30.1', '40.1']],
  ['biochemicalOxygenDemand', ['3', '3', '4', '6', '10'], ['3.1', '3.1', '4.1', '6.1', '10.1']],
  ['ammoniaNitrogen', ['0.15', '0.5', '1.0', '1.5', '2.0'], ['0.16', '0.51', '1.01', '1.51', '2.01']],
  ['totalPhosphorus', ['0.02', '0.1', '0.2', '0.3', '0.4'], ['0.021', '0.101', '0.201', '0.301', '0.401']],
  ['copper', ['0.01', '1.0', '1.0', '1.0', '1.0'], ['0.011', '1.001', '1.001', '1.001', '1.001']],
  ['zinc', ['0.05', '1.0', '1.0', '2.0', '2.0'], ['0.051', '1.001', '1.001', '2.001', '2.001']],
  ['fluoride', ['1.0', '1.0', '1.0', '1.5', '1.5'], ['1.001', '1.001', '1.001', '1.501', '1.501']],
  ['selenium', ['0.01', '0.01', '0.01', '0.02', '0.02'], ['0.0101', '0.0101', '0.0101', '0.0201', '0.0201']],
  ['arsenic', ['0.05', '0.05', '0.05', '0.1', '0.1'], ['0.0501', '0.0501', '0.0501', '0.1001', '0.1001']],
  ['mercury', ['0.00005', '0.00005', '0.0001', '0.001', '0.001'], ['0.00006', '0.00006', '0.00011', '0.00101', '0.00101']],
  ['cadmium', ['0.001', '0.005', '0.005', '0.005', '0.01'], ['0.00101', '0.00501', '0.00501', '0.00501', '0.01001']],
  ['hexavalentChromium', ['0.01', '0.05', '0.05', '0.05', '0.1'], ['0.011', '0.051', '0.051', '0.051', '0.101']],
  ['lead', ['0.01', '0.01', '0.05', '0.05', '0.1'], ['0.011', '0.011', '0.051', '0.051', '0.101']],
  ['cyanide', ['0.005', '0.05', '0.2', '0.2', '0.2'], ['0.006', '0.051', '0.201', '0.201', '0.201']],
  ['volatilePhenol', ['0.002', '0.002', '0.005', '0.01', '0.1'], ['0.0021', '0.0021', '0.0051', '0.0101', '0.1001']],
  ['petroleum', ['0.05', '0.05', '0.05', '0.5', '1.0'], ['0.06', '0.06', '0.06', '0.51', '1.01']],
  ['anionicSurfactant', ['0.2', '0.2', '0.2', '0.3', '0.3'], ['0.21', '0.21', '0.21', '0.31', '0.31']],
  ['sulfide', ['0.05', '0.1', '0.2', '0.5', '1.0'], ['0.051', '0.101', '0.201', '0.501', '1.001']],
]
const LAKE_PHOSPHORUS: typeof RIVER_LIMITS = [['totalPhosphorus', ['0.01', '0.025', '0.05', '0.1', '0.2'], ['0.011', '0.026', '0.051', '0.101', '0.201']]]
const SEA_LIMITS: typeof RIVER_LIMITS = [
  ['chemicalOxygenDemand', ['2', '3', '4', '5'], ['2.01', '3.01', '4.01', '5.01']],
  ['inorganicNitrogen', ['0.20', '0.30', '0.40', '0.50'], ['0.201', '0.301', '0.401', '0.501']],
  ['reactivePhosphate', ['0.015', '0.030', '0.030', '0.045'], ['0.0151', '0.0301', '0.0301', '0.0451']],
  ['petroleum', ['0.05', '0.05', '0.30', '0.50'], ['0.051', '0.051', '0.301', '0.501']],
]

describe.each([
  [river, surface, RIVER_LIMITS],
  [lake, surface, LAKE_PHOSPHORUS],
  [marine, sea, SEA_LIMITS],
])('limits of %o', (options, table, limits) => {
  test.each(limits)('%s: inclusive, and equal limits give the better class', (item, at, above) => {
    const classAt = (text: string): number | null => gradeSample(sample({ [item]: text }), table, options).class
    for (const text of at) expect(classAt(text), text).toBe(at.findIndex((limit) => Number(limit) === Number(text)) + 1)
    // Just above a limit is the first class with a higher one.
    for (const [index, text] of above.entries()) {
      const next = at.findIndex((limit) => Number(limit) > Number(at[index]))
      expect(classAt(text), text).toBe((next === -1 ? at.length : next) + 1)
    }
  })
})

describe('surface water', () => {
  test.each([
    ['7.5', 1], ['7.4', 2], ['6.0', 2], ['5.9', 3], ['5', 3], ['4.9', 4], ['3', 4], ['2.9', 5], ['2', 5], ['1.9', 6],
  ])('dissolved oxygen %s is class %i: a lower limit', (text, expected) => {
    expect(gradeSample(sample({ dissolvedOxygen: text }), surface, river).class).toBe(expected)
  })

  test.each([['6', 1], ['9', 1], ['9.0', 1], ['5.9', 6], ['9.1', 6], ['4', 6]])('pH %s is class %i', (text, expected) => {
    expect(gradeSample(sample({ ph: text }), surface, river).class).toBe(expected)
  })

  test('the worst item decides; total nitrogen, temperature and coliforms do not count', () => {
    const grade = gradeSample(
      sample({ waterTemperature: '18.4', ph: '8', dissolvedOxygen: '6.2', permanganateIndex: '3.6', ammoniaNitrogen: '0.13', totalPhosphorus: '0.108', totalNitrogen: '9.45', fecalColiform: '90000' }),
      surface,
      { ...river, expectedItems: rules.expectedItems.surface },
    )
    expect(grade).toMatchObject({
      class: 3,
      decidedBy: ['totalPhosphorus'],
      itemsUsed: ['ph', 'dissolvedOxygen', 'permanganateIndex', 'ammoniaNitrogen', 'totalPhosphorus'],
      excluded: ['waterTemperature', 'totalNitrogen', 'fecalColiform'],
      missing: [],
    })
  })

  test('all items of the worst class decide together', () => {
    expect(gradeSample(sample({ ph: '7', ammoniaNitrogen: '1.2', totalPhosphorus: '0.25' }), surface, river).decidedBy).toEqual(['ammoniaNitrogen', 'totalPhosphorus'])
  })

  test('the same phosphorus is Ⅲ in a river and Ⅴ in a lake', () => {
    expect(gradeSample(sample({ totalPhosphorus: '0.108' }), surface, river).class).toBe(3)
    expect(gradeSample(sample({ totalPhosphorus: '0.108' }), surface, lake).class).toBe(5)
  })

  test('nothing that counts: no class, and what is missing is said', () => {
    const grade = gradeSample(sample({ totalNitrogen: '1.0', conductivity: '500' }), surface, { ...river, expectedItems: ['totalPhosphorus'] })
    expect(grade).toMatchObject({ class: null, decidedBy: [], itemsUsed: [], excluded: ['totalNitrogen'], missing: ['totalPhosphorus'] })
  })

  test('rounded before it is compared: 4.96 is 5.0, 0.2004 is 0.200', () => {
    expect(gradeSample(sample({ dissolvedOxygen: '4.96' }), surface, river)).toMatchObject({ class: 3, items: [{ compared: 5, roundedAcrossLimit: true }] })
    expect(gradeSample(sample({ dissolvedOxygen: '4.94' }), surface, river)).toMatchObject({ class: 4, items: [{ compared: 4.9, roundedAcrossLimit: false }] })
    expect(gradeSample(sample({ totalPhosphorus: '0.2004' }), surface, river).class).toBe(3)
    expect(gradeSample(sample({ totalPhosphorus: '0.2006' }), surface, river).class).toBe(4)
  })

  test('an automatic station’s pH is a whole number, a laboratory’s has its decimal', () => {
    expect(gradeSample(sample({ ph: '9.3' }), surface, { ...river, sampleType: 'automatic' })).toMatchObject({ class: 1, items: [{ compared: 9, roundedAcrossLimit: true }] })
    expect(gradeSample(sample({ ph: '9.3' }), surface, { ...river, sampleType: 'manual' }).class).toBe(6)
  })

  test('below detection counts as half the limit', () => {
    expect(gradeSample(sample({ mercury: '0.00004L' }), surface, river)).toMatchObject({ class: 1, items: [{ compared: 0.00002, detectionLimitTooHigh: false }] })
    // The limit alone would be class Ⅲ, its half is Ⅰ: said, not hidden.
    expect(gradeSample(sample({ volatilePhenol: '0.003L' }), surface, river)).toMatchObject({ class: 1, items: [{ compared: 0.0015, detectionLimitTooHigh: true }] })
    expect(gradeSample(sample({ petroleum: '0.01L' }), surface, river)).toMatchObject({ class: 1, items: [{ compared: 0.005 }] })
  })

  test('a limit that doubles would miss', () => {
    expect(gradeSample(sample({ ammoniaNitrogen: '150μg/L' }), surface, river).class).toBe(1)
  })
})

describe('sea water', () => {
  test.each([['6.01', 1], ['6', 2], ['5', 3], ['4.00', 4], ['3', 5], ['2.9', 5]])('dissolved oxygen %s is class %i: strictly above', (text, expected) => {
    expect(gradeSample(sample({ dissolvedOxygen: text }), sea, marine).class).toBe(expected)
  })

  test.each([['7.8', 1], ['8.5', 1], ['8.51', 3], ['7.79', 3], ['6.8', 3], ['8.8', 3], ['8.81', 5], ['6.79', 5]])('pH %s is class %i', (text, expected) => {
    expect(gradeSample(sample({ ph: text }), sea, marine).class).toBe(expected)
  })

  test('inorganic nitrogen is the sum of its three parts, exactly', () => {
    const summed = withInorganicNitrogen(sample({ nitrateNitrogen: '0.1', nitriteNitrogen: '0.05', ammoniaNitrogen: '0.05' }))
    expect(summed.inorganicNitrogen).toEqual({ value: 0.2, digits: 2, belowDetection: false })
    expect(gradeSample(summed, sea, marine).class).toBe(1)
    // 0.1 + 0.2 is more than 0.3 in doubles.
    expect(gradeSample(withInorganicNitrogen(sample({ nitrateNitrogen: '0.1', nitriteNitrogen: '0.2', ammoniaNitrogen: '0' })), sea, marine).class).toBe(2)
    expect(withInorganicNitrogen(sample({ nitrateNitrogen: '0.1', nitriteNitrogen: '0.004L', ammoniaNitrogen: '0.05' })).inorganicNitrogen).toMatchObject({ value: 0.152 })
  })

  test('a part that is missing leaves the sum unknown, a reported sum stays', () => {
    expect(withInorganicNitrogen(sample({ nitrateNitrogen: '0.1', ammoniaNitrogen: '0.05' })).inorganicNitrogen).toBeUndefined()
    expect(withInorganicNitrogen(sample({ inorganicNitrogen: '0.4', nitrateNitrogen: '0.1', nitriteNitrogen: '0.1', ammoniaNitrogen: '0.1' })).inorganicNitrogen?.value).toBe(0.4)
  })

  test('class 4 has no coliform limit', () => {
    expect(gradeSample(sample({ ph: '8', fecalColiform: '5000' }), sea, marine)).toMatchObject({ class: 1, excluded: ['fecalColiform'] })
  })
})

describe('drinking-water sources', () => {
  test('class Ⅲ, and the supplements within their limits', () => {
    expect(gradeDrinkingWater(sample({ totalPhosphorus: '0.2', sulfate: '250', iron: '0.3' }), surface, river)).toMatchObject({ meets: true, supplementsUsed: ['sulfate', 'iron'], supplementsFailed: [] })
    expect(gradeDrinkingWater(sample({ totalPhosphorus: '0.1', iron: '0.31', manganese: '0.1' }), surface, river)).toMatchObject({ meets: false, supplementsFailed: ['iron'] })
    expect(gradeDrinkingWater(sample({ totalPhosphorus: '0.21', iron: '0.1' }), surface, river).meets).toBe(false)
    expect(gradeDrinkingWater(sample({ iron: '0.1' }), surface, river).meets).toBeNull()
  })
})
