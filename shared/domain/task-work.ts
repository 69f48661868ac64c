/** What work on tasks answers: thresholds, the story of one task. */
import type { Message } from '../messages/translate'
import type { Value } from './feature'

/** Thresholds of 时限预警. */
export type TaskWarning = {
  readonly rule: { readonly yellowDaysLeft: number; readonly yellowOnMissedMilestone: boolean; readonly redWhenReopened: boolean }
  readonly isOwn: boolean
}

/** One event of a task's story. `on` is the day it counts from (ISO date), `recordedAt` UTC; null where only the other is known. */
export type StoryEvent = {
  readonly type: 'step' | 'edit' | 'link' | 'unlink' | 'document' | 'documentRemoved' | 'milestone' | 'letter' | 'reply' | 'created' | 'undone'
  readonly on: string | null
  readonly recordedAt: string | null
  readonly actor: string | null
  /** State code of a step, name of a document, title of a letter or milestone, feature of a link. */
  readonly subject: string
  readonly note: string | null
  readonly overrideReason: string | null
  /** Fields that an edit changed, by column. */
  readonly fields: readonly { readonly column: string; readonly title: Message; readonly before: Value; readonly after: Value }[]
  /** The document or letter to open; null for others. */
  readonly id: string | null
}

export type TaskStory = { readonly events: readonly StoryEvent[]; readonly log: { readonly entries: number; readonly hash: string } }
