/** Documents: files into the workspace, with the place and time that photos carry, and out of it again. */
import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { AddedDocument, DocumentOwner } from '../../../shared/contract/document'
import { isKindId } from '../../../shared/domain/kinds'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import { AppError } from '../../../shared/errors'
import { mediaTypeOf } from '../../formats/photo/media-type'
import { readPhotoFacts } from '../../formats/photo/photo-facts'
import type { Change, RecordRow, Workspace, WorkspaceReader } from '../../store/workspace-store'
import { contract } from '../base'
import { text, textOrNull } from './row-text'
import type { Session } from '../session'
import { readTaskRows } from './task-work'

const { document } = contract

const LARGEST_MEGABYTES = 200
const BYTES_PER_MEGABYTE = 1_048_576
/** Plain texts are searchable as far as this. */
const TEXT_CHARACTERS = 100_000

export const documentHandlers = document.router({
  add: document.add.handler(({ input, context: { session } }) => addDocuments(session, input.owner, input.paths, input.role)),
  unlink: document.unlink.handler(async ({ input, context: { session } }) => {
    const workspace = session.workspace()
    const { link, name } = await requireLink(workspace, input.owner, input.documentId)
    const params = { [input.owner.layer]: input.owner.id, document: input.documentId, name }
    const { actionId } = await workspace.write({ action: 'document.unlink', actor: session.actor, params, ...(input.reason === undefined ? {} : { reason: input.reason }) }, [{ op: 'deleteRecord', table: 'documentLink', id: link.id }])
    return { actionId }
  }),
  setRole: document.setRole.handler(async ({ input, context: { session } }) => {
    const workspace = session.workspace()
    const { link, name } = await requireLink(workspace, input.owner, input.documentId)
    const params = { [input.owner.layer]: input.owner.id, document: input.documentId, name, role: input.role }
    const { actionId } = await workspace.write({ action: 'document.setRole', actor: session.actor, params }, [{ op: 'updateRecord', table: 'documentLink', id: link.id, values: { role: input.role } }])
    return { actionId }
  }),
  content: document.content.handler(async ({ input, context: { session } }) => {
    const row = await requireDocument(session.workspace(), input.id)
    const content = await session.workspace().readDocument(input.id)
    return { name: text(row, 'name'), mediaType: text(row, 'media_type'), base64: Buffer.from(content).toString('base64') }
  }),
  save: document.save.handler(async ({ input, context: { session } }) => {
    await requireDocument(session.workspace(), input.id)
    const content = await session.workspace().readDocument(input.id)
    await writeFile(input.path, content)
    return { file: input.path, bytes: content.byteLength }
  }),
})

async function addDocuments(session: Session, owner: DocumentOwner, paths: readonly string[], role: CodeOf<'documentRole'>): Promise<{ actionId: string | null; documents: readonly AddedDocument[] }> {
  const workspace = session.workspace()
  await requireOwner(workspace, owner)
  // All are read before anything is stored: a file that is not there changes nothing.
  const files = await Promise.all(paths.map(async (path) => ({ name: basename(path), content: await readContent(path) })))
  const known = new Set((await linksOf(workspace, owner)).map((link) => text(link, 'document_id')))
  const changes: Change[] = []
  const documents: AddedDocument[] = []
  for (const { name, content } of files) {
    const stored = await storeDocument(workspace, session, name, content)
    const linked = !known.has(stored.documentId)
    if (linked) changes.push(linkChange(owner, stored.documentId, role))
    known.add(stored.documentId)
    documents.push({ ...stored, linked })
  }
  if (changes.length === 0) return { actionId: null, documents }
  const params = { [owner.layer]: owner.id, documents: documents.filter(({ linked }) => linked).map(({ name }) => name).join('、').slice(0, 500), role }
  const { actionId } = await workspace.write({ action: 'document.add', actor: session.actor, params }, changes)
  return { actionId, documents }
}

/** Store a content once; of one that is there already the name, place and time that are stored count. */
export async function storeDocument(workspace: Workspace, session: Session, name: string, content: Uint8Array<ArrayBuffer>): Promise<Omit<AddedDocument, 'linked'>> {
  const mediaType = mediaTypeOf(name, content)
  const { lonLat, takenAt } = mediaType.startsWith('image/') ? readPhotoFacts(content) : { lonLat: null, takenAt: null }
  const plain = mediaType === 'text/plain' ? new TextDecoder().decode(content).slice(0, TEXT_CHARACTERS) : null
  const values = { name, media_type: mediaType, longitude: lonLat?.[0] ?? null, latitude: lonLat?.[1] ?? null, taken_at: takenAt, text: plain }
  const { documentId } = await workspace.putDocument(content, values, { action: 'document.store', actor: session.actor, params: { name } })
  const row = await requireDocument(workspace, documentId)
  const { longitude, latitude } = row.values
  return {
    documentId,
    name: text(row, 'name'),
    mediaType: text(row, 'media_type'),
    lonLat: typeof longitude === 'number' && typeof latitude === 'number' ? [longitude, latitude] : null,
    takenAt: textOrNull(row, 'taken_at'),
  }
}

export function linkChange(owner: DocumentOwner, documentId: string, role: CodeOf<'documentRole'>): Change {
  return { op: 'insertRecord', table: 'documentLink', values: { document_id: Number(documentId), layer: owner.layer, feature_id: Number(owner.id), role } }
}

async function readContent(path: string): Promise<Uint8Array<ArrayBuffer>> {
  let size: number
  try {
    size = (await stat(path)).size
    if (size <= LARGEST_MEGABYTES * BYTES_PER_MEGABYTE) return new Uint8Array(await readFile(path))
  } catch (error) {
    throw new AppError('document.cannotRead', { path }, { cause: error })
  }
  throw new AppError('document.tooLarge', { path, limit: LARGEST_MEGABYTES })
}

async function requireOwner(workspace: WorkspaceReader, { layer, id }: DocumentOwner): Promise<void> {
  if (layer === 'task') await readTaskRows(workspace, [id])
  else if (isKindId(layer)) await workspace.readFeature({ kind: layer, id })
}

async function linksOf(workspace: WorkspaceReader, { layer, id }: DocumentOwner): Promise<readonly RecordRow[]> {
  const { rows } = await workspace.listRecords({ table: 'documentLink', where: [{ column: 'layer', equals: layer }, { column: 'feature_id', equals: Number(id) }] })
  return rows
}

async function requireLink(workspace: WorkspaceReader, owner: DocumentOwner, documentId: string): Promise<{ readonly link: RecordRow; readonly name: string }> {
  const link = (await linksOf(workspace, owner)).find((row) => text(row, 'document_id') === documentId)
  if (link === undefined) throw new AppError('document.notFound', { document: documentId })
  return { link, name: text(await requireDocument(workspace, documentId), 'name') }
}

async function requireDocument(workspace: WorkspaceReader, id: string): Promise<RecordRow> {
  const { rows } = await workspace.listRecords({ table: 'document', where: [{ column: 'fid', equals: Number(id) }], limit: 1 })
  if (rows[0] === undefined) throw new AppError('document.notFound', { document: id })
  return rows[0]
}
