/** The shipped rules against the fact sheet (§4): who, when, how severe, and which law on which day. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { applicability, basisOn, severityFor, type SubjectFacts } from '../../../../../electron/engine/rules/select-rules'
import { type Rule, ruleSchema, ruleSetSchema } from '../../../../../shared/domain/rules/rule'

const file = join(import.meta.dirname, '../../../../../data/rules/conflict-rules.json')
const { rules } = v.parse(ruleSetSchema, JSON.parse(readFileSync(file, 'utf8')))
const ruleOf = (id: string): Rule => {
  const rule = rules.find((candidate) => candidate.id === id)
  if (rule === undefined) throw new Error(`no ${id}`)
  return rule
}
const subject = (facts: Partial<SubjectFacts>): SubjectFacts => ({ kinds: ['project'], activity: null, status: null, columns: {}, ...facts })

describe('the shipped rule set', () => {
  it('holds every rule of the fact sheet that is a check (R05 compares versions, R16 traces upstream)', () => {
    const numbers = Array.from({ length: 22 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`).filter((id) => id !== 'R05' && id !== 'R16')
    expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining(numbers))
  })

  it.each([
    ['R09', { type: 'distance', meters: 1000 }],
    ['R10', { type: 'distance', meters: 3000 }],
    ['R12', { type: 'distance', meters: 1000 }],
    ['R14', { type: 'distance', meters: 2000 }],
    ['R06', { type: 'within' }],
  ])('%s has the relation of the fact sheet', (id, relation) => expect(ruleOf(id).relation).toEqual(relation))
})

describe('applicability', () => {
  it.each([
    ['a new chemical project', 'R09', subject({ activity: 'newChemical' }), 'applies'],
    ['an existing chemical plant (R09 is for new and expanded ones)', 'R09', subject({ activity: 'existingChemical' }), 'doesNotApply'],
    ['a project of unknown activity', 'R09', subject({}), 'unknown'],
    ['an outfall against a rule for projects', 'R09', subject({ kinds: ['outfall'], activity: 'newChemical' }), 'doesNotApply'],
    ['a chemical enterprise at the Tongyu canal', 'R12', subject({ kinds: ['enterprise'], columns: { chemical: true } }), 'applies'],
    ['an enterprise not known to be chemical', 'R12', subject({ kinds: ['enterprise'] }), 'unknown'],
    ['a river outfall against the rule for sea outfalls, class unknown', 'R20', subject({ kinds: ['outfall'], columns: { receiving: 'river' } }), 'doesNotApply'],
    ['any project against red lines', 'R02', subject({}), 'applies'],
  ] as const)('%s', (_reason, id, facts, expected) => expect(applicability(ruleOf(id), facts)).toBe(expected))
})

describe('severity of R02', () => {
  it.each([
    ['linearInfrastructure', 1],
    ['restoration', 1],
    ['industry', 3],
    [null, 3],
  ] as const)('%s', (activity, severity) => expect(severityFor(ruleOf('R02'), subject({ activity })).severity).toBe(severity))
})

describe('law of the day: the code replaced ten laws on 2026-08-15', () => {
  it.each([
    ['R06', '2026-08-14', '中华人民共和国水污染防治法', '第六十四条'],
    ['R06', '2026-08-15', '中华人民共和国生态环境法典', '第三百一十八条'],
    ['R07', '2023-10-31', '中华人民共和国水污染防治法', '第六十五条'],
    ['R22', '2026-11-22', '中华人民共和国生态环境法典', '第四百八十一条'],
    ['R04', '2026-03-01', '江苏省生态空间管控区域管理办法（苏政办规〔2026〕1号）', '第三条'],
  ])('%s on %s', (id, day, document, article) => {
    const { bases, inForce } = basisOn(ruleOf(id), day)
    expect([inForce, bases.length, bases[0]?.document.zh, bases[0]?.article]).toEqual([true, 1, document, article])
  })

  it('quotes all bases and says that none was in force, rather than none', () => {
    const { bases, inForce } = basisOn(ruleOf('R02'), '2010-01-01')
    expect([bases.length, inForce]).toEqual([1, false])
  })
})

describe('a bureau’s own file', () => {
  const good = ruleOf('R02')
  it.each([
    ['an unknown layer', { ...good, constraint: { layer: 'redline' } }, 'an unknown layer'],
    ['a column that the layer does not have', { ...good, constraint: { layer: 'bay', where: { part: ['core'] } } }, 'constraint.where'],
    ['a misspelt key', { ...good, severty: 2 }, 'severty'],
    ['a severity that is none', { ...good, severity: 4 }, 'severity is 1, 2 or 3'],
    ['no legal basis', { ...good, basis: [] }, '>=1'],
  ])('is refused for %s', (_reason, rule, message) => {
    const result = v.safeParse(ruleSchema, rule)
    expect(result.success).toBe(false)
    expect(result.issues?.map((issue) => `${issue.message} ${v.getDotPath(issue) ?? ''}`).join('\n')).toContain(message)
  })
})
