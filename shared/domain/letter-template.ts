/**
 * Sets of letters and papers as data: what each says, how it is numbered, by when an answer is due, and what follows where none comes.
 *
 * Official papers are Chinese; their texts stand in the set, not among the messages. `{name}` stands for a fact; a paragraph with a fact that is
 * unknown is left out. Shipped sets lie in `data/letters/`; a bureau's own lies in `setting` (area `letters`).
 */
import * as v from 'valibot'

const textSchema = v.pipe(v.string(), v.minLength(1))
const codeSchema = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{0,40}$/))

/** Columns of a table of tasks, and of a table of counts. */
export const letterTaskColumns = ['number', 'title', 'unit', 'district', 'deadline', 'state', 'colour', 'progressStatus', 'days', 'progress'] as const
export const letterCountColumns = ['name', 'total', 'completed', 'closed', 'inProgress', 'overdue', 'red', 'yellow', 'completionRate'] as const

const tableSchema = v.variant('rows', [
  v.object({ rows: v.picklist(['open', 'overdue', 'dueSoon', 'completedInPeriod', 'reopened']), caption: textSchema, columns: v.pipe(v.array(v.picklist(letterTaskColumns)), v.minLength(1)) }),
  v.object({ rows: v.picklist(['byDistrict', 'byUnit']), caption: textSchema, columns: v.pipe(v.array(v.picklist(letterCountColumns)), v.minLength(1)) }),
])

export const letterTemplateSchema = v.object({
  id: codeSchema,
  /** What the paper is called: 提醒函. */
  title: v.object({ zh: textSchema, en: textSchema }),
  /** `document`: 公文 with red head; `letter`: 信函格式 (GB/T 9704-2012, 10.1); `form`: a sheet with boxes. */
  form: v.picklist(['document', 'letter', 'form']),
  /** About one task, or about all that its tables name. */
  about: v.picklist(['task', 'tasks']),
  /** 机关代字 of its series; numbers run per year, without a gap: 通督整提〔2026〕5号. */
  series: v.pipe(v.string(), v.minLength(1), v.maxLength(20)),
  heading: textSchema,
  /** Where it does not go to the task's responsible unit. */
  recipient: v.optional(textSchema),
  /** Rows of a form: label and text. */
  facts: v.optional(v.array(v.object({ label: textSchema, text: textSchema })), []),
  paragraphs: v.array(textSchema),
  tables: v.optional(v.array(tableSchema), []),
  attachments: v.optional(v.array(textSchema), []),
  /** Days for an answer; absent: none is asked for. */
  replyDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** The letter that follows where the answer is late. */
  escalatesTo: v.optional(codeSchema),
  /** Written once in each. */
  every: v.optional(v.picklist(['day', 'week', 'month', 'quarter'])),
  /** Suggested for tasks of this colour that have had none since it was last different. */
  when: v.optional(v.picklist(['assigned', 'yellow', 'red'])),
})

export const letterSetSchema = v.pipe(
  v.object({
    id: codeSchema,
    title: v.object({ zh: textSchema, en: textSchema }),
    source: textSchema,
    verified: v.boolean(),
    /** 发文机关, as marked on the paper and signed. */
    issuer: textSchema,
    letters: v.pipe(v.array(letterTemplateSchema), v.minLength(1)),
  }),
  v.check(({ letters }) => new Set(letters.map(({ id }) => id)).size === letters.length, 'two letters have one id'),
  v.check(({ letters }) => letters.every(({ escalatesTo }) => escalatesTo === undefined || letters.some(({ id }) => id === escalatesTo)), 'a letter escalates to an unknown one'),
)

/** Texts of a template that may name facts. */
export function textsOfLetter({ heading, facts, paragraphs, attachments }: LetterTemplate): readonly string[] {
  return [heading, ...facts.map(({ text }) => text), ...paragraphs, ...attachments]
}

export type LetterSet = v.InferOutput<typeof letterSetSchema>
export type LetterTemplate = LetterSet['letters'][number]
export type LetterTable = LetterTemplate['tables'][number]
