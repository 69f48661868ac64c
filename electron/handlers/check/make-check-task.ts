/** From a finding to a rectification task: one action, linked to where it came from. */
import type { Finding } from '../../../shared/domain/check'
import type { Feature, FeatureRef } from '../../../shared/domain/feature'
import { type KindId, kinds } from '../../../shared/domain/kinds'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import { AppError } from '../../../shared/errors'
import { checkTaskMessages as messages } from '../../../shared/messages/check-task'
import { type Language, translate } from '../../../shared/messages/translate'
import type { Change, RecordValues, WorkspaceReader } from '../../store/workspace-store'
import { readRules } from './read-rules'
import { defaultDay } from '../tasks/moment'
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

/** A task begins as an order: its first step is part of the same action. */
export function taskChanges(session: Session, day: string, ref: string, values: RecordValues): readonly Change[] {
  return [
    { op: 'insertRecord', table: 'task', ref, values: { ...values, task_source: 'conflictCheck', deadline_type: 'date', state: 'assigned', assigned_on: day } },
    { op: 'insertRecord', table: 'taskStep', values: { task_id: { ref }, state: 'assigned', effective_on: day, recorded_at: new Date().toISOString(), actor: session.actor } },
  ]
}

export function linkChange(ref: string, { kind, id, role }: FeatureRef & { readonly role: string }): Change {
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
export async function nextNumber(workspace: WorkspaceReader, stem: string): Promise<string> {
  const { rows } = await workspace.listRecords({ table: 'task', where: [{ column: 'number', contains: stem }] })
  const used = rows.map(({ values }) => Number(String(values['number'] ?? '').slice(stem.length))).filter(Number.isInteger)
  return numbered(stem, Math.max(0, ...used) + 1)
}

export function numbered(stem: string, number: number): string {
  return `${stem}${String(number).padStart(2, '0')}`
}

export function requireId(ids: ReadonlyMap<string, string>, ref: string): string {
  const id = ids.get(ref)
  if (id === undefined) throw new Error(`${ref} got no id`)
  return id
}
