/** What stored queries read: the workspace through the handlers of the window and the command line, each answer read once a briefing. */
import type { CheckReport } from '../../../shared/domain/check'
import type { FigureCell, FigureColumn, FigureRows } from '../../../shared/domain/briefing'
import type { KindId } from '../../../shared/domain/kinds'
import type { SectionLimit, SectionMonth, SectionOverview, SectionReport } from '../../../shared/domain/section'
import type { TaskStatistics, TaskSummary } from '../../../shared/domain/task'
import type { VersionComparison } from '../../../shared/domain/version-comparison'
import { AppError } from '../../../shared/errors'
import { kinds } from '../../../shared/domain/kinds'
import type { Language, Message } from '../../../shared/messages/translate'
import type { JobContext } from '../../store/workspace-store'
import { compareLayer } from '../check/compare-layer'
import { countTasks } from '../tasks/count-tasks'
import { readTasksAt, type TaskOnDay, toTaskSummary } from '../tasks/read-tasks'
import { text as textOf } from '../tasks/row-text'
import { checkConflicts } from '../check/run-check'
import { readLimitsOfSection } from '../water/section-limits'
import { readSectionMonths } from '../water/section-months'
import { readOverview } from '../water/section-overview'
import { reportSections } from '../water/section-status'
import type { Session } from '../session'
import type { SeriesMember } from './series-members'

export type BriefingScope = {
  readonly language: Language
  /** Period of the sections; null where there are no readings. */
  readonly period: string | null
  /** ISO day that tasks are counted on. */
  readonly asOf: string
  readonly audience: 'internal' | 'public'
}

export type QueryContext = BriefingScope & {
  readonly session: Session
  readonly member: SeriesMember | null
  readonly data: BriefingData
  /** Somebody wants to see what was counted: rows are read even where no table prints them. */
  readonly withRows: boolean
}

export type BriefingData = ReturnType<typeof createBriefingData>

const TOLERANCE_SQUARE_METERS = 10

export function createBriefingData(session: Session, { period, asOf, language }: BriefingScope, job: Required<JobContext>) {
  return {
    /** @throws AppError 'brief.noPeriod' */
    sections: once(async (): Promise<SectionReport> => {
      if (period === null) throw new AppError('brief.noPeriod', {})
      return reportSections(session, period)
    }),
    overview: once((): Promise<SectionOverview> => readOverview(session)),
    tasks: once(async (): Promise<readonly { readonly task: TaskOnDay; readonly summary: TaskSummary; readonly problem: string }[]> => {
      const found = await readTasksAt(session, { day: asOf })
      return found.map((task) => ({ task, summary: toTaskSummary(task), problem: textOf(task.row, 'problem') || textOf(task.row, 'title') }))
    }),
    statistics: once(async (): Promise<TaskStatistics> => countTasks(session.workspace(), await readTasksAt(session, { day: asOf }), { day: asOf })),
    months: onceByKey((id: string): Promise<readonly SectionMonth[]> => readSectionMonths(session, id), 4),
    limits: onceByKey((id: string): Promise<readonly SectionLimit[]> => readLimitsOfSection(session, id), 4),
    /** The two newest versions of a legal layer. @throws AppError 'brief.noVersions' */
    comparison: onceByKey(async (layer: string): Promise<VersionComparison> => {
      const info = (await session.workspace().info()).layers.find(({ kind }) => kind === layer)
      const [to, from] = info?.vintages ?? []
      if (to === undefined || from === undefined) throw new AppError('brief.noVersions', { layer: kinds[layer as KindId].title[language] })
      return compareLayer(session, { layer: layer as KindId, from, to, toleranceSquareMeters: TOLERANCE_SQUARE_METERS }, job)
    }, 4),
    check: once((): Promise<CheckReport> => checkConflicts(session, { subjects: { type: 'layer', kind: 'project' }, toleranceSquareMeters: TOLERANCE_SQUARE_METERS, language }, job)),
  }
}

function once<Result>(read: () => Promise<Result>): () => Promise<Result> {
  let found: Promise<Result> | null = null
  return () => (found ??= read())
}

/** Remembers the newest few: a series asks for one member after another. */
function onceByKey<Result>(read: (key: string) => Promise<Result>, most: number): (key: string) => Promise<Result> {
  const found = new Map<string, Promise<Result>>()
  return (key) => {
    let result = found.get(key)
    if (result === undefined) {
      const oldest = found.keys().next().value
      if (found.size >= most && oldest !== undefined) found.delete(oldest)
      result = read(key)
      found.set(key, result)
    }
    return result
  }
}

/** What a stored query answers, before the edition before is looked at. */
export type Answer = { readonly value: number | string | null; readonly text: string; readonly rows: FigureRows | null }

export type Parameters = Readonly<Record<string, string | number | boolean>>
export type StoredQuery = (context: QueryContext, parameters: Parameters) => Promise<Answer>

const NONE = '—'

export const counted = (value: number | null, rows: FigureRows | null = null): Answer => ({ value, text: value === null ? NONE : String(value), rows })

export const percentage = (ratio: number | null, rows: FigureRows | null = null): Answer => ({ value: ratio, text: ratio === null ? NONE : `${(ratio * 100).toFixed(1)}%`, rows })

export const worded = (text: string | null, rows: FigureRows | null = null): Answer => ({ value: text, text: text ?? NONE, rows })

/** Hectares with two decimals. */
export const hectares = (squareMeters: number): string => (squareMeters / 10_000).toFixed(2)

export const cell = (text: string | number | null | undefined): FigureCell => ({ text: text === null || text === undefined ? '' : String(text) })

export const column = (key: string, title: Message, language: Language, align: FigureColumn['align'] = 'left'): FigureColumn => ({ key, title: title[language], align })

/** A parameter's text. @throws Error where a template leaves out what the query needs */
export function textParameter(parameters: Parameters, name: string): string {
  const value = parameters[name]
  if (typeof value !== 'string') throw new Error(`the query needs the parameter ${name}`)
  return value
}
