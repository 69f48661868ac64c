/** What asking for a step of one or many subjects answers. */
import type { StepPlan } from './step-plan'

/** One subject's answer. `id` is its fid. */
export type StepAnswer = {
  readonly id: string
  /** Number or code, and title or name. */
  readonly label: string
  /** State before the step. */
  readonly from: string
  readonly plan: StepPlan
}

/** All or nothing: `actionId` is null for a dry run. */
export type StepReply = { readonly actionId: string | null; readonly effectiveOn: string; readonly allowed: number; readonly answers: readonly StepAnswer[] }

/** One recorded step of a feature's life. */
export type FeatureStep = {
  readonly state: string
  readonly effectiveOn: string
  /** UTC, ISO with Z. */
  readonly recordedAt: string
  readonly actor: string | null
  readonly role: string | null
  readonly note: string | null
  readonly overrideReason: string | null
  readonly details: Readonly<Record<string, string | number | boolean | null>>
}
