/**
 * Every shipped rule with a subject that it hits and subjects that it does not: by place, by facts, by what the constraint is, and with the law of
 * two days. Severities, distances and articles are those of the field's fact sheet, §4 (R05 compares versions, R16 traces upstream).
 */
import type { Geometry, Position } from 'geojson'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { runCheck } from '../../../../../electron/engine/check/run-check'
import type { CheckSubject, ConstraintFeature } from '../../../../../electron/engine/check/subject'
import type { SubjectFacts } from '../../../../../electron/engine/rules/select-rules'
import { fromGeoJson } from '../../../../../shared/domain/flat-geometry-geojson'
import type { KindId } from '../../../../../shared/domain/kinds'
import { type Rule, ruleSetSchema } from '../../../../../shared/domain/rules/rule'

const { rules } = v.parse(ruleSetSchema, JSON.parse(readFileSync(join(import.meta.dirname, '../../../../../data/rules/conflict-rules.json'), 'utf8')))
const ruleOf = (id: string): Rule => rules.find((rule) => rule.id === id)!

type Facts = Partial<Pick<SubjectFacts, 'activity' | 'status' | 'columns'>>
type Case = {
  readonly kind?: KindId
  /** Of a subject that is hit. */
  readonly hit?: Facts
  /** Of one that is not, standing at the same place. */
  readonly spared?: readonly Facts[]
  readonly constraint?: Readonly<Record<string, string>>
  /** A constraint of the same layer that the rule does not look at. */
  readonly otherConstraint?: Readonly<Record<string, string>>
  readonly severity: 1 | 2 | 3
  /** By day. */
  readonly law: Readonly<Record<string, string>>
}

const NOTICE_142 = { '2026-11-22': '自然资发〔2022〕142号' }
const zone = (before: string, article: string, after: string) => ({ '2026-08-14': `《中华人民共和国${before}》${article}`, '2026-08-15': `《中华人民共和国生态环境法典》${after}` })
const yangtze = (item: string) => ({ '2026-08-15': `《中华人民共和国长江保护法》第八十八条第${item}项` })
const TONGYU = { '2026-11-22': '《江苏省通榆河水污染防治条例》第四条' }

const CASES: Readonly<Record<string, Case>> = {
  R01: { constraint: { part: 'core' }, otherConstraint: { part: 'general' }, severity: 3, law: NOTICE_142 },
  R02: { hit: { activity: 'housing' }, constraint: { part: 'general' }, otherConstraint: { part: 'core' }, severity: 3, law: NOTICE_142 },
  R03: { hit: { activity: 'reclamation' }, spared: [{ activity: 'port' }], constraint: { part: 'general' }, severity: 3, law: NOTICE_142 },
  R04: { severity: 2, law: { '2026-02-28': '《江苏省生态空间管控区域规划》（苏政发〔2020〕1号）', '2026-03-01': '《江苏省生态空间管控区域管理办法》（苏政办规〔2026〕1号）第三条' } },
  R06: { kind: 'outfall', constraint: { protection_level: 'quasi' }, severity: 3, law: zone('水污染防治法', '第六十四条', '第三百一十八条') },
  R07: { constraint: { protection_level: 'first' }, otherConstraint: { protection_level: 'second' }, severity: 3, law: zone('水污染防治法', '第六十五条', '第三百一十九条') },
  R08: {
    hit: { activity: 'industry' },
    spared: [{ activity: 'housing' }],
    constraint: { protection_level: 'second' },
    otherConstraint: { protection_level: 'first' },
    severity: 3,
    law: zone('水污染防治法', '第六十六条', '第三百二十条'),
  },
  R09: { hit: { activity: 'newChemical' }, spared: [{ activity: 'existingChemical' }, { activity: 'industry' }], constraint: { shoreline_type: 'yangtzeTributary' }, otherConstraint: { shoreline_type: 'sea' }, severity: 3, law: yangtze('一') },
  R10: { hit: { activity: 'tailings' }, spared: [{ activity: 'industry' }], constraint: { shoreline_type: 'yangtzeMain' }, otherConstraint: { shoreline_type: 'yangtzeTributary' }, severity: 3, law: yangtze('二') },
  R10B: { hit: { activity: 'tailings' }, constraint: { shoreline_type: 'yangtzeTributary' }, otherConstraint: { shoreline_type: 'yangtzeMain' }, severity: 3, law: yangtze('二') },
  R11: { constraint: { unit_class: 'key' }, severity: 1, law: { '2026-08-14': '《中华人民共和国长江保护法》第八十八条第三项', '2026-08-15': '《中华人民共和国长江保护法》第八十八条第三项；《中华人民共和国生态环境法典》第六十七条' } },
  R12: { kind: 'enterprise', hit: { columns: { chemical: true } }, spared: [{ columns: { chemical: false } }], constraint: { shoreline_type: 'tongyu' }, otherConstraint: { shoreline_type: 'grandCanal' }, severity: 2, law: TONGYU },
  R13: { kind: 'outfall', constraint: { layer: '通榆河平交河道保护区' }, otherConstraint: { layer: '其他' }, severity: 1, law: TONGYU },
  R14: { constraint: { shoreline_type: 'grandCanal' }, otherConstraint: { shoreline_type: 'tongyu' }, severity: 1, law: { '2023-10-31': '《大运河江苏段核心监控区国土空间管控暂行办法》' } },
  R15: { kind: 'outfall', hit: { columns: { outfall_subclass: 'villageSewage' } }, spared: [{ columns: { outfall_subclass: 'enterprise' } }], constraint: { layer: '污水管网覆盖区' }, severity: 1, law: { '2023-10-31': '国办函〔2022〕17号' } },
  R17: { severity: 2, law: { '2026-08-14': '《中华人民共和国土壤污染防治法》', '2026-08-15': '《中华人民共和国生态环境法典》' } },
  R18: { constraint: { shoreline_type: 'yangtzeMain' }, otherConstraint: { shoreline_type: 'sea' }, severity: 1, law: { '2023-10-31': '《长江岸线保护和开发利用总体规划》' } },
  R19: { hit: { activity: 'newChemical' }, spared: [{ activity: 'housing' }], constraint: { protection_level: 'quasi' }, otherConstraint: { protection_level: 'second' }, severity: 2, law: zone('水污染防治法', '第六十七条', '第三百二十一条') },
  R20: {
    kind: 'outfall',
    hit: { columns: { receiving: 'sea', outfall_class: 'industrial' } },
    spared: [{ columns: { receiving: 'river', outfall_class: 'industrial' } }, { columns: { receiving: 'sea', outfall_class: 'farming' } }],
    constraint: { part: 'general' },
    severity: 3,
    law: { '2026-08-14': '《中华人民共和国海洋环境保护法》', '2026-08-15': '《中华人民共和国生态环境法典》第三百四十九条' },
  },
  R20B: { kind: 'outfall', hit: { columns: { receiving: 'sea', outfall_class: 'townWorks' } }, constraint: { layer: '海水浴场' }, otherConstraint: { layer: '永久基本农田' }, severity: 3, law: { '2026-08-15': '《中华人民共和国生态环境法典》第三百四十九条' } },
  R21: { severity: 1, law: { '2023-10-31': '督图提示（未见禁止性规定）' } },
  R22: { hit: { activity: 'solidWaste' }, spared: [{ activity: 'industry' }], constraint: { part: 'general' }, severity: 3, law: zone('固体废物污染环境防治法', '第二十一条', '第四百八十一条') },
  R22B: { hit: { activity: 'solidWaste' }, constraint: { layer: '永久基本农田' }, otherConstraint: { layer: '海水浴场' }, severity: 3, law: zone('固体废物污染环境防治法', '第二十一条', '第四百八十一条') },
}

const ring = (west: number, east: number): Position[] => [[west, 32], [east, 32], [east, 32.01], [west, 32.01], [west, 32]]
const isPoint = (kind: KindId) => kind === 'outfall' || kind === 'enterprise'

/** Where a subject stands: at the constraint's western side, or so many degrees west of it. */
function subjectAt(kind: KindId, degreesWest: number, facts: Facts): CheckSubject {
  const east = 121.001 - degreesWest
  const geometry: Geometry = isPoint(kind) ? { type: 'Point', coordinates: [east - 0.0005, 32.005] } : { type: 'Polygon', coordinates: [ring(east - 0.01, east)] }
  return { id: `${degreesWest}`, name: null, geometry: fromGeoJson(geometry), facts: { kinds: [kind], activity: null, status: null, columns: {}, ...facts } }
}

function constraintOf(rule: Rule, columns: Readonly<Record<string, string>>): ConstraintFeature {
  const geometry: Geometry = rule.constraint.layer === 'shoreline' ? { type: 'LineString', coordinates: [[121, 31.9], [121, 32.1]] } : { type: 'Polygon', coordinates: [ring(121, 121.1)] }
  return { id: '1', name: null, geometry: fromGeoJson(geometry), columns }
}

function check(id: string, subject: CheckSubject, columns: Readonly<Record<string, string>>, on = '2026-11-22') {
  const rule = ruleOf(id)
  const layer = { kind: rule.constraint.layer, vintage: null, demonstration: false, total: 1, matching: new Map(), parts: [], features: [constraintOf(rule, columns)] }
  return runCheck([subject], new Map([[layer.kind, layer]]), [rule], { toleranceSquareMeters: 10, on, language: 'zh', throwIfCancelled: () => {}, onProgress: () => {} })
}

it('has a case for every shipped rule', () => {
  expect(Object.keys(CASES)).toEqual(rules.map(({ id }) => id))
})

describe.each(Object.entries(CASES))('%s', (id, { kind = 'project', hit = {}, spared = [], constraint = {}, otherConstraint, severity, law }) => {
  it('hits what it is for', () => {
    expect(check(id, subjectAt(kind, 0, hit), constraint).findings.map((finding) => [finding.rule, finding.severity])).toEqual([[id, severity]])
  })

  it('spares what lies elsewhere', () => {
    // 0.05° are 4.7 km, past every distance of the set.
    expect(check(id, subjectAt(kind, 0.05, hit), constraint).findings).toEqual([])
  })

  it.each(spared)('spares %j', (facts) => {
    expect(check(id, subjectAt(kind, 0, facts), constraint)).toMatchObject({ findings: [], uncheckedRules: [] })
  })

  if (otherConstraint !== undefined) {
    it('does not look at other features of the layer', () => {
      expect(check(id, subjectAt(kind, 0, hit), otherConstraint).findings).toEqual([])
    })
  }

  it.each(Object.entries(law))('quotes the law of %s', (day, basis) => {
    expect(check(id, subjectAt(kind, 0, hit), constraint, day).findings[0]?.basis).toBe(basis)
  })

  it('asks for facts that it needs instead of guessing', () => {
    const { when } = ruleOf(id)
    const { findings, uncheckedRules } = check(id, subjectAt(kind, 0, {}), constraint)
    if (when === undefined) expect(findings).toHaveLength(1)
    else expect([findings, uncheckedRules]).toEqual([[], [{ rule: id, code: 'fact.unknown' }]])
  })
})

describe('distances', () => {
  // geod -I +a=6378137 +rf=298.257222101: 0.01° of longitude at 32.01°N are 944.829 m; the parcel's nearest corner lies there.
  const METERS_PER_DEGREE = 94_482.9
  it.each([['R09', 1000], ['R10', 3000], ['R10B', 1000], ['R12', 1000], ['R14', 2000]])('%s reaches %d m and no farther', (id, meters) => {
    const { kind = 'project', hit = {}, constraint = {} } = CASES[id]!
    const edge = isPoint(kind) ? 0.0005 : 0.001
    const away = (distance: number) => subjectAt(kind, edge + distance / METERS_PER_DEGREE, hit)
    expect(check(id, away(meters - 5), constraint).findings).toHaveLength(1)
    expect(check(id, away(meters + 5), constraint).findings).toHaveLength(0)
  })
})

describe('activities inside a red line (R02)', () => {
  it.each([
    ['linearInfrastructure', null, 1],
    ['restoration', null, 1],
    ['tourism', null, 1],
    ['farming', 'existing', 1],
    ['farming', 'proposed', 3],
    ['newChemical', null, 3],
  ] as const)('%s, %s', (activity, status, severity) => {
    expect(check('R02', subjectAt('project', 0, { activity, status }), { part: 'general' }).findings[0]?.severity).toBe(severity)
  })
})
