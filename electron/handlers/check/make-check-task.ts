/** From a finding, or from confirmed patches, to rectification tasks: one action, linked to where they came from. */
import type { Finding } from '../../../shared/domain/check'
import type { Feature, FeatureRef } from '../../../shared/domain/feature'
import { type KindId, kinds } from '../../../shared/domain/kinds'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import { AppError } from '../../../shared/errors'
import { checkTaskMessages as messages } from '../../../shared/messages/check-task'
import { type Language, translate } from '../../../shared/messages/translate'
import type { Change, RecordValues, WorkspaceReader } from '../../store/workspace-store'
import { readRules } from './read-rules'
import { defaultDay } from '../tasks/read-tasks'
import type { Session } from '../session'

export type FindingTaskInput = {
  readonly finding: Finding
  readonly fingerprint: string
  readonly on: string
  /** The subject, where it is a feature of the workspace. */
  readonly subject?: FeatureRef | undefined
  readonly title?: string | undefined
  readonly problem?: string | undefined
  readonly responsibleUnit?: string | undefined
  readonly district?: string | undefined
  readonly deadline?: string | undefined
  readonly language: Language
}

export type MadeTask = { readonly taskId: string; readonly number: string; readonly actionId: string }

/** What a breach of each layer's rules belongs to. */
const CATEGORIES: Readonly<Partial<Record<KindId, CodeOf<'taskCategory'>>>> = { waterSource: 'water', shoreline: 'water', bay: 'sea', contaminatedPlot: 'soil' }

/** @throws AppError 'check.unknownRule', 'feature.notFound' where the subject or the constraint is gone */
export async function makeFindingTask(session: Session, input: FindingTaskInput): Promise<MadeTask> {
  const { finding, language, on } = input
  const workspace = session.workspace()
  const rule = (await readRules(session)).find(({ id }) => id === finding.rule)
  if (rule === undefined) throw new AppError('check.unknownRule', { rule: finding.rule })
  const constraint: FeatureRef = { kind: finding.constraintLayer, id: finding.constraint }
  const bound = await workspace.readFeature(constraint)
  const subject = input.subject === undefined ? null : await workspace.readFeature(input.subject)
  const day = await defaultDay(workspace)
  const number = await nextNumber(workspace, `BD-${day.replaceAll('-', '')}-`)
  const name = finding.subjectName ?? finding.subject
  const change = taskChanges(session, day, 'task', {
    number,
    title: input.title ?? translate(messages.title, language, { subject: name, rule: rule.title[language] }),
    problem:
      input.problem ??
      translate(messages.problem, language, { on, facts: factsOf(finding, name, language), rule: `${rule.id} ${rule.title[language]}`, version: rule.version, basis: finding.basis }),
    category: CATEGORIES[finding.constraintLayer] ?? 'ecology',
    district: input.district ?? districtOf(subject) ?? districtOf(bound),
    responsible_unit: input.responsibleUnit ?? null,
    deadline: input.deadline ?? null,
    origin: JSON.stringify({ type: 'conflictCheck', fingerprint: input.fingerprint, on, rule: rule.id, ruleVersion: rule.version, finding }),
    demonstration: subject?.properties['demonstration'] === true || bound.properties['demonstration'] === true,
  })
  const links = [...(input.subject === undefined ? [] : [{ ...input.subject, role: 'subject' }]), { ...constraint, role: 'affected' }]
  const { actionId, ids } = await workspace.write({ action: 'check.makeTask', actor: session.actor, params: { rule: rule.id, subject: finding.subject, constraint: finding.constraint, number } }, [
    ...change,
    ...links.map((link) => linkChange('task', link)),
  ])
  return { taskId: requireId(ids, 'task'), number, actionId }
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
  const { rows: links } = await workspace.listRecords({ table: 'taskLink', where: [{ column: 'layer', equals: 'patch' }] })
  const linked = new Set(links.map(({ values }) => String(values['feature_id'])))
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

/** A task begins as an order: its first step is part of the same action. */
function taskChanges(session: Session, day: string, ref: string, values: RecordValues): readonly Change[] {
  return [
    { op: 'insertRecord', table: 'task', ref, values: { ...values, task_source: 'conflictCheck', deadline_type: 'date', state: 'assigned', assigned_on: day } },
    { op: 'insertRecord', table: 'taskStep', values: { task_id: { ref }, state: 'assigned', effective_on: day, recorded_at: new Date().toISOString(), actor: session.actor } },
  ]
}

function linkChange(ref: string, { kind, id, role }: FeatureRef & { readonly role: string }): Change {
  return { op: 'insertRecord', table: 'taskLink', values: { task_id: { ref }, layer: kind, feature_id: Number(id), role } }
}

function factsOf(finding: Finding, subject: string, language: Language): string {
  const names = { subject, layer: kinds[finding.constraintLayer].title[language], constraint: finding.constraintName ?? finding.constraint }
  if (finding.relation === 'distance') return translate(messages.distance, language, { ...names, distance: finding.distanceMeters.toFixed(1) })
  if (finding.overlapSquareMeters !== null) {
    return translate(messages.overlap, language, { ...names, area: finding.overlapSquareMeters.toFixed(2), share: `${((finding.shareOfSubject ?? 0) * 100).toFixed(2)} %` })
  }
  if (finding.overlapMeters !== null) return translate(messages.line, language, { ...names, length: finding.overlapMeters.toFixed(1) })
  return translate(messages.within, language, names)
}

function districtOf(feature: Feature | null): string | null {
  const district = feature?.properties['district']
  return typeof district === 'string' ? district : null
}

/** `BD-20231031-02`: the day, then a running number. */
async function nextNumber(workspace: WorkspaceReader, stem: string): Promise<string> {
  const { rows } = await workspace.listRecords({ table: 'task', where: [{ column: 'number', contains: stem }] })
  const used = rows.map(({ values }) => Number(String(values['number'] ?? '').slice(stem.length))).filter(Number.isInteger)
  return numbered(stem, Math.max(0, ...used) + 1)
}

function numbered(stem: string, number: number): string {
  return `${stem}${String(number).padStart(2, '0')}`
}

function requireId(ids: ReadonlyMap<string, string>, ref: string): string {
  const id = ids.get(ref)
  if (id === undefined) throw new Error(`${ref} got no id`)
  return id
}
