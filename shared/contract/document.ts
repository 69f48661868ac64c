/** Documents and photos of tasks and features: stored once per content, linked with what they are for. */
import * as v from 'valibot'
import { isKindId } from '../domain/kinds'
import { type CodeOf, vocabularies } from '../domain/vocabularies'
import { idSchema, pathSchema, request } from './request'

/** A task, or a feature of a theme. */
export const ownerSchema = v.object({ layer: v.pipe(v.string(), v.check((layer) => layer === 'task' || isKindId(layer), 'no such layer')), id: idSchema })
export type DocumentOwner = v.InferOutput<typeof ownerSchema>

const roleSchema = v.picklist(Object.keys(vocabularies.documentRole) as CodeOf<'documentRole'>[])

/** What became of one file. `linked` false: this owner had it already. */
export type AddedDocument = {
  readonly documentId: string
  readonly name: string
  readonly mediaType: string
  readonly linked: boolean
  readonly lonLat: readonly [number, number] | null
  readonly takenAt: string | null
}

export const documentContract = {
  /** Store files and link them in one action; a file that is there already is not stored again. */
  add: request<{ readonly actionId: string | null; readonly documents: readonly AddedDocument[] }>()(
    v.object({ owner: ownerSchema, paths: v.pipe(v.array(pathSchema), v.minLength(1), v.maxLength(500)), role: v.optional(roleSchema, 'other') }),
  ),
  /** Take a document off; its content stays in the workspace, so that this can be undone. */
  unlink: request<{ readonly actionId: string }>()(v.object({ owner: ownerSchema, documentId: idSchema, reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2000))) })),
  setRole: request<{ readonly actionId: string }>()(v.object({ owner: ownerSchema, documentId: idSchema, role: roleSchema })),
  /** Content in base64, for showing a photo. */
  content: request<{ readonly name: string; readonly mediaType: string; readonly base64: string }>()(v.object({ id: idSchema })),
  /** Write the content to a file. */
  save: request<{ readonly file: string; readonly bytes: number }>()(v.object({ id: idSchema, path: pathSchema })),
}
