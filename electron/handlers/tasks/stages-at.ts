/** In which stage outfalls, buffers and bays stood on a day: by their steps, else as far as their dates tell. */
import type { StageOnDay } from '../../../shared/contract/feature-life'
import type { Feature, FeatureRef, Value } from '../../../shared/domain/feature'
import type { Life, LifeSubject } from '../../../shared/domain/life/life-rule'
import { lifeColumns } from '../../../shared/domain/life/life-subject'
import type { RecordRow, Workspace } from '../../store/workspace-store'
import type { Session } from '../session'
import { readLife } from './read-lives'
import { defaultDay, type TaskMoment } from './moment'
import { text } from './row-text'

type FeatureSubject = Exclude<LifeSubject, 'task'>
type Steps = ReadonlyMap<string, readonly RecordRow[]>

/** Whether a moment is another one than the present. */
async function isPast(workspace: Workspace, { day, recordedAt }: TaskMoment): Promise<boolean> {
  return recordedAt !== undefined || day < (await defaultDay(workspace))
}

/** Every feature whose stage of then is not that of now. `stage` null: not known of that day. */
export async function readStagesAt(session: Session, subject: FeatureSubject, moment: TaskMoment): Promise<readonly StageOnDay[]> {
  const workspace = session.workspace()
  if (!(await isPast(workspace, moment))) return []
  const [{ life }, steps] = await Promise.all([readLife(session, subject), readSteps(workspace, subject, moment)])
  const { column } = lifeColumns[subject]
  const datesAsked = dateColumns(life)
  const differing: StageOnDay[] = []
  for await (const batch of workspace.streamFeatures({ kind: subject })) {
    for (const { id, properties } of batch) {
      const now = textOf(properties[column])
      const stage = await stageAt(workspace, { subject, id, properties, now }, steps, datesAsked, moment)
      if (stage !== now) differing.push({ id, stage, now })
    }
  }
  return differing
}

/** A feature with the stage of a moment; its other columns as they are. */
export async function readFeatureAt(session: Session, ref: FeatureRef, moment: TaskMoment): Promise<Feature> {
  const workspace = session.workspace()
  const feature = await workspace.readFeature(ref)
  const subject = ref.kind
  if ((subject !== 'outfall' && subject !== 'ecologicalBuffer' && subject !== 'bay') || !(await isPast(workspace, moment))) return feature
  const { life } = await readLife(session, subject)
  const { column } = lifeColumns[subject]
  const now = textOf(feature.properties[column])
  const stage = await stageAt(workspace, { subject, id: ref.id, properties: feature.properties, now }, await readSteps(workspace, subject, moment), dateColumns(life), moment)
  // What had not happened by then has no date yet.
  const dates = dateColumns(life).filter((name) => isLater(feature.properties[name], moment.day))
  return { ...feature, properties: { ...feature.properties, [column]: stage, ...Object.fromEntries(dates.map((name) => [name, null])) } }
}

/** Steps by feature, oldest first. */
async function readSteps(workspace: Workspace, subject: FeatureSubject, { recordedAt }: TaskMoment): Promise<Steps> {
  const rows = recordedAt === undefined ? (await workspace.listRecords({ table: 'featureStep', where: [{ column: 'layer', equals: subject }] })).rows : (await workspace.recordsAsOf('featureStep', recordedAt)).filter((row) => text(row, 'layer') === subject)
  const steps = new Map<string, RecordRow[]>()
  const key = (row: RecordRow) => `${text(row, 'effective_on')} ${text(row, 'recorded_at')}`
  for (const row of rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))) steps.set(text(row, 'feature_id'), [...(steps.get(text(row, 'feature_id')) ?? []), row])
  return steps
}

type Subject = { readonly subject: FeatureSubject; readonly id: string; readonly properties: Feature['properties']; readonly now: string | null }

async function stageAt(workspace: Workspace, { subject, id, properties, now }: Subject, steps: Steps, dates: readonly string[], { day, recordedAt }: TaskMoment): Promise<string | null> {
  const own = steps.get(id) ?? []
  const last = own.findLast((row) => text(row, 'effective_on') <= day)
  if (last !== undefined) return text(last, 'state')
  // Before the first step: what stood there when it was done; after the ledger's own date for what it tells, nothing is known.
  const before = own.length > 0 || recordedAt !== undefined ? await stageBeforeSteps(workspace, subject, id, now, recordedAt) : now
  return dates.some((column) => isLater(properties[column], day) && (own.length === 0 || before === now)) ? null : before
}

/** The stage that the log knows from before the first step (or of a moment). */
async function stageBeforeSteps(workspace: Workspace, kind: FeatureSubject, id: string, now: string | null, recordedAt: string | undefined): Promise<string | null> {
  const { column } = lifeColumns[kind]
  let stage = now
  for (const { action, time, fields } of await workspace.rowHistory({ kind, id })) {
    const change = fields.find((field) => field.column === column)
    if (change === undefined) continue
    const isUndone = action === `${kind}.step` || (recordedAt !== undefined && time !== null && time > recordedAt)
    if (isUndone) stage = textOf(change.before)
  }
  return stage
}

/** Date columns that steps set: 验收时间. */
function dateColumns({ moves }: Life): readonly string[] {
  return [...new Set(moves.flatMap((move) => move.dates))]
}

const isLater = (value: Value | undefined, day: string): boolean => typeof value === 'string' && value > day

const textOf = (value: Value | undefined): string | null => (value === null || value === undefined ? null : String(value))
