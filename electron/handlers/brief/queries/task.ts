/** Figures of tasks and petitions: the same counts as `dutu tasks --as-of`. */
import type { FigureRows } from '../../../../shared/domain/briefing'
import { CLOSED_STATES, type TaskSummary } from '../../../../shared/domain/task'
import { vocabularies } from '../../../../shared/domain/vocabularies'
import { briefMessages } from '../../../../shared/messages/brief'
import type { Language } from '../../../../shared/messages/translate'
import type { RecordRow } from '../../../store/workspace-store'
import { readLinks } from '../../tasks/task-links'
import { text, textOrNull } from '../../tasks/row-text'
import { cell, column, counted, type Parameters, type QueryContext, type StoredQuery, textParameter, worded } from '../query-context'

const COLOUR_CHIPS = { green: '#BFE3C6', yellow: '#FCE38A', red: '#F5B5AE' } as const

type Entry = { readonly summary: TaskSummary; readonly problem: string }

function taskRows(tasks: readonly Entry[], language: Language): FigureRows {
  const { number, problem, unit, district, deadline, state, progress, colour } = briefMessages
  return {
    columns: [
      column('number', number, language), column('problem', problem, language), column('unit', unit, language), column('district', district, language),
      column('deadline', deadline, language, 'center'), column('state', state, language, 'center'), column('progress', progress, language, 'center'), column('colour', colour, language, 'center'),
    ],
    rows: tasks.map(({ summary, problem: words }) => ({
      number: cell(summary.number),
      problem: cell(words),
      unit: cell(summary.responsibleUnit),
      district: cell(summary.district),
      deadline: cell(summary.deadline ?? vocabularies.deadlineType[summary.deadlineType][language]),
      state: cell(vocabularies.taskState[summary.state][language]),
      progress: cell(summary.progressStatus === null ? '' : vocabularies.progressStatus[summary.progressStatus][language]),
      colour: { text: vocabularies.taskColour[summary.colour][language], chip: COLOUR_CHIPS[summary.colour] },
    })),
  }
}

const countFields: Readonly<Record<string, (entry: Entry & { readonly completed: boolean }) => boolean>> = {
  total: () => true,
  completed: ({ completed }) => completed,
  closed: ({ summary }) => CLOSED_STATES.includes(summary.state),
  inProgress: ({ completed }) => !completed,
  overdue: ({ summary }) => summary.overdue,
  onSchedule: ({ summary }) => summary.progressStatus === 'onSchedule',
  behind: ({ summary }) => summary.progressStatus === 'behind',
  red: ({ summary }) => summary.colour === 'red',
  yellow: ({ summary }) => summary.colour === 'yellow',
  green: ({ summary }) => summary.colour === 'green',
}

async function entries({ data, member }: QueryContext, parameters: Parameters) {
  const all = (await data.tasks()).map(({ task, summary, problem }) => ({ summary, problem, completed: task.derived.completed }))
  return parameters['district'] === 'member' && member !== null ? all.filter(({ summary }) => summary.district === member.name) : all
}

const count: StoredQuery = async (context, parameters) => {
  const passes = countFields[textParameter(parameters, 'field')]
  if (passes === undefined) throw new Error(`there is no count ${String(parameters['field'])} of tasks`)
  const found = (await entries(context, parameters)).filter(passes)
  return counted(found.length, taskRows(found, context.language))
}

const byUnit: StoredQuery = async (context) => {
  const { language } = context
  const { byUnit: units } = await context.data.statistics()
  const own = await entries(context, {})
  const { unit, total, completed, inProgress, closed, overdue } = briefMessages
  return counted(units.length, {
    columns: [
      column('unit', unit, language), column('total', total, language, 'right'), column('completed', completed, language, 'right'), column('closed', closed, language, 'right'),
      column('inProgress', inProgress, language, 'right'), column('overdue', overdue, language, 'right'),
    ],
    rows: units.map((one) => {
      const done = own.filter((entry) => (entry.summary.responsibleUnit ?? '') === one.unit && entry.completed).length
      return { unit: cell(one.unit), total: cell(one.total), completed: cell(done), closed: cell(one.closed), inProgress: cell(one.total - done), overdue: cell(one.overdue) }
    }),
  })
}

const byState: StoredQuery = async ({ data, language }) => {
  const { byState: states, total } = await data.statistics()
  return counted(total, {
    columns: [column('state', briefMessages.state, language), column('count', briefMessages.count, language, 'right')],
    rows: Object.entries(vocabularies.taskState).flatMap(([state, title]) => {
      const number = states[state as keyof typeof states] ?? 0
      return number === 0 ? [] : [{ state: cell(title[language]), count: cell(number) }]
    }),
  })
}

const petitionFields: Readonly<Record<string, (row: RecordRow, asOf: string) => boolean>> = {
  total: () => true,
  closed: (row, asOf) => row.values['outcome'] === 'closed' && (textOrNull(row, 'closed_on') ?? '') <= asOf,
  key: (row) => row.values['key_case'] === true,
  repeated: (row) => textOrNull(row, 'repeats') !== null,
}

const petitions: StoredQuery = async ({ data, session, asOf, language, withRows }, parameters) => {
  const { petitions: counts } = await data.statistics()
  const field = textParameter(parameters, 'field') as keyof typeof counts
  if (!withRows) return counted(counts[field])
  const { rows } = await session.workspace().listRecords({ table: 'petition', orderBy: { column: 'number' } })
  const shown = rows.filter((row) => (textOrNull(row, 'received_on') ?? '') <= asOf && petitionFields[field]?.(row, asOf) === true)
  const { number, date, district, state } = briefMessages
  return counted(counts[field], {
    columns: [column('number', number, language), column('date', date, language, 'center'), column('district', district, language), column('state', state, language)],
    rows: shown.map((row) => ({ number: cell(textOrNull(row, 'number')), date: cell(textOrNull(row, 'received_on')), district: cell(textOrNull(row, 'district')), state: cell(textOrNull(row, 'outcome')) })),
  })
}

/** Facts of the series' task, leaders and persons only inside. */
const ofMember: StoredQuery = async ({ data, member, language, audience, asOf }, parameters) => {
  const entry = (await data.tasks()).find(({ task }) => task.row.id === member?.id)
  if (entry === undefined) return worded(null)
  const field = textParameter(parameters, 'field')
  if (field === 'steps') {
    const { state, date, note } = briefMessages
    const steps = entry.task.steps.filter((step) => text(step, 'effective_on') <= asOf)
    return counted(steps.length, {
      columns: [column('date', date, language, 'center'), column('state', state, language, 'center'), column('note', note, language)],
      rows: steps.map((step) => ({ date: cell(text(step, 'effective_on')), state: cell(vocabularies.taskState[text(step, 'state') as TaskSummary['state']]?.[language] ?? text(step, 'state')), note: cell(textOrNull(step, 'note')) })),
    })
  }
  const row = taskRows([entry], language).rows[0]
  if (row?.[field] !== undefined) return worded(row[field].text === '' ? null : row[field].text)
  if (INTERNAL.has(field) && audience === 'public') return worded(null)
  return worded(textOrNull(entry.task.row, field))
}

const INTERNAL: ReadonlySet<string> = new Set(['leader', 'person'])

const memberLinks: StoredQuery = async ({ session, member, language, asOf }) => {
  if (member === null) return counted(null)
  const links = await readLinks(session.workspace(), member.id, { day: asOf })
  return counted(links.length, {
    columns: [column('name', briefMessages.name, language), column('district', briefMessages.district, language)],
    rows: links.map(({ feature }) => ({ name: cell(feature.name ?? feature.code), district: cell(feature.district) })),
  })
}

export const taskQueries: Readonly<Record<string, StoredQuery>> = {
  'task.count': count,
  'task.byUnit': byUnit,
  'task.byState': byState,
  'task.member': ofMember,
  'task.memberLinks': memberLinks,
  'petition.count': petitions,
}
