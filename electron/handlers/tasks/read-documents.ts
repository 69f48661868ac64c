/** Documents that belong to a task or a feature. */
import type { DocumentSummary } from '../../../shared/domain/task'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import type { RecordRow, WorkspaceReader } from '../../store/workspace-store'
import { text, textOrNull } from './read-tasks'

/** How much of a text document a card shows. */
const TEXT_SHOWN_CHARACTERS = 400

/**
 * Documents of one owner, without their contents.
 *
 * @param layer a theme's id, or `task`
 */
export async function readDocumentsOf(workspace: WorkspaceReader, layer: string, id: string): Promise<readonly DocumentSummary[]> {
  const { rows: links } = await workspace.listRecords({
    table: 'documentLink',
    where: [
      { column: 'layer', equals: layer },
      { column: 'feature_id', equals: Number(id) },
    ],
  })
  if (links.length === 0) return []
  const { rows } = await workspace.listRecords({
    table: 'document',
    where: [{ column: 'fid', in: links.map((link) => Number(text(link, 'document_id'))) }],
  })
  const roles = new Map(links.map((link) => [text(link, 'document_id'), textOrNull(link, 'role')]))
  return rows.map((row) => ({
    id: row.id,
    role: (roles.get(row.id) ?? null) as CodeOf<'documentRole'> | null,
    lonLat: lonLatOf(row),
    name: text(row, 'name'),
    mediaType: text(row, 'media_type'),
    byteLength: Number(row.values['byte_length'] ?? 0),
    takenAt: textOrNull(row, 'taken_at'),
    text: textOrNull(row, 'text')?.slice(0, TEXT_SHOWN_CHARACTERS) ?? null,
  }))
}

function lonLatOf({ values: { longitude, latitude } }: RecordRow): readonly [number, number] | null {
  return typeof longitude === 'number' && typeof latitude === 'number' ? [longitude, latitude] : null
}
