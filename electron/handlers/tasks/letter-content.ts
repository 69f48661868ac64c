/** Facts and tables of a letter out of the workspace, and the letter filled with them. */
import type { LetterInput } from '../../../shared/contract/letter'
import type { LetterContent } from '../../../shared/domain/letter'
import type { CountFact, TaskFact } from '../../../shared/domain/letter-facts'
import type { LetterSet, LetterTable, LetterTemplate, letterTaskColumns } from '../../../shared/domain/letter-template'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { AppError } from '../../../shared/errors'
import { letterColumnTitles, letterMessages } from '../../../shared/messages/letters'
import { translate } from '../../../shared/messages/translate'
import { daysAfter, daysBetween, type FilledTable, fillLetter, type LetterFacts, officialDate, periodAround } from '../../engine/letters/fill-letter'
import { closureFacts } from './closure-facts'
import { filterTasks, type FilteredTask } from './filter-tasks'
import { text, textOrNull } from './row-text'
import type { Session } from '../session'
import { breakDown } from './task-breakdown'

/** How many days ahead 日提醒 looks. */
const SOON_DAYS = 7
const CHINESE_DIGITS = '零一二三四五六七八九'

export type FilledLetter = { readonly content: LetterContent; readonly taskId: string | null; readonly follows: string | null }

/**
 * @param date ISO date of the letter
 * @param number 发文字号; null in a preview
 * @throws AppError 'letter.needsTask', 'task.notFound', 'letter.noRecipient'
 */
export async function fillFromWorkspace(session: Session, set: LetterSet, template: LetterTemplate, input: LetterInput, date: string, number: string | null): Promise<FilledLetter> {
  const tasks = await filterTasks(session, {}, { day: date })
  const replyBy = input.replyBy ?? (template.replyDays === undefined ? null : daysAfter(date, template.replyDays))
  const common = { issuer: set.issuer, number, date, replyBy, log: await session.workspace().logHead() }
  const dates = { date: officialDate(date), replyBy: replyBy === null ? null : officialDate(replyBy) }
  if (template.about === 'tasks') {
    const period = periodAround(date, template.every ?? 'month')
    const facts = { ...countFacts(tasks, period, date), ...dates }
    const tables = template.tables.map((table) => tableOf(table, tasks, period, date)).filter(({ rows }) => rows.length > 0)
    const demonstration = tasks.some(({ summary }) => summary.demonstration)
    return { content: fillLetter(template, facts, { ...common, recipient: input.recipient ?? template.recipient ?? null, tables, demonstration }), taskId: null, follows: null }
  }
  if (input.taskId === undefined) throw new AppError('letter.needsTask', { kind: template.title.zh })
  const found = tasks.find(({ task }) => task.row.id === input.taskId)
  if (found === undefined) throw new AppError('task.notFound', { task: input.taskId })
  const recipient = input.recipient ?? template.recipient ?? found.summary.responsibleUnit
  if (recipient === null) throw new AppError('letter.noRecipient', { task: found.summary.number ?? found.summary.title })
  const previous = await previousLetter(session, input.taskId, template.id, set)
  const facts = { ...taskFacts(found, date), ...dates, previousLetter: previous?.label ?? null }
  return { content: fillLetter(template, facts, { ...common, recipient, tables: [], demonstration: found.summary.demonstration }), taskId: input.taskId, follows: previous?.id ?? null }
}

/** The last letter of the task that this one escalates and that has no answer. */
async function previousLetter(session: Session, taskId: string, kind: string, { letters }: LetterSet): Promise<{ readonly id: string; readonly label: string } | null> {
  const before = new Set(letters.filter(({ escalatesTo }) => escalatesTo === kind).map(({ id }) => id))
  const { rows } = await session.workspace().listRecords({ table: 'letter', where: [{ column: 'task_id', equals: Number(taskId) }], orderBy: { column: 'issued_on', descending: true } })
  const row = rows.find((letter) => before.has(text(letter, 'template')) && textOrNull(letter, 'replied_on') === null)
  return row === undefined ? null : { id: row.id, label: [text(row, 'title'), textOrNull(row, 'number')].filter((part) => part !== null && part !== '').join(' ') }
}

function taskFacts({ task, summary }: FilteredTask, date: string): Readonly<Record<Exclude<TaskFact, 'previousLetter'>, LetterFacts[string]>> {
  const { row } = task
  const of = (column: string) => textOrNull(row, column)?.trim() ?? null
  return {
    ...closureFacts(task.steps),
    number: summary.number,
    title: summary.title,
    unit: summary.responsibleUnit,
    district: summary.district,
    problem: of('problem'),
    target: of('target'),
    measures: of('measures'),
    progress: of('progress'),
    leader: of('leader'),
    person: of('person'),
    acceptanceUnit: of('acceptance_unit'),
    source: sourceText(summary.taskSource, of('round'), of('batch')),
    state: vocabularies.taskState[summary.state].zh,
    deadline: deadlineOf(summary),
    deadlineText: deadlineText(summary, date),
    assignedOn: of('assigned_on') === null ? null : officialDate(of('assigned_on')!),
  }
}

/** 省督察第二轮第一批 */
function sourceText(source: FilteredTask['summary']['taskSource'], round: string | null, batch: string | null): string | null {
  if (source === null) return null
  const number = round === null ? '' : translate(letterMessages.round, 'zh', { round: CHINESE_DIGITS[Number(round)] ?? round })
  return `${vocabularies.taskSource[source].zh}${number}${batch ?? ''}`
}

function deadlineOf({ deadline, deadlineType }: FilteredTask['summary']): string {
  return deadline === null ? vocabularies.deadlineType[deadlineType].zh : officialDate(deadline)
}

function deadlineText(summary: FilteredTask['summary'], date: string): string {
  if (summary.progressStatus === null) return letterMessages.done.zh
  if (summary.deadline === null) return translate(letterMessages.noDeadline, 'zh', { type: vocabularies.deadlineType[summary.deadlineType].zh })
  const days = daysBetween(date, summary.deadline)
  if (days === 0) return letterMessages.dueToday.zh
  return translate(days > 0 ? letterMessages.daysLeft : letterMessages.daysOver, 'zh', { days: String(Math.abs(days)) })
}

type Period = { readonly from: string; readonly to: string }

function countFacts(tasks: readonly FilteredTask[], period: Period, date: string): Readonly<Record<CountFact, LetterFacts[string]>> {
  const count = (test: (found: FilteredTask) => boolean): number => tasks.filter(test).length
  const completed = count(({ task }) => task.derived.completed)
  const [year = '', month = ''] = period.from.split('-')
  return {
    total: tasks.length,
    completed,
    closed: count(({ summary }) => summary.state === 'closed' || summary.state === 'lookBack'),
    inProgress: tasks.length - completed,
    overdue: rowsOf('overdue', tasks, period, date).length,
    dueSoon: rowsOf('dueSoon', tasks, period, date).length,
    completedInPeriod: rowsOf('completedInPeriod', tasks, period, date).length,
    reopened: rowsOf('reopened', tasks, period, date).length,
    red: count(({ summary }) => summary.colour === 'red'),
    yellow: count(({ summary }) => summary.colour === 'yellow'),
    onSchedule: count(({ summary }) => summary.progressStatus === 'onSchedule'),
    behind: count(({ summary }) => summary.progressStatus === 'behind'),
    completionRate: share(completed, tasks.length),
    month: `${year}年${Number(month)}月`,
    quarter: translate(letterMessages.quarter, 'zh', { year, quarter: CHINESE_DIGITS[Math.ceil(Number(month) / 3)] ?? '' }),
  }
}

/** 32 of 43 as 74.4%; nothing of nothing has no share. */
function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`
}

function rowsOf(rows: Exclude<LetterTable['rows'], 'byDistrict' | 'byUnit'>, tasks: readonly FilteredTask[], { from, to }: Period, date: string): readonly FilteredTask[] {
  const entered = ({ task }: FilteredTask, state: string) => task.steps.some((step) => text(step, 'state') === state && text(step, 'effective_on') >= from && text(step, 'effective_on') <= to && text(step, 'effective_on') <= date)
  switch (rows) {
    case 'open':
      return tasks.filter(({ task }) => !task.derived.completed)
    case 'overdue':
      return tasks.filter(({ summary }) => summary.overdue)
    case 'dueSoon':
      return tasks.filter(({ task, summary: { deadline } }) => !task.derived.completed && deadline !== null && deadline >= date && deadline <= daysAfter(date, SOON_DAYS))
    case 'completedInPeriod':
      return tasks.filter((found) => found.task.derived.completed && entered(found, 'completed'))
    case 'reopened':
      return tasks.filter((found) => entered(found, 'reopened'))
  }
}

type CountTable = Extract<LetterTable, { rows: 'byDistrict' | 'byUnit' }>

function isCountTable(table: LetterTable): table is CountTable {
  return table.rows === 'byDistrict' || table.rows === 'byUnit'
}

function tableOf(table: LetterTable, tasks: readonly FilteredTask[], period: Period, date: string): FilledTable {
  const headings = table.columns.map((column) => letterColumnTitles[column].zh)
  if (isCountTable(table)) {
    const { rows } = breakDown(tasks, table.rows === 'byDistrict' ? 'district' : 'unit', {}, date)
    const cells = rows.map((row) => table.columns.map((column) => (column === 'name' ? (row.key ?? letterMessages.none.zh) : column === 'completionRate' ? share(row.completed, row.total) : String(row[column]))))
    return { caption: table.caption, headings, rows: cells }
  }
  const { columns } = table
  const cells = rowsOf(table.rows, tasks, period, date).map((found) => columns.map((column) => taskCell(column, found, date)))
  return { caption: table.caption, headings, rows: cells }
}

function taskCell(column: (typeof letterTaskColumns)[number], { task, summary }: FilteredTask, date: string): string {
  switch (column) {
    case 'number':
      return summary.number ?? ''
    case 'title':
      return summary.title
    case 'unit':
      return summary.responsibleUnit ?? ''
    case 'district':
      return summary.district ?? ''
    case 'deadline':
      return summary.deadline ?? vocabularies.deadlineType[summary.deadlineType].zh
    case 'state':
      return vocabularies.taskState[summary.state].zh
    case 'colour':
      return vocabularies.taskColour[summary.colour].zh
    case 'progressStatus':
      return summary.progressStatus === null ? '' : vocabularies.progressStatus[summary.progressStatus].zh
    case 'days':
      return summary.deadline === null ? '' : String(Math.abs(daysBetween(date, summary.deadline)))
    case 'progress':
      return text(task.row, 'progress')
  }
}
