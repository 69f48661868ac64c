/**
 * May this step be done at this state, on this day, by this role, and what is missing?
 *
 * Pure: the caller gathers the facts. The same for tasks, outfalls, buffers and bays; their lives are data (`shared/domain/life/life-rule.ts`).
 */
import type { Value } from '../../../shared/domain/feature'
import type { Life, LifeMove, LifeNeed } from '../../../shared/domain/life/life-rule'
import type { LifeText, OpenMove, Requirement, StepPlan } from '../../../shared/domain/life/step-plan'
import type { Message } from '../../../shared/messages/translate'

/** The evidence that has to be computed; null where the move does not ask for it. */
export type Evidence = {
  readonly photo: Requirement | null
  readonly section: Requirement | null
  readonly recheck: Requirement | null
}

/** What is known of the subject when the step is asked for. */
export type LifeFacts = {
  readonly state: string
  /** ISO date of its last step; null where none is recorded. */
  readonly lastEffectiveOn: string | null
  /** The last effective date of each state that was entered. */
  readonly enteredOn: ReadonlyMap<string, string>
  /** The subject's columns, with what the step fills in already in place. */
  readonly fields: Readonly<Record<string, Value>>
  /** Documents by role. */
  readonly documents: ReadonlyMap<string, number>
}

/** The step as asked for. */
export type StepAsked = {
  readonly to: string
  /** ISO date. */
  readonly effectiveOn: string
  readonly role: string
  readonly note: string | null
  readonly details: Readonly<Record<string, Value>>
  readonly overrideReason: string | null
}

/** Titles of the trade that words are made of. */
export type LifeTitles = {
  readonly state: (state: string) => Message
  readonly field: (column: string) => Message
  readonly documentRole: (role: string) => Message
}

const DAY_MILLISECONDS = 86_400_000

/** The move between two states; null where there is none. */
export function moveBetween(life: Life, from: string, to: string): LifeMove | null {
  return life.moves.find((move) => move.to === to && move.from.includes(from)) ?? null
}

/** Every move that leads on from a state, the ones that the role may not do marked. */
export function openMoves(life: Life, state: string, role: string): readonly OpenMove[] {
  return life.moves.filter(({ from }) => from.includes(state)).map((move) => ({ move, mayDo: move.roles.includes(role) }))
}

/**
 * Judge a step.
 *
 * @param latestDay ISO date after which nothing can have happened yet
 * @param evidence judged beforehand; asked for only where the move needs it
 */
export function planStep(life: Life, facts: LifeFacts, asked: StepAsked, evidence: Evidence, latestDay: string, titles: LifeTitles): StepPlan {
  const move = moveBetween(life, facts.state, asked.to)
  const problems = [...wayProblems(life, facts, asked, move, titles), ...dayProblems(facts, asked, latestDay)]
  const requirements = move === null ? [] : move.needs.map((need) => judge(need, facts, asked, evidence, titles))
  const unmet = requirements.filter(({ verdict }) => verdict === 'notMet')
  const overridden = unmet.length > 0 && hasText(asked.overrideReason) && unmet.every(({ overridable }) => overridable)
  return { allowed: move !== null && problems.length === 0 && (unmet.length === 0 || overridden), move, problems, requirements, overridden }
}

function wayProblems(life: Life, { state }: LifeFacts, { to, role }: StepAsked, move: LifeMove | null, titles: LifeTitles): LifeText[] {
  const roleTitle = life.roles.find(({ id }) => id === role)?.title
  if (roleTitle === undefined) return [{ code: 'unknownRole', params: { role } }]
  if (move === null) {
    const allowed = life.moves.filter(({ from }) => from.includes(state)).map((open) => titles.state(open.to))
    return [{ code: 'noMove', params: { from: titles.state(state), to: titles.state(to), allowed: joinTitles(allowed) } }]
  }
  if (move.roles.includes(role)) return []
  const roles = move.roles.map((id) => life.roles.find((other) => other.id === id)?.title ?? { zh: id, en: id })
  return [{ code: 'roleMayNot', params: { role: roleTitle, move: move.title, roles: joinTitles(roles) } }]
}

function dayProblems({ lastEffectiveOn }: LifeFacts, { effectiveOn }: StepAsked, latestDay: string): LifeText[] {
  if (effectiveOn > latestDay) return [{ code: 'inFuture', params: { on: effectiveOn, today: latestDay } }]
  return lastEffectiveOn !== null && effectiveOn < lastEffectiveOn ? [{ code: 'beforeLast', params: { on: effectiveOn, last: lastEffectiveOn } }] : []
}

function judge(need: LifeNeed, facts: LifeFacts, asked: StepAsked, evidence: Evidence, titles: LifeTitles): Requirement {
  const answer = (verdict: Requirement['verdict'], code: LifeText['code'], params: LifeText['params'] = {}): Requirement => ({ need: need.type, verdict, overridable: need.overridable, text: { code, params } })
  switch (need.type) {
    case 'field': {
      const filled = isFilled(facts.fields[need.field])
      return answer(filled ? 'met' : 'notMet', filled ? 'fieldFilled' : 'fieldEmpty', { field: titles.field(need.field) })
    }
    case 'note':
      return hasText(asked.note) ? answer('met', 'noteGiven') : answer('notMet', 'noteMissing')
    case 'detail': {
      const value = asked.details[need.name]
      if (!isFilled(value)) return answer('notMet', 'detailMissing', { field: need.title })
      return fits(value, need.value) ? answer('met', 'detailGiven', { field: need.title }) : { ...answer('notMet', 'detailBad', { field: need.title, value: String(value) }), overridable: false }
    }
    case 'document': {
      const count = facts.documents.get(need.role) ?? 0
      const role = titles.documentRole(need.role)
      return count >= need.count ? answer('met', 'documentsEnough', { role, count }) : answer('notMet', 'documentsMissing', { role, count, needed: need.count })
    }
    case 'days': {
      const since = titles.state(need.since)
      if (need.days === 0) return answer('notApplicable', 'daysNone', { since })
      const from = facts.enteredOn.get(need.since)
      if (from === undefined) return answer('notMet', 'daysUnknown', { since })
      const passed = Math.round((Date.parse(asked.effectiveOn) - Date.parse(from)) / DAY_MILLISECONDS)
      return passed >= need.days ? answer('met', 'daysPassed', { since, days: need.days }) : answer('notMet', 'daysShort', { since, from, passed, days: need.days })
    }
    case 'photo':
    case 'section':
    case 'recheck': {
      const judged = evidence[need.type]
      if (judged === null) throw new Error(`evidence of ${need.type} was not gathered`)
      return judged
    }
  }
}

function isFilled(value: Value | undefined): boolean {
  return value !== undefined && value !== null && (typeof value !== 'string' || value.trim() !== '')
}

const hasText = (text: string | null): boolean => text !== null && text.trim() !== ''

function fits(value: Value | undefined, type: 'text' | 'date' | 'number'): boolean {
  if (type === 'number') return Number.isFinite(typeof value === 'string' ? Number(value) : value)
  return type === 'text' || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)))
}

function joinTitles(titles: readonly Message[]): Message {
  return titles.length === 0 ? { zh: '无', en: 'none' } : { zh: titles.map(({ zh }) => zh).join('、'), en: titles.map(({ en }) => en).join(', ') }
}
