/** Batches of suspected patches (疑似问题图斑): counted, judged, and the confirmed ones made tasks. */
import type { PatchBatch } from '../../../shared/domain/check'
import type { Feature } from '../../../shared/domain/feature'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import { checkTaskMessages as messages } from '../../../shared/messages/check-task'
import { type Language, translate } from '../../../shared/messages/translate'
import type { Change, RecordValues, WorkspaceReader } from '../../store/workspace-store'
import type { Session } from '../session'
import { defaultDay } from '../tasks/moment'
import { linkChange, nextNumber, numbered, requireId, taskChanges } from './make-check-task'

/** Every batch with how far it is, the newest name first; patches without a batch last. */
export async function readPatchBatches(workspace: WorkspaceReader): Promise<readonly PatchBatch[]> {
  const linked = await patchesWithTask(workspace)
  const batches = new Map<string | null, { total: number; pending: number; confirmed: number; dismissed: number; withTask: number; withoutTask: number }>()
  for await (const patches of workspace.streamFeatures({ kind: 'patch' })) {
    for (const { id, properties } of patches) {
      const batch = typeof properties['batch'] === 'string' && properties['batch'] !== '' ? properties['batch'] : null
      const counts = batches.get(batch) ?? { total: 0, pending: 0, confirmed: 0, dismissed: 0, withTask: 0, withoutTask: 0 }
      const verdict = properties['verdict']
      counts.total += 1
      counts[verdict === 'confirmed' || verdict === 'dismissed' ? verdict : 'pending'] += 1
      if (linked.has(id)) counts.withTask += 1
      else if (verdict === 'confirmed') counts.withoutTask += 1
      batches.set(batch, counts)
    }
  }
  return [...batches].map(([batch, counts]) => ({ batch, ...counts })).sort((a, b) => (a.batch === null ? 1 : b.batch === null ? -1 : b.batch.localeCompare(a.batch, 'zh')))
}

/** Note what was found on site. @throws AppError 'feature.notFound' */
export async function judgePatches(session: Session, ids: readonly string[], verdict: CodeOf<'patchVerdict'>): Promise<{ readonly actionId: string | null; readonly changed: number }> {
  const workspace = session.workspace()
  const changed: string[] = []
  for (const id of new Set(ids)) if ((await workspace.readFeature({ kind: 'patch', id })).properties['verdict'] !== verdict) changed.push(id)
  if (changed.length === 0) return { actionId: null, changed: 0 }
  const changes = changed.map((id): Change => ({ op: 'updateFeature', kind: 'patch', id, values: { verdict } }))
  const { actionId } = await workspace.write({ action: 'check.judgePatches', actor: session.actor, params: { verdict, patches: changed.length } }, changes)
  return { actionId, changed: changed.length }
}

async function patchesWithTask(workspace: WorkspaceReader): Promise<ReadonlySet<string>> {
  const { rows } = await workspace.listRecords({ table: 'taskLink', where: [{ column: 'layer', equals: 'patch' }] })
  return new Set(rows.map(({ values }) => String(values['feature_id'])))
}

export type PatchTaskInput = { readonly batch?: string | undefined; readonly responsibleUnit?: string | undefined; readonly deadline?: string | undefined; readonly language: Language }

export type PatchTasks = {
  /** Null where there was nothing to make. */
  readonly actionId: string | null
  readonly tasks: readonly { readonly taskId: string; readonly number: string; readonly patch: string }[]
  readonly skipped: readonly { readonly patch: string; readonly code: 'notConfirmed' | 'hasTask' }[]
}

/** Every confirmed patch (属实) of a batch, or of all batches, that has no task yet becomes one: all in one action. */
export async function makePatchTasks(session: Session, { batch, responsibleUnit, deadline, language }: PatchTaskInput): Promise<PatchTasks> {
  const workspace = session.workspace()
  const patches: Feature[] = []
  const where = batch === undefined ? [] : [{ column: 'batch', equals: batch }]
  for await (const features of workspace.streamFeatures({ kind: 'patch', where })) patches.push(...features)
  const linked = await patchesWithTask(workspace)
  const skipped: PatchTasks['skipped'][number][] = []
  const day = await defaultDay(workspace)
  const stem = `TB-${day.replaceAll('-', '')}-`
  let next = Number((await nextNumber(workspace, stem)).slice(stem.length))
  const made: { readonly ref: string; readonly number: string; readonly patch: string }[] = []
  const changes: Change[] = []
  for (const patch of patches) {
    if (patch.properties['verdict'] !== 'confirmed') skipped.push({ patch: patch.id, code: 'notConfirmed' })
    else if (linked.has(patch.id)) skipped.push({ patch: patch.id, code: 'hasTask' })
    else {
      const ref = `task ${patch.id}`
      const number = numbered(stem, next++)
      made.push({ ref, number, patch: patch.id })
      changes.push(...taskChanges(session, day, ref, patchTask(patch, { number, responsibleUnit, deadline, language })), linkChange(ref, { kind: 'patch', id: patch.id, role: 'subject' }))
    }
  }
  if (made.length === 0) return { actionId: null, tasks: [], skipped }
  const { actionId, ids } = await workspace.write({ action: 'check.makeTasksFromPatches', actor: session.actor, params: { batch: batch ?? null, tasks: made.length } }, changes)
  return { actionId, tasks: made.map(({ ref, number, patch }) => ({ taskId: requireId(ids, ref), number, patch })), skipped }
}

function patchTask(patch: Feature, { number, responsibleUnit, deadline, language }: PatchTaskInput & { readonly number: string }): RecordValues {
  const text = (column: string) => (typeof patch.properties[column] === 'string' ? String(patch.properties[column]) : null)
  const name = text('code') ?? text('name') ?? patch.id
  const change = text('change')
  return {
    number,
    title: translate(messages.patchTitle, language, { number: name }),
    problem: translate(messages.patchProblem, language, {
      batch: text('batch') ?? '–',
      number: name,
      district: text('district') ?? '–',
      change: change === null ? '' : translate(messages.patchChange, language, { change }),
      imagery: text('imagery_date') ?? '–',
    }),
    category: 'ecology',
    district: text('district'),
    responsible_unit: responsibleUnit ?? null,
    deadline: deadline ?? null,
    origin: JSON.stringify({ type: 'patch', patch: patch.id, code: text('code'), batch: text('batch') }),
    demonstration: patch.properties['demonstration'] === true,
  }
}
