/** Ratios as in the sources (16 ⊂ 55 ⊂ 104 sections), status of rivers and significance of change by 环办〔2011〕22号. */
import { describe, expect, test } from 'vitest'
import { bayRatio, meanOfSeasons } from '../../../../../electron/engine/water-quality/bay-ratio'
import { shareChange, statusChange } from '../../../../../electron/engine/water-quality/change-significance'
import { levelRatios, type RatedSection, reachesRatio, roundPercent } from '../../../../../electron/engine/water-quality/level-ratios'
import { riverStatus, statusOfShares } from '../../../../../electron/engine/water-quality/river-status'
import { AppError } from '../../../../../shared/errors'
import type { ControlLevel, WaterClass } from '../../../../../shared/domain/section'
import { ratioTargets, rules, sample, surface } from './reference-data'

const sections = (controlLevel: ControlLevel, count: number, waterClass: WaterClass | null, meetsTarget: boolean | null = true): RatedSection[] =>
  Array.from({ length: count }, () => ({ controlLevel, class: waterClass, meetsTarget }))

const at = (waterClass: WaterClass | null, phosphorus: string) => ({ class: waterClass, sample: sample({ totalPhosphorus: phosphorus, ph: '8' }), sampleType: 'manual' as const })

const counts = (goodOrBetter: number, worseThanV: number, evaluated = 100) => ({ evaluated, goodOrBetter, worseThanV })

describe('ratios', () => {
  const targets = ratioTargets.plans[0]?.targets ?? []

  test('levels nest, and each is held against its own published target', () => {
    // National 14 of 16; provincial and above 48 of 55; city and above 88 of 104: the targets exactly.
    const levels = levelRatios(
      [
        ...sections('national', 14, 2), ...sections('national', 2, 4, false),
        ...sections('provincial', 34, 3), ...sections('provincial', 5, 4, false),
        ...sections('city', 40, 3), ...sections('city', 9, 6, false),
      ],
      targets,
    )
    expect(levels).toMatchObject([
      { controlLevel: 'national', cumulative: true, evaluated: 16, goodOrBetter: 14, worseThanV: 0, meetsTarget: 14, goodRatio: 0.875, targetGoodRatio: 0.875, reachesTarget: true },
      { controlLevel: 'provincial', evaluated: 55, goodOrBetter: 48, targetGoodRatio: 0.873, reachesTarget: true },
      { controlLevel: 'city', evaluated: 104, goodOrBetter: 88, worseThanV: 9, targetGoodRatio: 0.846, reachesTarget: true },
    ])
    expect(levels[2]?.worseThanVRatio).toBeCloseTo(9 / 104, 12)
  })

  test('优Ⅲ 100 % with a section that misses its target: ratios are not pass rates', () => {
    // 靖江 2023 H1: 10 sections, all Ⅲ or better, half Ⅱ, 夏仕港 misses Ⅱ.
    const [level] = levelRatios([...sections('national', 5, 2), ...sections('national', 4, 3), ...sections('national', 1, 3, false)])
    expect(level).toMatchObject({ goodRatio: 1, passRate: 0.9, meetsTarget: 9, targetGoodRatio: null, reachesTarget: null })
  })

  test('sections without a class are in no denominator, those without a target not in that of the pass rate', () => {
    const [level] = levelRatios([...sections('city', 1, null, null), ...sections('city', 1, 3, null), ...sections('city', 1, 4, false)])
    expect(level).toMatchObject({ evaluated: 2, goodOrBetter: 1, goodRatio: 0.5, withTarget: 1, passRate: 0 })
    expect(levelRatios([...sections('city', 1, null, null)])).toMatchObject([{ evaluated: 0, goodRatio: null, passRate: null }])
    expect(levelRatios([])).toEqual([])
  })

  test('a ratio is rounded to the target’s decimals before it is compared', () => {
    expect(reachesRatio(48, 55, { goodRatio: 0.873, decimals: 1 })).toBe(true)
    expect(reachesRatio(48, 55, { goodRatio: 0.873, decimals: 2 })).toBe(false)
    expect(reachesRatio(47, 55, { goodRatio: 0.873, decimals: 1 })).toBe(false)
    expect(reachesRatio(88, 104, { goodRatio: 0.846, decimals: 1 })).toBe(true)
    expect(reachesRatio(87, 104, { goodRatio: 0.846, decimals: 1 })).toBe(false)
    expect(reachesRatio(15, 17, { goodRatio: 0.882, decimals: 1 })).toBe(true)
    expect(roundPercent(48, 55, 1)).toBe(87.3)
    expect(roundPercent(40, 44, 1)).toBe(90.9)
  })

  test('only all is 100 %', () => {
    expect(reachesRatio(199, 200, { goodRatio: 1, decimals: 0 })).toBe(false)
    expect(reachesRatio(200, 200, { goodRatio: 1, decimals: 0 })).toBe(true)
  })
})

describe('rivers', () => {
  const context = { table: surface, rules }
  test('fewer than five sections: the mean of each item is graded', () => {
    // (0.1 + 0.1 + 0.7) / 3 = 0.3 → Ⅳ, light
    expect(riverStatus([at(2, '0.1'), at(2, '0.1'), at(6, '0.7'), at(null, '9')], 'river', context)).toEqual({
      method: 'mean', status: 'light', class: 4, decidedBy: ['totalPhosphorus'], evaluated: 3,
    })
    expect(riverStatus([at(null, '0.1')], 'river', context)).toBeNull()
  })

  test('from five on the shares decide', () => {
    expect(riverStatus([at(2, '0.1'), at(2, '0.1'), at(2, '0.1'), at(2, '0.1'), at(6, '0.7')], 'river', context)).toMatchObject({ method: 'share', status: 'good', goodShare: 0.8, worseThanVShare: 0.2 })
  })

  test.each([
    [90, 0, 'excellent'], [90, 10, 'excellent'], [89, 0, 'good'], [75, 25, 'good'], [74, 19, 'light'], [74, 20, 'moderate'], [60, 39, 'moderate'], [60, 40, 'heavy'],
  ] as const)('%i %% good and %i %% worse than Ⅴ: %s', (good, worse, status) => {
    expect(statusOfShares(good, worse, 100, rules)).toBe(status)
  })
})

describe('change', () => {
  test.each([
    [counts(50, 10), counts(60, 10), 'none', null],
    [counts(50, 10), counts(61, 10), 'some', 'better'],
    [counts(50, 10), counts(60, 0), 'some', 'better'],
    [counts(50, 10), counts(61, 0), 'marked', 'better'],
    [counts(60, 0), counts(45, 0), 'some', 'worse'],
    [counts(60, 0), counts(45, 8), 'marked', 'worse'],
    // 3 of 10 to 8 of 20: exactly 10 points.
    [counts(3, 0, 10), counts(8, 0, 20), 'none', null],
  ] as const)('%o to %o: %s', (before, after, size, direction) => {
    expect(shareChange(before, after, rules)).toMatchObject({ size, direction })
  })

  test('points are told', () => {
    expect(shareChange(counts(50, 10), counts(61, 5), rules)).toMatchObject({ goodPoints: 11, worseThanVPoints: -5 })
    expect(shareChange(counts(0, 0, 0), counts(1, 0), rules)).toBeNull()
  })

  test('one step of status is some change, two are marked', () => {
    expect(statusChange('good', 'good')).toEqual({ size: 'none', direction: null })
    expect(statusChange('good', 'light')).toEqual({ size: 'some', direction: 'worse' })
    expect(statusChange('heavy', 'light')).toEqual({ size: 'marked', direction: 'better' })
  })
})

describe('bays', () => {
  const points = [
    { name: 'a', class: 1, areaSquareMeters: 100 },
    { name: 'b', class: 2, areaSquareMeters: 200 },
    { name: 'c', class: 4, areaSquareMeters: 600 },
    { name: 'd', class: 5, areaSquareMeters: 100 },
    { name: 'e', class: null, areaSquareMeters: null },
  ]

  test('by points and by area are different measures, each labelled', () => {
    expect(bayRatio(points, 'points')).toEqual({ by: 'points', evaluated: 4, classes: [1, 1, 0, 1, 1], goodRatio: 0.5 })
    expect(bayRatio(points, 'area')).toEqual({ by: 'area', evaluated: 1000, classes: [100, 200, 0, 600, 100], goodRatio: 0.3 })
  })

  test('no area is no ratio by area', () => {
    expect(() => bayRatio([...points, { name: 'f', class: 2, areaSquareMeters: null }], 'area')).toThrow(AppError)
    expect(bayRatio([], 'area').goodRatio).toBeNull()
  })

  test('the year is the mean of its seasons', () => {
    expect(meanOfSeasons([0.9, 0.6, null, 0.9])).toBeCloseTo(0.8, 12)
    expect(meanOfSeasons([null])).toBeNull()
  })
})
