/** Worklists and compliance plans of sections: read, kept, completed, deleted. Each change is one action of the log. */
import * as v from 'valibot'
import type { PlanInput, ProblemInput } from '../../../shared/contract/section-work'
import type { CompliancePlan, PlanMilestone, SectionProblem } from '../../../shared/domain/section-work'
import { AppError } from '../../../shared/errors'
import type { Change, RecordRow, WorkspaceReader } from '../../store/workspace-store'
import { text, textOrNull } from '../tasks/row-text'
import type { Session } from '../session'

type Done = { readonly actionId: string }

export async function readProblems(workspace: WorkspaceReader, sectionId: string): Promise<readonly SectionProblem[]> {
  const { rows } = await workspace.listRecords({ table: 'sectionProblem', where: [{ column: 'section_id', equals: Number(sectionId) }] })
  return rows.map(toProblem).sort((a, b) => (a.number ?? '').localeCompare(b.number ?? '', 'zh', { numeric: true }) || Number(a.id) - Number(b.id))
}

/** A line without a number gets the next one. @throws AppError 'feature.notFound', 'section.problemNotFound' */
export async function saveProblem(session: Session, input: ProblemInput): Promise<Done> {
  const workspace = session.workspace()
  await workspace.readFeature({ kind: 'section', id: input.sectionId })
  const values = {
    section_id: Number(input.sectionId),
    number: emptyAsNull(input.number),
    problem: input.problem,
    measure: emptyAsNull(input.measure),
    deadline: input.deadline,
    responsible_unit: emptyAsNull(input.responsibleUnit),
    person: emptyAsNull(input.person),
    progress: emptyAsNull(input.progress),
  }
  if (input.id !== undefined) {
    await requireProblem(workspace, input.id)
    return act(session, 'section.saveProblem', input.sectionId, { op: 'updateRecord', table: 'sectionProblem', id: input.id, values })
  }
  const number = values.number ?? String(Math.max(0, ...(await readProblems(workspace, input.sectionId)).map((line) => Number.parseInt(line.number ?? '', 10) || 0)) + 1)
  return act(session, 'section.saveProblem', input.sectionId, { op: 'insertRecord', table: 'sectionProblem', values: { ...values, number } })
}

/** @throws AppError 'section.problemNotFound' */
export async function completeProblem(session: Session, id: string, completedOn: string | null): Promise<Done> {
  const row = await requireProblem(session.workspace(), id)
  return act(session, 'section.completeProblem', text(row, 'section_id'), { op: 'updateRecord', table: 'sectionProblem', id, values: { completed_on: completedOn } })
}

/** @throws AppError 'section.problemNotFound' */
export async function deleteProblem(session: Session, id: string): Promise<Done> {
  const row = await requireProblem(session.workspace(), id)
  return act(session, 'section.deleteProblem', text(row, 'section_id'), { op: 'deleteRecord', table: 'sectionProblem', id })
}

export async function readPlans(workspace: WorkspaceReader, sectionId: string): Promise<readonly CompliancePlan[]> {
  const { rows } = await workspace.listRecords({ table: 'compliancePlan', where: [{ column: 'section_id', equals: Number(sectionId) }] })
  return rows.map(toPlan).sort((a, b) => (b.dueOn ?? '').localeCompare(a.dueOn ?? '') || Number(a.id) - Number(b.id))
}

/** @throws AppError 'feature.notFound', 'section.planNotFound' */
export async function savePlan(session: Session, input: PlanInput): Promise<Done> {
  const workspace = session.workspace()
  await workspace.readFeature({ kind: 'section', id: input.sectionId })
  const values = {
    section_id: Number(input.sectionId),
    title: input.title,
    document_number: emptyAsNull(input.documentNumber),
    target_class: input.targetClass,
    approved_on: input.approvedOn,
    due_on: input.dueOn,
    content: emptyAsNull(input.content),
    responsible_unit: emptyAsNull(input.responsibleUnit),
    milestones: JSON.stringify(inOrder(input.milestones)),
  }
  if (input.id === undefined) return act(session, 'section.savePlan', input.sectionId, { op: 'insertRecord', table: 'compliancePlan', values })
  await requirePlan(workspace, input.id)
  return act(session, 'section.savePlan', input.sectionId, { op: 'updateRecord', table: 'compliancePlan', id: input.id, values })
}

/** @throws AppError 'section.planNotFound' */
export async function deletePlan(session: Session, id: string): Promise<Done> {
  const row = await requirePlan(session.workspace(), id)
  return act(session, 'section.deletePlan', text(row, 'section_id'), { op: 'deleteRecord', table: 'compliancePlan', id })
}

async function act(session: Session, action: string, sectionId: string, change: Change): Promise<Done> {
  const { actionId } = await session.workspace().write({ action, actor: session.actor, params: { kind: 'section', feature: sectionId } }, [change])
  return { actionId }
}

async function requireProblem(workspace: WorkspaceReader, id: string): Promise<RecordRow> {
  const { rows } = await workspace.listRecords({ table: 'sectionProblem', where: [{ column: 'fid', equals: Number(id) }], limit: 1 })
  const [row] = rows
  if (row === undefined) throw new AppError('section.problemNotFound', { problem: id })
  return row
}

async function requirePlan(workspace: WorkspaceReader, id: string): Promise<RecordRow> {
  const { rows } = await workspace.listRecords({ table: 'compliancePlan', where: [{ column: 'fid', equals: Number(id) }], limit: 1 })
  const [row] = rows
  if (row === undefined) throw new AppError('section.planNotFound', { plan: id })
  return row
}

function toProblem(row: RecordRow): SectionProblem {
  return {
    id: row.id,
    number: textOrNull(row, 'number'),
    problem: text(row, 'problem'),
    measure: textOrNull(row, 'measure'),
    deadline: textOrNull(row, 'deadline'),
    responsibleUnit: textOrNull(row, 'responsible_unit'),
    person: textOrNull(row, 'person'),
    progress: textOrNull(row, 'progress'),
    completedOn: textOrNull(row, 'completed_on'),
    taskId: textOrNull(row, 'task_id'),
    demonstration: row.values['demonstration'] === true,
  }
}

function toPlan(row: RecordRow): CompliancePlan {
  const target = row.values['target_class']
  return {
    id: row.id,
    title: text(row, 'title'),
    documentNumber: textOrNull(row, 'document_number'),
    targetClass: typeof target === 'number' ? target : null,
    approvedOn: textOrNull(row, 'approved_on'),
    dueOn: textOrNull(row, 'due_on'),
    content: textOrNull(row, 'content'),
    responsibleUnit: textOrNull(row, 'responsible_unit'),
    milestones: milestonesOf(textOrNull(row, 'milestones')),
    demonstration: row.values['demonstration'] === true,
  }
}

const milestonesSchema = v.array(v.object({ title: v.string(), dueOn: v.string(), reachedOn: v.nullable(v.string()) }))

function milestonesOf(stored: string | null): readonly PlanMilestone[] {
  if (stored === null) return []
  try {
    const result = v.safeParse(milestonesSchema, JSON.parse(stored))
    return result.success ? inOrder(result.output) : []
  } catch {
    return []
  }
}

function inOrder(milestones: readonly PlanMilestone[]): readonly PlanMilestone[] {
  return [...milestones].sort((a, b) => a.dueOn.localeCompare(b.dueOn))
}

function emptyAsNull(value: string | null): string | null {
  return value === null || value === '' ? null : value
}
