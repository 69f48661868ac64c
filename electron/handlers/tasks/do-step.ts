/** A step of a life: judged for every subject, then recorded for all in one action, or for none. */
import type { StepInput } from '../../../shared/contract/life'
import type { Value } from '../../../shared/domain/feature'
import type { Life, LifeSubject } from '../../../shared/domain/life/life-rule'
import { documentRoleTitle, lifeColumns, lifeFields, lifeFieldTitle, lifeStateTitle } from '../../../shared/domain/life/life-subject'
import type { StepAnswer, StepReply } from '../../../shared/domain/life/step-answer'
import type { StepPlan } from '../../../shared/domain/life/step-plan'
import { AppError } from '../../../shared/errors'
import { translateLifeText } from '../../../shared/messages/life'
import type { Language } from '../../../shared/messages/translate'
import { type LifeTitles, moveBetween, planStep, type StepAsked } from '../../engine/life/plan-step'
import type { Change } from '../../store/workspace-store'
import { checkValues, type GivenValues } from './checked-values'
import { gatherEvidence } from './gather-evidence'
import { readLifeSubjects, type SubjectOfLife } from './life-subjects'
import { readLife } from './read-lives'
import { defaultDay, localDate } from './moment'
import type { Session } from '../session'

/**
 * @throws AppError 'life.stepRefused', 'life.stepsRefused', 'task.notFound', 'feature.notFound', 'field.notEditable', 'field.badValue'
 */
export async function doStep(session: Session, input: StepInput): Promise<StepReply> {
  const workspace = session.workspace()
  const { life } = await readLife(session, input.subject)
  const today = await defaultDay(workspace)
  const effectiveOn = input.effectiveOn ?? today
  const given = checkValues(lifeFields(input.subject), input.fields)
  const asked: StepAsked = {
    to: input.to,
    effectiveOn,
    role: input.role ?? life.defaultRole,
    note: input.note ?? null,
    details: input.details,
    overrideReason: input.overrideReason ?? null,
  }
  const subjects = await readLifeSubjects(workspace, input.subject, life, [...new Set(input.ids)])
  const latestDay = [today, localDate(new Date())].sort().at(-1) ?? today
  const answers: StepAnswer[] = []
  for (const subject of subjects) answers.push(await judge(session, input.subject, life, subject, asked, given, latestDay))
  const refused = answers.filter(({ plan }) => !plan.allowed)
  const reply = { effectiveOn, allowed: answers.length - refused.length, answers }
  if (input.dryRun) return { actionId: null, ...reply }
  if (refused[0] !== undefined) throw refusal(input, refused[0], refused.length, answers.length)
  const recordedAt = new Date().toISOString()
  const changes = subjects.flatMap((subject, index) => changesOf(input.subject, subject, answers[index]!.plan, asked, given, { recordedAt, actor: session.actor }))
  const { actionId } = await workspace.write(
    {
      action: `${input.subject}.step`,
      actor: session.actor,
      params: { [input.subject]: subjects.length === 1 ? subjects[0]!.id : `${subjects.length}`, step: input.to, on: effectiveOn, role: asked.role },
      ...(reasonOf(asked) === null ? {} : { reason: reasonOf(asked)! }),
    },
    changes,
  )
  return { actionId, ...reply }
}

const reasonOf = ({ overrideReason, note }: StepAsked): string | null => overrideReason ?? note

async function judge(session: Session, kind: LifeSubject, life: Life, subject: SubjectOfLife, asked: StepAsked, given: GivenValues, latestDay: string): Promise<StepAnswer> {
  const filled = { ...subject, facts: { ...subject.facts, fields: { ...subject.facts.fields, ...given } } }
  const evidence = await gatherEvidence(session, kind, filled, moveBetween(life, subject.facts.state, asked.to), asked.effectiveOn)
  return { id: subject.id, label: subject.label, from: subject.facts.state, plan: planStep(life, filled.facts, asked, evidence, latestDay, titlesOf(kind)) }
}

/** Words of one kind of subject. */
function titlesOf(kind: LifeSubject): LifeTitles {
  return { state: (state) => lifeStateTitle(kind, state), field: (column) => lifeFieldTitle(kind, column), documentRole: documentRoleTitle }
}

function changesOf(kind: LifeSubject, { id }: SubjectOfLife, plan: StepPlan, asked: StepAsked, given: GivenValues, record: { readonly recordedAt: string; readonly actor: string }): Change[] {
  if (plan.move === null) throw new Error('a step without a move was allowed')
  const values: Record<string, Value> = { ...given, [lifeColumns[kind].column]: asked.to }
  for (const column of plan.move.dates) values[column] = asked.effectiveOn
  for (const column of plan.move.clears) values[column] = null
  const step = {
    state: asked.to,
    effective_on: asked.effectiveOn,
    recorded_at: record.recordedAt,
    actor: record.actor,
    role: asked.role,
    note: asked.note,
    override_reason: plan.overridden ? asked.overrideReason : null,
    details: Object.keys(asked.details).length === 0 ? null : JSON.stringify(asked.details),
    requirements: plan.requirements.length === 0 ? null : JSON.stringify(plan.requirements),
  }
  if (kind === 'task') {
    return [
      { op: 'insertRecord', table: 'taskStep', values: { task_id: Number(id), ...step } },
      { op: 'updateRecord', table: 'task', id, values },
    ]
  }
  return [
    { op: 'insertRecord', table: 'featureStep', values: { layer: kind, feature_id: Number(id), ...step } },
    { op: 'updateFeature', kind, id, values },
  ]
}

function refusal(input: StepInput, first: StepAnswer, refused: number, asked: number): AppError {
  const step = lifeStateTitle(input.subject, input.to)[input.language]
  const params = { subject: first.label, reasons: reasonsOf(first.plan, input.language) }
  return asked === 1 ? new AppError('life.stepRefused', { ...params, step }) : new AppError('life.stepsRefused', { ...params, refused, asked })
}

function reasonsOf({ problems, requirements }: StepPlan, language: Language): string {
  const unmet = requirements.filter(({ verdict }) => verdict === 'notMet').map(({ text }) => text)
  return [...problems, ...unmet].map((text) => translateLifeText(text, language)).join(language === 'zh' ? '；' : '; ')
}
