/** What is known of tasks, outfalls, buffers and bays when a step is asked for. */
import type { Feature, FeatureRef, Value } from '../../../shared/domain/feature'
import { isKindId, type KindId } from '../../../shared/domain/kinds'
import type { Life, LifeSubject } from '../../../shared/domain/life/life-rule'
import { lifeColumns } from '../../../shared/domain/life/life-subject'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import { AppError } from '../../../shared/errors'
import type { LifeFacts } from '../../engine/life/plan-step'
import type { PhotoFacts } from '../../engine/life/photo-evidence'
import type { RecordRow, WorkspaceReader } from '../../store/workspace-store'
import { chinaDay } from './china-day'
import { text, textOrNull } from './row-text'

/** A linked feature with the role it has for the task. */
export type LinkedFeature = { readonly role: CodeOf<'linkRole'>; readonly feature: Feature }

export type SubjectOfLife = {
  readonly id: string
  /** As people call it: number or code, and title or name. */
  readonly label: string
  readonly facts: LifeFacts
  readonly photos: readonly PhotoFacts[]
  /** A task's links; the feature itself for the others. */
  readonly features: readonly LinkedFeature[]
}

/**
 * Subjects in the order of their ids.
 *
 * @throws AppError 'task.notFound', 'feature.notFound'
 */
export async function readLifeSubjects(workspace: WorkspaceReader, subject: LifeSubject, life: Life, ids: readonly string[]): Promise<readonly SubjectOfLife[]> {
  return subject === 'task' ? readTasks(workspace, life, ids) : readFeatures(workspace, subject, life, ids)
}

async function readTasks(workspace: WorkspaceReader, life: Life, ids: readonly string[]): Promise<readonly SubjectOfLife[]> {
  const numbers = ids.map(Number)
  const [{ rows }, steps, links, documents] = await Promise.all([
    workspace.listRecords({ table: 'task', where: [{ column: 'fid', in: numbers }] }),
    workspace.listRecords({ table: 'taskStep', where: [{ column: 'task_id', in: numbers }], orderBy: { column: 'effective_on' } }),
    workspace.listRecords({ table: 'taskLink', where: [{ column: 'task_id', in: numbers }] }),
    readDocumentFacts(workspace, 'task', numbers),
  ])
  const features = await readLinked(workspace, links.rows)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => {
    const row = byId.get(id)
    if (row === undefined) throw new AppError('task.notFound', { task: id })
    const number = textOrNull(row, 'number')
    return {
      id,
      label: `${number === null ? '' : `${number} `}${text(row, 'title')}`,
      facts: factsOf(row.values, textOrNull(row, 'state') ?? life.start, steps.rows.filter((step) => text(step, 'task_id') === id), documents.get(id)),
      photos: documents.get(id)?.photos ?? [],
      features: features.filter(({ taskId }) => taskId === id),
    }
  })
}

async function readFeatures(workspace: WorkspaceReader, kind: Exclude<LifeSubject, 'task'>, life: Life, ids: readonly string[]): Promise<readonly SubjectOfLife[]> {
  const numbers = ids.map(Number)
  const [features, steps, documents] = await Promise.all([
    readFeaturesById(workspace, kind, numbers),
    workspace.listRecords({ table: 'featureStep', where: [{ column: 'layer', equals: kind }, { column: 'feature_id', in: numbers }], orderBy: { column: 'effective_on' } }),
    readDocumentFacts(workspace, kind, numbers),
  ])
  const byFeature = new Map<string, RecordRow[]>()
  for (const step of steps.rows) byFeature.set(text(step, 'feature_id'), [...(byFeature.get(text(step, 'feature_id')) ?? []), step])
  return ids.map((id) => {
    const feature = features.get(id)
    if (feature === undefined) throw new AppError('feature.notFound', { layer: kind, id })
    const { code, name } = feature.properties
    const state = feature.properties[lifeColumns[kind].column]
    const facts = factsOf(feature.properties, null, byFeature.get(id) ?? [], documents.get(id))
    return {
      id,
      label: [code, name].filter((part) => typeof part === 'string').join(' ') || id,
      // Imports may set the stage without a step: the column is what holds now.
      facts: { ...facts, state: typeof state === 'string' ? state : life.start },
      photos: documents.get(id)?.photos ?? [],
      features: [{ role: 'subject', feature }],
    }
  })
}

/** @param steps by effective date; the state is the last one's, where the subject has no column for it that counts */
function factsOf(fields: Readonly<Record<string, Value>>, stored: string | null, steps: readonly RecordRow[], documents: DocumentFacts | undefined): LifeFacts {
  const enteredOn = new Map(steps.map((step) => [text(step, 'state'), text(step, 'effective_on')]))
  const last = latestStep(steps)
  return {
    state: (last === null ? stored : text(last, 'state')) ?? '',
    lastEffectiveOn: last === null ? null : text(last, 'effective_on'),
    enteredOn,
    fields,
    documents: documents?.byRole ?? new Map(),
  }
}

/** The last effective step; of one day the one that was recorded last. */
function latestStep(steps: readonly RecordRow[]): RecordRow | null {
  let latest: RecordRow | null = null
  for (const step of steps) {
    const key = `${text(step, 'effective_on')} ${text(step, 'recorded_at')}`
    if (latest === null || key >= `${text(latest, 'effective_on')} ${text(latest, 'recorded_at')}`) latest = step
  }
  return latest
}

type DocumentFacts = { readonly byRole: ReadonlyMap<string, number>; readonly photos: readonly PhotoFacts[] }

async function readDocumentFacts(workspace: WorkspaceReader, layer: string, ids: readonly number[]): Promise<ReadonlyMap<string, DocumentFacts>> {
  const { rows: links } = await workspace.listRecords({ table: 'documentLink', where: [{ column: 'layer', equals: layer }, { column: 'feature_id', in: ids }] })
  const { rows } = await workspace.listRecords({ table: 'document', where: [{ column: 'fid', in: [...new Set(links.map((link) => Number(text(link, 'document_id'))))] }] })
  const documents = new Map(rows.map((row) => [row.id, row]))
  const facts = new Map<string, { byRole: Map<string, number>; photos: PhotoFacts[] }>()
  for (const link of links) {
    const document = documents.get(text(link, 'document_id'))
    if (document === undefined) continue
    const owner = text(link, 'feature_id')
    const own = facts.get(owner) ?? { byRole: new Map<string, number>(), photos: [] }
    facts.set(owner, own)
    const role = textOrNull(link, 'role') ?? 'other'
    own.byRole.set(role, (own.byRole.get(role) ?? 0) + 1)
    // A picture of the state before proves nothing about the rectification.
    if (text(document, 'media_type').startsWith('image/') && role !== 'photoBefore') own.photos.push(toPhoto(document))
  }
  return facts
}

function toPhoto(document: RecordRow): PhotoFacts {
  const { longitude, latitude, taken_at: takenAt } = document.values
  const time = typeof takenAt === 'string' ? Date.parse(takenAt) : Number.NaN
  return {
    lonLat: typeof longitude === 'number' && typeof latitude === 'number' ? [longitude, latitude] : null,
    takenOn: Number.isNaN(time) ? null : chinaDay(takenAt as string),
  }
}

async function readLinked(workspace: WorkspaceReader, links: readonly RecordRow[]): Promise<readonly (LinkedFeature & { readonly taskId: string })[]> {
  const idsByKind = new Map<KindId, Set<number>>()
  for (const link of links) {
    const layer = text(link, 'layer')
    if (isKindId(layer)) idsByKind.set(layer, (idsByKind.get(layer) ?? new Set()).add(Number(text(link, 'feature_id'))))
  }
  const features = new Map<string, Feature>()
  for (const [kind, ids] of idsByKind) for (const [id, feature] of await readFeaturesById(workspace, kind, [...ids])) features.set(keyOf({ kind, id }), feature)
  return links.flatMap((link) => {
    const feature = features.get(`${text(link, 'layer')} ${text(link, 'feature_id')}`)
    return feature === undefined ? [] : [{ taskId: text(link, 'task_id'), role: (textOrNull(link, 'role') ?? 'subject') as CodeOf<'linkRole'>, feature }]
  })
}

const keyOf = ({ kind, id }: FeatureRef): string => `${kind} ${id}`

async function readFeaturesById(workspace: WorkspaceReader, kind: KindId, ids: readonly number[]): Promise<ReadonlyMap<string, Feature>> {
  const features = new Map<string, Feature>()
  for await (const batch of workspace.streamFeatures({ kind, where: [{ column: 'fid', in: ids }], vintage: 'all' })) for (const feature of batch) features.set(feature.id, feature)
  return features
}
