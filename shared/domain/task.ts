/** Rectification tasks as lists, cards and counts show them. */
import type { FeatureSummary } from './feature'
import type { CodeOf } from './vocabularies'

export type TaskState = CodeOf<'taskState'>
export type TaskColour = CodeOf<'taskColour'>

/** States in which the rectification itself is done (完成整改 and after, until a reopening). */
export const COMPLETED_STATES: readonly TaskState[] = ['completed', 'acceptanceRequested', 'inspected', 'published', 'closed', 'lookBack']

/** States of a task that was accepted and struck off (验收销号). */
export const CLOSED_STATES: readonly TaskState[] = ['closed', 'lookBack']

/** A row of the task list. Colour and overdue are derived for a date, never stored. */
export type TaskSummary = {
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly state: TaskState
  readonly colour: TaskColour
  readonly overdue: boolean
  /** 达到／未达序时进度: as the bureau reported it, else as it follows from deadline and milestones; null once completed. */
  readonly progressStatus: CodeOf<'progressStatus'> | null
  readonly responsibleUnit: string | null
  readonly district: string | null
  readonly category: CodeOf<'taskCategory'> | null
  readonly taskSource: CodeOf<'taskSource'> | null
  readonly deadlineType: CodeOf<'deadlineType'>
  /** ISO date; null for 立行立改 and 长期坚持. */
  readonly deadline: string | null
  /** Linked features. */
  readonly features: number
  readonly demonstration: boolean
}

/** A link as the task's card shows it. */
export type TaskLink = { readonly role: CodeOf<'linkRole'>; readonly feature: FeatureSummary }

/** One step of a task's life. */
export type TaskStep = {
  readonly state: TaskState
  /** ISO date that the step counts from. */
  readonly effectiveOn: string
  /** UTC, ISO with Z. */
  readonly recordedAt: string
  readonly actor: string | null
  readonly note: string | null
  /** Id of the role that the person acted in. */
  readonly role: string | null
  /** Why it was done without what is asked for; null where nothing was overridden. */
  readonly overrideReason: string | null
}

/** A dated intermediate goal; `reachedOn` null while it is open. */
export type TaskMilestone = { readonly id: string; readonly title: string; readonly dueOn: string; readonly reachedOn: string | null }

/** A task's whole card. Texts are null where unknown. */
export type Task = TaskSummary & {
  readonly problem: string | null
  readonly round: number | null
  readonly batch: string | null
  readonly acceptanceUnit: string | null
  readonly leader: string | null
  readonly person: string | null
  readonly target: string | null
  readonly measures: string | null
  readonly progress: string | null
  readonly assignedOn: string | null
  readonly completedOn: string | null
  readonly closedOn: string | null
  readonly origin: string | null
  /** The progress status is the bureau's own, not derived. */
  readonly progressReported: boolean
  readonly steps: readonly TaskStep[]
  readonly milestones: readonly TaskMilestone[]
  readonly links: readonly TaskLink[]
  readonly documents: readonly DocumentSummary[]
}

/** A stored document without its content. */
export type DocumentSummary = {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly byteLength: number
  readonly takenAt: string | null
  /** [lon, lat] in degrees, EPSG:4490, from the photo itself. */
  readonly lonLat: readonly [number, number] | null
  /** What it is for on this owner. */
  readonly role: CodeOf<'documentRole'> | null
  /** First lines of a text document, null for others. */
  readonly text: string | null
}

/** Counts of tasks on a date: what `dutu tasks` prints. */
export type TaskStatistics = {
  /** ISO date that states, colours and overdue are derived for. */
  readonly asOf: string
  readonly total: number
  /** Every task that has been completed (完成整改), closed ones included. */
  readonly completed: number
  /** 验收销号. */
  readonly closed: number
  readonly inProgress: number
  readonly overdue: number
  readonly onSchedule: number
  readonly byState: Readonly<Partial<Record<TaskState, number>>>
  readonly byColour: Readonly<Record<TaskColour, number>>
  readonly byUnit: readonly { readonly unit: string; readonly total: number; readonly closed: number; readonly overdue: number }[]
  /** Flags overlap: neither a sum nor a partition. */
  readonly petitions: { readonly total: number; readonly closed: number; readonly key: number; readonly repeated: number }
}
