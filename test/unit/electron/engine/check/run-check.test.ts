/**
 * The check against the fact sheet's area (120–121°E × 32–33°N on CGCS2000: 10 421 476 114.20 m², 国土调查办发〔2008〕32号) and distances
 * by PROJ's `geod -I +a=6378137 +rf=298.257222101`.
 */
import type { Geometry, Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { answerSites } from '../../../../../electron/engine/check/site-answer'
import { runCheck } from '../../../../../electron/engine/check/run-check'
import type { CheckSubject, ConstraintFeature, ConstraintLayer } from '../../../../../electron/engine/check/subject'
import type { CheckReport } from '../../../../../shared/domain/check'
import { fromGeoJson } from '../../../../../shared/domain/flat-geometry-geojson'
import type { KindId } from '../../../../../shared/domain/kinds'
import type { Rule } from '../../../../../shared/domain/rules/rule'

const ring = (west: number, south: number, east: number, north: number): Position[] => [[west, south], [east, south], [east, north], [west, north], [west, south]]
const box = (...bounds: [number, number, number, number]): Geometry => ({ type: 'Polygon', coordinates: [ring(...bounds)] })

const subject = (id: string, geometry: Geometry | null, facts: Partial<CheckSubject['facts']> = {}): CheckSubject => ({
  id,
  name: id,
  geometry: geometry === null ? null : fromGeoJson(geometry),
  facts: { kinds: ['project'], activity: null, status: null, columns: {}, ...facts },
})
const constraint = (id: string, geometry: Geometry, columns: ConstraintFeature['columns'] = {}): ConstraintFeature => ({ id, name: id, geometry: fromGeoJson(geometry), columns })
const layer = (kind: KindId, ...features: ConstraintFeature[]): [KindId, ConstraintLayer] => [kind, { kind, vintage: '2022-10-01', demonstration: false, total: features.length, matching: new Map(), parts: [], features }]

const rule = (id: string, given: Partial<Rule> = {}): Rule => ({
  id,
  version: '1',
  enabled: true,
  title: { zh: id, en: id },
  subjects: ['project'],
  constraint: { layer: 'ecologicalRedLine' },
  relation: { type: 'overlap' },
  severity: 3,
  basis: [{ document: { zh: '某法', en: 'A law' }, article: '第一条', effectiveFrom: null, effectiveTo: null, verified: true }],
  verified: true,
  ...given,
})

const run = (subjects: readonly CheckSubject[], layers: readonly [KindId, ConstraintLayer][], rules: readonly Rule[]) =>
  runCheck(subjects, new Map(layers), rules, { toleranceSquareMeters: 10, on: '2023-10-31', language: 'zh', throwIfCancelled: () => {}, onProgress: () => {} })

describe('overlap', () => {
  it('is the official area to the square metre, with both shares', () => {
    const { findings } = run([subject('a', box(120, 32, 121, 33))], [layer('ecologicalRedLine', constraint('x', box(119.5, 31.5, 121.5, 33.5)))], [rule('R1')])
    expect(findings).toHaveLength(1)
    expect(findings[0]?.overlapSquareMeters).toBeCloseTo(10_421_476_114.2, 1)
    expect(findings[0]?.shareOfSubject).toBe(1)
    expect(findings[0]).toMatchObject({ certainty: 'certain', distanceMeters: 0, overlapMeters: null, basis: '《某法》第一条' })
  })

  it('touching is none, in either order', () => {
    const [left, right] = [box(120, 32, 120.5, 33), box(120.5, 32, 121, 33)]
    for (const [a, b] of [[left, right], [right, left]] as const) {
      const { findings, noFindings } = run([subject('a', a)], [layer('ecologicalRedLine', constraint('x', b))], [rule('R1')])
      expect(findings).toEqual([])
      expect(noFindings).toEqual(['a'])
    }
  })

  it('below the tolerance is a sliver, not nothing', () => {
    // 1e-8° of longitude over 0.001° of latitude: about 0.1 m².
    const { findings } = run([subject('a', box(120, 32, 120.5 + 1e-8, 32.001))], [layer('ecologicalRedLine', constraint('x', box(120.5, 32, 121, 33)))], [rule('R1')])
    expect(findings.map(({ certainty }) => certainty)).toEqual(['sliver'])
  })

  it('leaves a hole out', () => {
    const holed: Geometry = { type: 'Polygon', coordinates: [ring(120, 32, 121, 33), ring(120.2, 32.2, 120.8, 32.8).toReversed()] }
    expect(run([subject('a', box(120.3, 32.3, 120.7, 32.7))], [layer('ecologicalRedLine', constraint('x', holed))], [rule('R1')]).findings).toEqual([])
  })

  it('repairs a bow-tie first and says so', () => {
    const bowTie: Geometry = { type: 'Polygon', coordinates: [[[120, 32], [120.1, 32.1], [120.1, 32], [120, 32.1], [120, 32]]] }
    const { findings, repaired } = run([subject('a', bowTie)], [layer('ecologicalRedLine', constraint('x', box(119, 31, 121, 33)))], [rule('R1')])
    expect(findings).toHaveLength(1)
    expect(repaired).toEqual([{ subject: 'a', code: 'geometry.selfIntersection' }])
  })

  it('gives a line its length inside', () => {
    const line: Geometry = { type: 'LineString', coordinates: [[120.99, 32], [121.01, 32]] }
    const { findings } = run([subject('a', line)], [layer('ecologicalRedLine', constraint('x', box(121, 31, 122, 33)))], [rule('R1')])
    // geod: 32N 121E to 32N 121.01E
    expect(findings[0]?.overlapMeters).toBeCloseTo(GEOD_HUNDREDTH_AT_32, 5)
    expect(findings[0]?.overlapSquareMeters).toBeNull()
  })
})

const GEOD_HUNDREDTH_AT_32 = 944.931418

describe('distance', () => {
  const shore = layer('shoreline', constraint('bank', { type: 'MultiLineString', coordinates: [[[121.01, 31], [121.01, 33]]] }, { shoreline_type: 'yangtzeMain' }))
  const within = (meters: number) => rule('R9', { constraint: { layer: 'shoreline' }, relation: { type: 'distance', meters } })

  it('is geodesic, and the limit is inclusive', () => {
    const point = subject('a', { type: 'Point', coordinates: [121, 32] })
    expect(run([point], [shore], [within(1000)]).findings[0]?.distanceMeters).toBeCloseTo(GEOD_HUNDREDTH_AT_32, 5)
    expect(run([point], [shore], [within(GEOD_HUNDREDTH_AT_32 + 0.05)]).findings).toHaveLength(1)
    expect(run([point], [shore], [within(GEOD_HUNDREDTH_AT_32 - 0.05)]).findings).toHaveLength(0)
  })

  it('is zero where a parcel lies across the line', () => {
    expect(run([subject('a', box(121, 32, 121.02, 32.01))], [shore], [within(0)]).findings[0]?.distanceMeters).toBe(0)
  })
})

describe('within', () => {
  const zone = layer('waterSource', constraint('w', box(120, 32, 121, 33), { protection_level: 'first' }))
  const outfall = (lon: number) => subject('a', { type: 'Point', coordinates: [lon, 32.5] }, { kinds: ['outfall'] })
  const rule6 = rule('R6', { subjects: ['outfall'], constraint: { layer: 'waterSource' }, relation: { type: 'within' } })

  it.each([['inside', 120.5, 1], ['exactly on the boundary', 121, 0], ['outside', 121.5, 0]])('%s', (_place, lon, found) => {
    expect(run([outfall(lon)], [zone], [rule6]).findings).toHaveLength(found)
  })

  it('minds the rule’s filter', () => {
    const second = { ...rule6, constraint: { layer: 'waterSource' as const, where: { protection_level: ['second'] } } }
    const [kind, all] = zone
    expect(run([outfall(120.5)], [[kind, { ...all, matching: new Map([['R6', 0]]) }]], [second])).toMatchObject({ findings: [], uncheckedRules: [{ rule: 'R6', code: 'layer.empty' }] })
  })
})

describe('what could not be checked is listed', () => {
  const redLine = layer('ecologicalRedLine', constraint('x', box(120, 32, 121, 33)))

  it('subjects without geometry or beyond repair', () => {
    const broken: Geometry = { type: 'Polygon', coordinates: [[[120, 32], [Number.NaN, 32], [121, 33], [120, 32]]] }
    expect(run([subject('none', null), subject('broken', broken)], [redLine], [rule('R1')]).unchecked).toEqual([
      { subject: 'none', code: 'geometry.empty' },
      { subject: 'broken', code: 'geometry.invalid' },
    ])
  })

  it('rules without a layer on the day, with unknown facts, or switched off', () => {
    const rules = [rule('R1', { constraint: { layer: 'bay' } }), rule('R2', { when: { activity: ['newChemical'] } }), rule('R3', { enabled: false })]
    const { uncheckedRules, unchecked } = run([subject('a', box(120, 32, 121, 33))], [redLine], rules)
    expect(uncheckedRules.toSorted((a, b) => a.rule.localeCompare(b.rule))).toEqual([
      { rule: 'R1', code: 'layer.noVersionOnDay' },
      { rule: 'R2', code: 'fact.unknown' },
      { rule: 'R3', code: 'rule.off' },
    ])
    // It lies in the red line: R2 would hit it if somebody said that it is a new chemical project.
    expect(unchecked).toEqual([{ subject: 'a', code: 'fact.unknown' }])
  })
})

it('orders by severity, certainty, subject and rule, the same whatever the order of rules', () => {
  const subjects = [subject('10', box(120, 32, 120.1, 32.1)), subject('2', box(120, 32, 120.1, 32.1))]
  const layers = [layer('ecologicalRedLine', constraint('x', box(119, 31, 122, 34))), layer('bay', constraint('y', box(119, 31, 122, 34)))]
  const rules = [rule('R1', { severity: 1 }), rule('R2', { constraint: { layer: 'bay' }, severity: 2 })]
  const order = (given: readonly Rule[]) => run(subjects, layers, given).findings.map(({ subject: id, rule: by }) => `${id} ${by}`)
  expect(order(rules)).toEqual(['2 R2', '10 R2', '2 R1', '10 R1'])
  expect(order(rules.toReversed())).toEqual(order(rules))
})

describe('what turns on a fact', () => {
  const zone: [KindId, ConstraintLayer] = layer('waterSource', constraint('二级区', box(120, 32, 121, 33)))
  const polluting = rule('R8', { constraint: { layer: 'waterSource' }, when: { activity: ['industry'] } })
  const unconditional = rule('R7', { constraint: { layer: 'waterSource', where: { protection_level: ['first'] } } })
  const inside = (activity: string | null) => subject('in', box(120.2, 32.2, 120.3, 32.3), { activity })
  const outside = subject('out', box(122, 32.2, 122.1, 32.3))

  it('nobody stated it: no finding and no 未发现, but undecided; far away it does not matter', () => {
    const { findings, conditional, noFindings, unchecked, uncheckedRules, comparedLayers } = run([inside(null), outside], [zone], [polluting, unconditional])
    expect(findings).toEqual([])
    expect(conditional.map(({ subject: id, rule: name, condition, shareOfSubject }) => [id, name, condition, shareOfSubject])).toEqual([['in', 'R8', 'unknown', 1]])
    expect([noFindings, unchecked]).toEqual([['out'], [{ subject: 'in', code: 'fact.unknown' }]])
    expect([uncheckedRules, comparedLayers]).toEqual([[{ rule: 'R8', code: 'fact.unknown' }], ['waterSource']])
  })

  it('it holds: a finding and nothing else', () => {
    expect(run([inside('industry')], [zone], [polluting])).toMatchObject({ findings: [{ rule: 'R8' }], conditional: [], noFindings: [], unchecked: [] })
  })

  it('it does not hold: no finding, and where it lies is told', () => {
    expect(run([inside('housing')], [zone], [polluting, unconditional])).toMatchObject({ findings: [], conditional: [{ rule: 'R8', condition: 'notMet' }], noFindings: ['in'], uncheckedRules: [] })
  })

  it('a place that a finding as severe tells of is not undecided as well', () => {
    const always = rule('R2', { constraint: { layer: 'waterSource' }, severity: 3 })
    expect(run([inside(null)], [zone], [always, polluting])).toMatchObject({ findings: [{ rule: 'R2' }], conditional: [], unchecked: [] })
    expect(run([inside(null)], [zone], [{ ...always, severity: 1 }, polluting]).conditional).toHaveLength(1)
  })

  it('nearness that the rule allows is not told', () => {
    const near = rule('R9', { constraint: { layer: 'waterSource' }, relation: { type: 'distance', meters: 1_000_000 }, when: { activity: ['newChemical'] } })
    expect(run([subject('out', box(122, 32.2, 122.1, 32.3), { activity: 'housing' })], [zone], [near]).conditional).toEqual([])
  })

  it('the desk is told that a site lies in the zone, stated or not', () => {
    for (const [activity, condition] of [[null, 'unknown'], ['housing', 'notMet']] as const) {
      const subjects = [inside(activity), outside]
      const rules = [polluting, unconditional]
      const layers = new Map([zone])
      const report = { ...run(subjects, [zone], rules), checkedAgainst: [] } as unknown as CheckReport
      const answers = answerSites({ subjects, layers, rules, report }, null).map(({ questions }) => questions.find(({ question }) => question === 'waterSource'))
      expect(answers.map((answer) => answer?.answer)).toEqual(['involved', 'notFound'])
      expect(answers[0]?.conditional.map((index) => report.conditional[index]?.condition)).toEqual([condition])
    }
  })
})

it('a polygon folded onto itself cannot be checked: it is not 未发现', () => {
  const folded: Geometry = { type: 'Polygon', coordinates: [[[120, 32], [121, 32], [120, 32]]] }
  const { unchecked, noFindings, repaired } = run([subject('a', folded)], [layer('ecologicalRedLine', constraint('x', box(119, 31, 122, 33)))], [rule('R1')])
  expect([unchecked, noFindings, repaired]).toEqual([[{ subject: 'a', code: 'geometry.invalid' }], [], []])
})
