/** Documents that belong to a task or a feature. */
import type { DocumentSummary } from '../../../shared/domain/task'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import type { RecordRow, WorkspaceReader } from '../../store/workspace-store'
import { linkRowsAt } from './links-at'
import type { TaskMoment } from './moment'
import { text, textOrNull } from './row-text'

/** How much of a text document a card shows. */
const TEXT_SHOWN_CHARACTERS = 400

/**
 * Documents of one owner at a moment, without their contents.
 *
 * @param layer a theme's id, or `task`
 */
export async function readDocumentsOf(workspace: WorkspaceReader, layer: string, id: string, moment: TaskMoment): Promise<readonly DocumentSummary[]> {
  const links = await linkRowsAt(workspace, 'documentLink', moment, { layer, feature_id: Number(id) })
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
