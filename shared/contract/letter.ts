/** Letters and papers: sets of templates, what is due, filled content, issued ones with their answers. */
import * as v from 'valibot'
import type { Letter, LetterContent, LetterDue } from '../domain/letter'
import type { LetterSet } from '../domain/letter-template'
import { ask, dateSchema, idSchema, pathSchema, request } from './request'

const kindSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(60))
const textSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300))

/** What a letter is written with. */
const letterFacts = {
  /** Id of a template, or what the paper is called (提醒函); of the named set, the chosen one, then any other. */
  kind: kindSchema,
  set: v.optional(v.string()),
  /** The task that it is about; absent for papers about all. */
  taskId: v.optional(idSchema),
  /** The workspace's day where absent. */
  on: v.optional(dateSchema),
  recipient: v.optional(textSchema),
  replyBy: v.optional(dateSchema),
}

export type LetterInput = v.InferOutput<v.ObjectSchema<typeof letterFacts, undefined>>

export type MadeLetter = {
  readonly file: string
  readonly bytes: number
  readonly pages: number
  readonly fonts: readonly string[]
  readonly substituted: readonly string[]
  /** Null in a preview. */
  readonly letterId: string | null
  readonly documentId: string | null
  readonly number: string | null
  readonly title: string
  readonly actionId: string | null
}

export const letterContract = {
  /** Shipped sets and the bureau's own; `chosen` is the id of the one in use. */
  sets: ask<{ readonly chosen: string; readonly sets: readonly (LetterSet & { readonly isOwn: boolean })[] }>(),
  /** Choose a set; `own` is the bureau's own form of a set, kept by its id (null: the set in use as it was shipped). `issuer` changes who signs (null: as the set says). */
  saveSet: request<{ readonly actionId: string | null }>()(v.object({ chosen: v.optional(kindSchema), own: v.optional(v.nullable(v.unknown())), issuer: v.optional(v.nullable(textSchema)) })),
  /** What a letter would say; nothing is numbered or kept. */
  preview: request<LetterContent>()(v.object(letterFacts)),
  /** A page of a letter as a template would print it that nobody has saved yet; about the named task, or all. */
  sheet: request<{ readonly pages: number; readonly page: number; readonly width: number; readonly height: number; readonly svg: string }>()(
    v.object({ template: v.unknown(), set: letterFacts.set, issuer: v.optional(textSchema), taskId: letterFacts.taskId, on: letterFacts.on, recipient: letterFacts.recipient, replyBy: letterFacts.replyBy, page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1) }),
  ),
  /** Write the file (.docx or .pdf), give it the next number of its series, and keep it; `preview`: only the file. */
  make: request<MadeLetter>()(v.object({ ...letterFacts, path: pathSchema, preview: v.optional(v.boolean(), false) })),
  /** Issued letters, newest first; `on` a day: those issued by then, with the answers that had come by then. */
  list: request<readonly Letter[]>()(v.object({ taskId: v.optional(idSchema), on: v.optional(dateSchema) })),
  /** The answer came (null: not yet). */
  reply: request<{ readonly actionId: string }>()(v.object({ id: idSchema, repliedOn: v.nullable(dateSchema) })),
  /** Letters that are due on a day: escalations first. */
  due: request<readonly LetterDue[]>()(v.object({ on: v.optional(dateSchema) })),
}
