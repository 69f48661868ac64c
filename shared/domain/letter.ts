/** Letters: what a filled one says, and what is kept of those that were issued. */
import type { LetterTemplate } from './letter-template'

/** A filled letter, without regard to how it is laid out. Dates are ISO. */
export type LetterContent = {
  readonly kind: string
  /** What the paper is called. */
  readonly name: string
  readonly form: LetterTemplate['form']
  readonly issuer: string
  /** 发文字号; null in a preview. */
  readonly number: string | null
  readonly heading: string
  readonly recipient: string | null
  readonly facts: readonly { readonly label: string; readonly text: string }[]
  readonly paragraphs: readonly string[]
  readonly tables: readonly { readonly caption: string; readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] }[]
  readonly attachments: readonly string[]
  readonly date: string
  readonly replyBy: string | null
  /** Its tasks are invented. */
  readonly demonstration: boolean
  /** The log as it stood, printed small. */
  readonly log: { readonly entries: number; readonly hash: string }
}

/** An issued letter. */
export type Letter = {
  readonly id: string
  readonly taskId: string | null
  readonly kind: string
  readonly number: string | null
  readonly title: string
  readonly recipient: string | null
  readonly issuedOn: string
  readonly replyBy: string | null
  readonly repliedOn: string | null
  /** The letter that it follows up. */
  readonly escalates: string | null
  readonly documentId: string | null
  /** An answer was due before the asked day and has not come. */
  readonly late: boolean
}

/** A letter that is due: an answer is late, its time has come round, or a task has a colour that calls for it. */
export type LetterDue = {
  readonly reason: 'lateReply' | 'schedule' | 'assigned' | 'yellow' | 'red'
  readonly kind: string
  readonly name: string
  readonly taskId: string | null
  readonly taskLabel: string | null
  /** The letter whose answer is late. */
  readonly follows: { readonly id: string; readonly number: string | null; readonly replyBy: string; readonly daysLate: number } | null
}
