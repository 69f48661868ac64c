/** Counts, campaigns and cards of outfalls, buffers and bays. */
import * as v from 'valibot'
import { type Campaign, campaignSchema, type CampaignProgress, type LifeCount, type LifeCounts, type LifeWhere, type StageOnDay } from '../../../shared/contract/feature-life'
import type { Value } from '../../../shared/domain/feature'
import type { LifeSubject } from '../../../shared/domain/life/life-rule'
import { lifeColumns, lifeFields } from '../../../shared/domain/life/life-subject'
import { vocabularies, vocabularyTitle } from '../../../shared/domain/vocabularies'
import { AppError } from '../../../shared/errors'
import type { Change, ColumnCondition, GroupCount, WorkspaceReader } from '../../store/workspace-store'
import { contract } from '../base'
import { printCard } from './feature-card'
import { momentOf } from './filter-tasks'
import { saveOrRemove } from './life-settings'
import { defaultDay } from './moment'
import { text } from './row-text'
import { readStagesAt } from './stages-at'
import type { Session } from '../session'

const { life } = contract

type FeatureSubject = Exclude<LifeSubject, 'task'>

const CAMPAIGN_AREA = 'campaign'

/** Stages that count as done: S0's 2,513 of 7,618. */
const DONE_STATES: Readonly<Record<FeatureSubject, readonly string[]>> = {
  outfall: ['closed', 'supervised'],
  ecologicalBuffer: ['accepted'],
  bay: ['evaluated'],
}

export const featureLifeHandlers = {
  counts: life.counts.handler(async ({ input, context: { session } }) => {
    const moved = await readStagesAt(session, input.subject, await momentOf(session, input))
    return countByColumn(session.workspace(), input.subject, input.by ?? null, input.where, moved)
  }),
  stages: life.stages.handler(async ({ input, context: { session } }) => readStagesAt(session, input.subject, await momentOf(session, input))),
  campaigns: life.campaigns.handler(async ({ input, context: { session } }) => readCampaigns(session, input.on ?? (await defaultDay(session.workspace())))),
  saveCampaign: life.saveCampaign.handler(async ({ input, context: { session } }) => {
    if (input.campaign !== null) requireCampaign(input.campaign)
    return { actionId: await saveOrRemove(session, CAMPAIGN_AREA, input.name, input.campaign, input.reason) }
  }),
  setDeadline: life.setDeadline.handler(({ input, context: { session } }) => setDeadline(session, input.name, input.deadline, input.reason)),
  card: life.card.handler(({ input, context: { session } }) => printCard(session, input)),
  doneStates: life.doneStates.handler(() => DONE_STATES),
}

/**
 * @param moved features that stood in another stage at the moment that is asked for
 * @throws AppError 'layer.noColumn'
 */
async function countByColumn(workspace: WorkspaceReader, subject: FeatureSubject, by: string | null, where: LifeWhere, moved: readonly StageOnDay[] = []): Promise<LifeCounts> {
  requireColumns(subject, [...Object.keys(where), ...(by === null ? [] : [by])])
  const state = lifeColumns[subject].column
  const groupBy = by === null || by === state ? [state] : [by, state]
  const groups = moved.length === 0 ? await workspace.countFeatures({ kind: subject, where: conditionsOf(where) }, groupBy) : await countMoved(workspace, subject, where, groupBy, moved)
  const whole = tally(subject, groups, groups[0]?.key.length === 2 ? 1 : 0)
  if (by === null) return { ...whole, by, rows: [] }
  const byKey = new Map<Value, GroupCount[]>()
  for (const group of groups) byKey.set(group.key[0] ?? null, [...(byKey.get(group.key[0] ?? null) ?? []), group])
  const field = lifeFields(subject).find(({ name }) => name === by)
  const rows = [...byKey].map(([key, own]): LifeCount => ({
    key,
    title: field?.vocabulary === undefined || key === null || typeof key === 'boolean' ? null : vocabularyTitle(field.vocabulary, key),
    ...tally(subject, own, by === state ? 0 : 1),
    where: { ...where, [by]: [key] },
  }))
  const codes = field?.vocabulary === undefined ? [] : Object.keys(vocabularies[field.vocabulary])
  return { ...whole, by, rows: rows.sort((a, b) => (codes.length > 0 ? rank(codes, a.key) - rank(codes, b.key) : Number(a.key === null) - Number(b.key === null) || b.total - a.total)) }
}

/** Counts with the stages of another moment in place; a condition on the stage asks for the stage of then. */
async function countMoved(workspace: WorkspaceReader, subject: FeatureSubject, where: LifeWhere, groupBy: readonly string[], moved: readonly StageOnDay[]): Promise<readonly GroupCount[]> {
  const state = lifeColumns[subject].column
  const then = new Map(moved.map(({ id, stage }) => [id, stage]))
  const { [state]: wanted, ...others } = where
  const counts = new Map<string, { readonly key: readonly Value[]; count: number }>()
  for await (const batch of workspace.streamFeatures({ kind: subject, where: conditionsOf(others) })) {
    for (const { id, properties } of batch) {
      const stage = then.has(id) ? (then.get(id) ?? null) : (properties[state] ?? null)
      if (wanted !== undefined && !wanted.includes(stage)) continue
      const key = groupBy.map((column) => (column === state ? stage : (properties[column] ?? null)))
      const name = JSON.stringify(key)
      const known = counts.get(name)
      if (known === undefined) counts.set(name, { key, count: 1 })
      else known.count += 1
    }
  }
  return [...counts.values()]
}

function tally(subject: FeatureSubject, groups: readonly GroupCount[], at: number) {
  const byState: Record<string, number> = {}
  for (const { key, count } of groups) {
    const state = String(key[at] ?? 'unknown')
    byState[state] = (byState[state] ?? 0) + count
  }
  const total = Object.values(byState).reduce((sum, count) => sum + count, 0)
  const done = DONE_STATES[subject].reduce((sum, state) => sum + (byState[state] ?? 0), 0)
  return { total, done, doneRatio: total === 0 ? null : done / total, byState }
}

const rank = (codes: readonly string[], key: Value): number => (key === null ? codes.length : codes.indexOf(String(key)))

const conditionsOf = (where: LifeWhere): ColumnCondition[] => Object.entries(where).map(([column, values]) => ({ column, in: values }))

function requireColumns(subject: FeatureSubject, columns: readonly string[]): void {
  const known = new Set(lifeFields(subject).map(({ name }) => name))
  for (const column of columns) if (!known.has(column)) throw new AppError('layer.noColumn', { layer: subject, column })
}

function requireCampaign({ subject, where, goals }: Campaign): void {
  requireColumns(subject, Object.keys(where))
  for (const { reached } of goals) {
    if (vocabularyTitle(lifeColumns[subject].vocabulary, reached) === null) throw new AppError('life.badRule', { path: 'goals', detail: reached })
  }
}

async function readCampaigns(session: Session, on: string): Promise<readonly CampaignProgress[]> {
  const workspace = session.workspace()
  const { rows } = await workspace.listRecords({ table: 'setting', where: [{ column: 'area', equals: CAMPAIGN_AREA }], orderBy: { column: 'key' } })
  const campaigns = rows.flatMap((row) => {
    const campaign = toCampaign(text(row, 'value'))
    return campaign === null ? [] : [{ name: text(row, 'key'), campaign }]
  })
  return Promise.all(
    campaigns.map(async ({ name, campaign }): Promise<CampaignProgress> => {
      const { total, byState } = await countByColumn(workspace, campaign.subject, null, campaign.where)
      const order = Object.keys(vocabularies[lifeColumns[campaign.subject].vocabulary])
      const goals = campaign.goals.map((goal) => {
        const count = order.slice(order.indexOf(goal.reached)).reduce((sum, state) => sum + (byState[state] ?? 0), 0)
        const ratio = total === 0 ? null : count / total
        const met = ratio !== null && ratio >= goal.share
        return { ...goal, count, ratio, met, overdue: !met && goal.dueOn < on }
      })
      return { name, campaign, total, goals }
    }),
  )
}

function toCampaign(json: string): Campaign | null {
  try {
    const result = v.safeParse(campaignSchema, JSON.parse(json))
    return result.success ? result.output : null
  } catch {
    return null
  }
}

/** Only those not done and with another deadline are changed. */
async function setDeadline(session: Session, name: string, deadline: string, reason: string | undefined): Promise<{ actionId: string | null; changed: number }> {
  const workspace = session.workspace()
  const { rows } = await workspace.listRecords({ table: 'setting', where: [{ column: 'area', equals: CAMPAIGN_AREA }, { column: 'key', equals: name }], limit: 1 })
  const campaign = rows[0] === undefined ? null : toCampaign(text(rows[0], 'value'))
  if (campaign === null) throw new AppError('campaign.notFound', { campaign: name })
  const { subject } = campaign
  requireColumns(subject, ['deadline'])
  const changes: Change[] = []
  for await (const batch of workspace.streamFeatures({ kind: subject, where: conditionsOf(campaign.where) })) {
    for (const { id, properties } of batch) {
      if (DONE_STATES[subject].includes(String(properties[lifeColumns[subject].column])) || properties['deadline'] === deadline) continue
      changes.push({ op: 'updateFeature', kind: subject, id, values: { deadline } })
    }
  }
  if (changes.length === 0) return { actionId: null, changed: 0 }
  const { actionId } = await workspace.write({ action: 'life.setDeadline', actor: session.actor, params: { campaign: name, deadline }, ...(reason === undefined ? {} : { reason }) }, changes)
  return { actionId, changed: changes.length }
}
