/** The answer to “may this step be done now, and what is missing?” in codes; words are made of it by `translateLifeText`. */
import type { LifeTextCode } from '../../messages/life'
import type { Message } from '../../messages/translate'
import type { LifeMove, LifeNeed } from './life-rule'

/** Words with what they name: a text, a number, or a title in both languages. */
export type LifeText = { readonly code: LifeTextCode; readonly params: Readonly<Record<string, string | number | Message>> }

/** One thing that a move asks for, judged. */
export type Requirement = {
  readonly need: LifeNeed['type']
  readonly verdict: 'met' | 'notMet' | 'notApplicable'
  readonly overridable: boolean
  readonly text: LifeText
}

/** A step judged. `allowed`: it can be recorded as it is, with the given reason for an override where one is needed. */
export type StepPlan = {
  readonly allowed: boolean
  /** Null: no move leads from the present state to the asked one. */
  readonly move: LifeMove | null
  /** What no reason overrides: no such move, not this role, not on this day. */
  readonly problems: readonly LifeText[]
  readonly requirements: readonly Requirement[]
  /** Requirements that are not met and go by the reason. */
  readonly overridden: boolean
}

/** A move that leads on from a state. */
export type OpenMove = { readonly move: LifeMove; readonly mayDo: boolean }
