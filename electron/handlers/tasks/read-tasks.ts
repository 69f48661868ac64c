/** Tasks read from the store and derived for a day: the basis of list, card, pins and counts. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { TaskState, TaskSummary } from '../../../shared/domain/task'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import { type DerivedTask, deriveTask, type EffectiveStep, type TaskWarningRule } from '../../engine/tasks/derive-task'
import type { RecordRow, WorkspaceReader } from '../../store/workspace-store'
import type { Session } from '../session'
import { readSetting } from '../settings'
import { linkRowsAt } from './links-at'
import { defaultDay, type TaskMoment } from './moment'
import { text, textOrNull } from './row-text'

export const WARNING_AREA = 'taskWarning'
export const WARNING_KEY = 'default'

const warningRuleSchema = v.object({
  yellowDaysLeft: v.pipe(v.number(), v.minValue(0)),
  yellowOnMissedMilestone: v.boolean(),
  redWhenReopened: v.boolean(),
})

/** A task of a day: its stored row, what follows for the day, its steps, milestones and how many features it has. */
export type TaskOnDay = {
  readonly row: RecordRow
  readonly derived: DerivedTask
  readonly steps: readonly RecordRow[]
  /** By date. */
  readonly milestones: readonly RecordRow[]
  readonly featureCount: number
  /** The bureau's own, else derived; null once completed. */
  readonly progress: CodeOf<'progressStatus'> | null
  readonly progressReported: boolean
}

/** Thresholds of 时限预警: the bureau's own, else the shipped ones. */
export async function readWarningRule(session: Session): Promise<{ readonly rule: TaskWarningRule; readonly isOwn: boolean }> {
  const own = await readSetting(session.workspace(), WARNING_AREA, WARNING_KEY, warningRuleSchema)
  if (own !== null) return { rule: own, isOwn: true }
  return { rule: v.parse(warningRuleSchema, JSON.parse(await readFile(join(session.dataFolder, 'rules', 'task-warning.json'), 'utf8'))), isOwn: false }
}

/** Every task that had been assigned on a day, in the order of its number. */
export async function readTasksOnDay(session: Session, day: string): Promise<readonly TaskOnDay[]> {
  return readTasksAt(session, { day })
}

/** The same as the log knew it at a past moment. Thresholds are those of now. */
export async function readTasksAt(session: Session, { day, recordedAt }: TaskMoment): Promise<readonly TaskOnDay[]> {
  const workspace = session.workspace()
  const { rule } = await readWarningRule(session)
  const isPast = recordedAt === undefined && day < (await defaultDay(workspace))
  const [tasks, steps, milestones, featureCounts] = await readTables(workspace, { day, recordedAt })
  const stepsByTask = groupByTask(steps)
  const milestonesByTask = groupByTask(milestones)
  const result: TaskOnDay[] = []
  for (const row of tasks) {
    const ownSteps = stepsByTask.get(row.id) ?? []
    const ownMilestones = milestonesByTask.get(row.id) ?? []
    const derived = deriveTask(
      {
        state: text(row, 'state') as TaskState,
        steps: ownSteps.map(toEffectiveStep),
        deadline: textOrNull(row, 'deadline'),
        milestones: ownMilestones.map((milestone) => ({
          dueOn: text(milestone, 'due_on'),
          reachedOn: textOrNull(milestone, 'reached_on'),
        })),
      },
      day,
      rule,
    )
    if (derived === null) continue
    // What was reported is about the present; of a past day only what follows from the dates is known.
    const reported = isPast || derived.completed ? null : (textOrNull(row, 'progress_status') as CodeOf<'progressStatus'> | null)
    const progress = { progress: reported ?? derived.progress, progressReported: reported !== null }
    result.push({ row, derived, steps: ownSteps, milestones: ownMilestones, featureCount: featureCounts.get(row.id) ?? 0, ...progress })
  }
  return result
}

/** Tasks by number, steps by effective date, milestones by date, and how many features each task has. */
async function readTables(workspace: WorkspaceReader, moment: TaskMoment): Promise<readonly [readonly RecordRow[], readonly RecordRow[], readonly RecordRow[], ReadonlyMap<string, number>]> {
  const { recordedAt } = moment
  const rowsOf = async (table: 'task' | 'taskStep' | 'taskMilestone') => (recordedAt === undefined ? (await workspace.listRecords({ table })).rows : workspace.recordsAsOf(table, recordedAt))
  const [tasks, steps, milestones, links] = await Promise.all([rowsOf('task'), rowsOf('taskStep'), rowsOf('taskMilestone'), linkRowsAt(workspace, 'taskLink', moment)])
  const counts = new Map([...groupByTask(links)].map(([id, rows]) => [id, rows.length]))
  return [byColumn(tasks, 'number'), byColumn(steps, 'effective_on'), byColumn(milestones, 'due_on'), counts]
}

function byColumn(rows: readonly RecordRow[], column: string): readonly RecordRow[] {
  return [...rows].sort((a, b) => compare(text(a, column), text(b, column)) || Number(a.id) - Number(b.id))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The row of the task list. */
export function toTaskSummary({ row, derived, featureCount, progress }: TaskOnDay): TaskSummary {
  return {
    id: row.id,
    number: textOrNull(row, 'number'),
    title: text(row, 'title'),
    state: derived.state,
    colour: derived.colour,
    overdue: derived.overdue,
    progressStatus: progress,
    responsibleUnit: textOrNull(row, 'responsible_unit'),
    district: textOrNull(row, 'district'),
    category: textOrNull(row, 'category') as CodeOf<'taskCategory'> | null,
    taskSource: textOrNull(row, 'task_source') as CodeOf<'taskSource'> | null,
    deadlineType: (textOrNull(row, 'deadline_type') ?? 'date') as CodeOf<'deadlineType'>,
    deadline: textOrNull(row, 'deadline'),
    features: featureCount,
    demonstration: row.values['demonstration'] === true,
  }
}

function groupByTask(rows: readonly RecordRow[]): ReadonlyMap<string, readonly RecordRow[]> {
  const groups = new Map<string, RecordRow[]>()
  for (const row of rows) {
    const taskId = text(row, 'task_id')
    const group = groups.get(taskId)
    if (group === undefined) groups.set(taskId, [row])
    else group.push(row)
  }
  return groups
}

function toEffectiveStep(row: RecordRow): EffectiveStep {
  return { state: text(row, 'state') as TaskState, effectiveOn: text(row, 'effective_on'), recordedAt: text(row, 'recorded_at') }
}
