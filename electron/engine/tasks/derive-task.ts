/**
 * What a rectification task is on a given day: its state, whether it is overdue, its 时限预警 colour.
 *
 * Pure. Nothing of this is stored: steps, deadline and milestones are, the rest follows for any date (`--as-of`).
 */
import type { CodeOf } from '../../../shared/domain/vocabularies'
import { COMPLETED_STATES, type TaskColour, type TaskState } from '../../../shared/domain/task'

/** A step as far as the derivation needs it. Dates are ISO, so they compare as texts. */
export type EffectiveStep = { readonly state: TaskState; readonly effectiveOn: string; readonly recordedAt: string }

export type TaskFacts = {
  /** State where no step is recorded. */
  readonly state: TaskState
  readonly steps: readonly EffectiveStep[]
  /** ISO date; null for 立行立改 and 长期坚持. */
  readonly deadline: string | null
  readonly milestones: readonly { readonly dueOn: string; readonly reachedOn: string | null }[]
}

/** Editable thresholds (data/rules/task-warning.json). */
export type TaskWarningRule = { readonly yellowDaysLeft: number; readonly yellowOnMissedMilestone: boolean; readonly redWhenReopened: boolean }

export type DerivedTask = {
  readonly state: TaskState
  readonly completed: boolean
  readonly overdue: boolean
  readonly colour: TaskColour
  /** Past the deadline, reopened, or a milestone is missed: what 未达序时进度 follows from where the bureau has not reported it. Null once completed. */
  readonly progress: CodeOf<'progressStatus'> | null
}

const DAY_MILLISECONDS = 86_400_000

/**
 * Derive a task for one day.
 *
 * @param asOf ISO date; steps effective on that day count
 * @returns null where the task had not been assigned yet on that day
 */
export function deriveTask(task: TaskFacts, asOf: string, rule: TaskWarningRule): DerivedTask | null {
  const state = stateOn(task, asOf)
  if (state === null) return null
  const completed = COMPLETED_STATES.includes(state)
  const overdue = !completed && task.deadline !== null && task.deadline < asOf
  const progress = completed ? null : overdue || state === 'reopened' || hasMissedMilestone(task, asOf) ? 'behind' : 'onSchedule'
  return { state, completed, overdue, colour: colourOn(task, asOf, rule, { state, completed, overdue }), progress }
}

/** The last step effective on the day; among steps of one day the one recorded last. */
function stateOn(task: TaskFacts, asOf: string): TaskState | null {
  if (task.steps.length === 0) return task.state
  let latest: EffectiveStep | null = null
  for (const step of task.steps) {
    if (step.effectiveOn > asOf) continue
    if (latest === null || compareSteps(step, latest) >= 0) latest = step
  }
  return latest?.state ?? null
}

function compareSteps(a: EffectiveStep, b: EffectiveStep): number {
  if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn < b.effectiveOn ? -1 : 1
  if (a.recordedAt !== b.recordedAt) return a.recordedAt < b.recordedAt ? -1 : 1
  return 0
}

function colourOn(
  task: TaskFacts,
  asOf: string,
  rule: TaskWarningRule,
  derived: { state: TaskState; completed: boolean; overdue: boolean },
): TaskColour {
  if (derived.state === 'reopened' && rule.redWhenReopened) return 'red'
  if (derived.completed) return 'green'
  if (derived.overdue) return 'red'
  if (task.deadline !== null && daysBetween(asOf, task.deadline) <= rule.yellowDaysLeft) return 'yellow'
  return rule.yellowOnMissedMilestone && hasMissedMilestone(task, asOf) ? 'yellow' : 'green'
}

function hasMissedMilestone({ milestones }: TaskFacts, asOf: string): boolean {
  return milestones.some(({ dueOn, reachedOn }) => dueOn < asOf && (reachedOn === null || reachedOn > asOf))
}

/** Whole days from one ISO date to another. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS)
}
