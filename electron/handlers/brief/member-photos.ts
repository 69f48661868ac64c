/** Photos of a series' member: those of its own documents and of its features'. */
import type { DocumentSummary } from '../../../shared/domain/task'
import { vocabularies } from '../../../shared/domain/vocabularies'
import type { Language } from '../../../shared/messages/translate'
import { readImageFacts } from '../../report/scene/image-facts'
import type { Session } from '../session'
import { readDocumentsOf } from '../tasks/read-documents'
import type { SeriesMember } from './series-members'

export type MemberPhoto = { readonly data: Uint8Array; readonly caption: string }

const GROUPS = ['photoBefore', 'photoAfter', 'other'] as const
type Group = (typeof GROUPS)[number]

/** Before and after in turn, each the newest first; files that are no PNG or JPEG are passed over. */
export async function readMemberPhotos(session: Session, member: SeriesMember | null, { limit, language, asOf }: { readonly limit: number; readonly language: Language; readonly asOf: string }): Promise<readonly MemberPhoto[]> {
  if (member === null) return []
  const workspace = session.workspace()
  const owners = [...(member.series === 'task' ? [{ layer: 'task', id: member.id }] : []), ...member.features.map(({ kind, id }) => ({ layer: kind, id }))]
  const found = new Map<string, DocumentSummary>()
  for (const { layer, id } of owners) {
    for (const document of await readDocumentsOf(workspace, layer, id, { day: asOf })) if (document.mediaType === 'image/jpeg' || document.mediaType === 'image/png') found.set(document.id, document)
  }
  const photos: (MemberPhoto & { readonly group: Group })[] = []
  for (const document of inTurn([...found.values()])) {
    if (photos.length === limit) break
    const data = await workspace.readDocument(document.id)
    if (readImageFacts(data) !== null) photos.push({ data, caption: captionOf(document, language), group: groupOf(document) })
  }
  return photos.toSorted((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group))
}

const groupOf = ({ role }: DocumentSummary): Group => (role === 'photoBefore' || role === 'photoAfter' ? role : 'other')

function inTurn(photos: readonly DocumentSummary[]): readonly DocumentSummary[] {
  const newest = photos.toSorted((a, b) => ((a.takenAt ?? '') < (b.takenAt ?? '') ? 1 : -1))
  const groups = GROUPS.map((group) => newest.filter((photo) => groupOf(photo) === group))
  const longest = Math.max(...groups.map(({ length }) => length))
  return Array.from({ length: longest }, (_, index) => groups.flatMap((group) => group.slice(index, index + 1))).flat()
}

/** 整改前照片 2023-05-06; the file's name where nobody said what it shows. */
function captionOf({ role, name, takenAt }: DocumentSummary, language: Language): string {
  const what = role === null || role === 'other' ? name.replace(/\.\w+$/, '') : vocabularies.documentRole[role][language]
  return takenAt === null ? what : `${what}　${takenAt.slice(0, 10)}`
}
