/** The judge of steps on the shipped life of tasks. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { type Evidence, type LifeFacts, moveBetween, openMoves, planStep, type StepAsked } from '../../../../../electron/engine/life/plan-step'
import { lifeSchema } from '../../../../../shared/domain/life/life-rule'
import { documentRoleTitle, lifeFieldTitle, lifeStateTitle } from '../../../../../shared/domain/life/life-subject'
import { translateLifeText } from '../../../../../shared/messages/life'
import { vocabularies } from '../../../../../shared/domain/vocabularies'

const read = (name: string) => v.parse(lifeSchema, JSON.parse(readFileSync(join(import.meta.dirname, '../../../../../data/rules', name), 'utf8')))
const life = read('task-life.json')
const titles = { state: (state: string) => lifeStateTitle('task', state), field: (column: string) => lifeFieldTitle('task', column), documentRole: documentRoleTitle }
const met = (need: 'photo' | 'section' | 'recheck') => ({ need, verdict: 'met', overridable: true, text: { code: 'noteGiven', params: {} } }) as const
const evidence: Evidence = { photo: met('photo'), section: met('section'), recheck: met('recheck') }

const plan = (facts: Partial<LifeFacts>, asked: Partial<StepAsked>, rules = life) =>
  planStep(
    rules,
    { state: 'assigned', lastEffectiveOn: '2023-01-05', enteredOn: new Map(), fields: {}, documents: new Map(), ...facts },
    { to: 'received', effectiveOn: '2023-02-01', role: 'office', note: null, details: {}, overrideReason: null, ...asked },
    evidence,
    '2023-10-31',
    titles,
  )

describe('the shipped lives', () => {
  it('reach every state of the source from the order to the look-back, and back', () => {
    const path = ['assigned', 'received', 'planned', 'rectifying', 'completed', 'acceptanceRequested', 'inspected', 'published', 'closed', 'lookBack', 'reopened', 'rectifying']
    for (const [index, to] of path.slice(1).entries()) expect(moveBetween(life, path[index]!, to), `${path[index]} → ${to}`).not.toBeNull()
    expect(new Set(path)).toEqual(new Set(Object.keys(vocabularies.taskState)))
  })

  it.each([
    ['outfall-life.json', ['suspected', 'confirmed', 'monitored', 'traced', 'planned', 'rectifying', 'closed', 'supervised'], vocabularies.outfallStage],
    ['ecological-buffer-life.json', ['planned', 'building', 'completed', 'accepted'], vocabularies.bufferStage],
    ['bay-life.json', ['none', 'assigned', 'planned', 'implementing', 'evaluated'], { none: null, ...vocabularies.bayStage }],
  ] as const)('%s goes its whole way', (file, path, states) => {
    const rules = read(file)
    for (const [index, to] of path.slice(1).entries()) expect(moveBetween(rules, path[index]!, to), to).not.toBeNull()
    expect([...path]).toEqual(Object.keys(states))
  })
})

describe('planStep', () => {
  it('allows the next step on a day between the last one and today', () => {
    expect(plan({}, {}).allowed).toBe(true)
    expect(plan({}, { effectiveOn: '2023-01-05' }).allowed).toBe(true)
    expect(plan({}, { effectiveOn: '2023-01-04' }).problems[0]?.code).toBe('beforeLast')
    expect(plan({}, { effectiveOn: '2023-11-01' }).problems[0]?.code).toBe('inFuture')
  })

  it('names the ways that there are instead', () => {
    const { allowed, problems } = plan({}, { to: 'closed', overrideReason: '特事特办' })
    expect(allowed).toBe(false)
    expect(translateLifeText(problems[0]!, 'zh')).toBe('“交办”之后不能到“验收销号”；可以：签收')
  })

  it('asks for filled columns; a blank is not filled; a reason overrides it', () => {
    const to = { state: 'received' } as const
    expect(plan({ ...to, fields: { measures: '截污', target: ' ' } }, { to: 'planned' }).requirements.map(({ verdict }) => verdict)).toEqual(['met', 'notMet'])
    expect(plan({ ...to, fields: { measures: '截污', target: '达标' } }, { to: 'planned' }).allowed).toBe(true)
    expect(plan(to, { to: 'planned', overrideReason: ' ' }).allowed).toBe(false)
    expect(plan(to, { to: 'planned', overrideReason: '方案随后报送' })).toMatchObject({ allowed: true, overridden: true })
  })

  it('takes no reason for a note that is missing when sending back', () => {
    expect(plan({ state: 'completed' }, { to: 'rectifying', overrideReason: '急' }).allowed).toBe(false)
    expect(plan({ state: 'completed' }, { to: 'rectifying', note: '现场未到位' }).allowed).toBe(true)
  })

  it('counts documents and days when closing', () => {
    const state = { state: 'published', enteredOn: new Map([['published', '2023-09-01']]) } as const
    const documents = new Map([['report', 1], ['acceptance', 1]])
    expect(plan(state, { to: 'closed' }).requirements.filter(({ verdict }) => verdict === 'notMet')).toHaveLength(2)
    expect(plan({ ...state, documents }, { to: 'closed' }).allowed).toBe(true)
    const longer = { ...life, moves: life.moves.map((move) => ({ ...move, needs: move.needs.map((need) => (need.type === 'days' ? { ...need, days: 10 } : need)) })) }
    expect(plan({ ...state, documents }, { to: 'closed', effectiveOn: '2023-09-10' }, longer).allowed).toBe(false)
    expect(plan({ ...state, documents }, { to: 'closed', effectiveOn: '2023-09-11' }, longer).allowed).toBe(true)
  })

  it('keeps to the table of who may do what', () => {
    expect(plan({ state: 'rectifying', fields: { progress: '完成' } }, { to: 'completed', role: 'responsibleUnit' }).allowed).toBe(true)
    expect(plan({ state: 'published' }, { to: 'closed', role: 'responsibleUnit' }).problems[0]?.code).toBe('roleMayNot')
    expect(openMoves(life, 'published', 'responsibleUnit').every(({ mayDo }) => !mayDo)).toBe(true)
  })

  it('refuses a life that leads two ways to one state', () => {
    const twice = { ...life, moves: [...life.moves, { ...life.moves[0], id: 'again' }] }
    expect(v.safeParse(lifeSchema, twice).success).toBe(false)
  })
})
