/** Letters that are due on a day: late answers first, then tasks whose colour calls for one, then what is written in every period. */
import type { LetterDue } from '../../../shared/domain/letter'
import type { LetterTemplate } from '../../../shared/domain/letter-template'
import { daysBetween, periodAround } from '../../engine/letters/fill-letter'
import type { RecordRow } from '../../store/workspace-store'
import { filterTasks, type FilteredTask } from './filter-tasks'
import { readLetterSets } from './letter-sets'
import { text, textOrNull } from './row-text'
import type { Session } from '../session'

/** @param on ISO date */
export async function readLettersDue(session: Session, on: string): Promise<readonly LetterDue[]> {
  const [{ chosen, sets }, tasks, { rows }] = await Promise.all([readLetterSets(session), filterTasks(session, {}, { day: on }), session.workspace().listRecords({ table: 'letter', orderBy: { column: 'issued_on' } })])
  const templates = sets.find(({ id }) => id === chosen)?.letters ?? []
  const issued = rows.filter((row) => text(row, 'issued_on') <= on)
  const open = tasks.filter(({ task }) => !task.derived.completed)
  return [...lateReplies(issued, open, templates, on), ...colourCalls(issued, open, templates), ...scheduled(issued, templates, on)]
}

/** A late answer calls for the next letter, until that one is written, the answer comes, or the task is done. */
function lateReplies(issued: readonly RecordRow[], open: readonly FilteredTask[], templates: readonly LetterTemplate[], on: string): LetterDue[] {
  const followed = new Set(issued.flatMap((row) => textOrNull(row, 'escalates') ?? []))
  return issued.flatMap((row): LetterDue[] => {
    const replyBy = textOrNull(row, 'reply_by')
    const repliedOn = textOrNull(row, 'replied_on')
    if (replyBy === null || replyBy >= on || (repliedOn !== null && repliedOn <= on) || followed.has(row.id)) return []
    const found = open.find(({ task }) => task.row.id === textOrNull(row, 'task_id'))
    const next = templates.find(({ id }) => id === templates.find((template) => template.id === text(row, 'template'))?.escalatesTo)
    if (found === undefined || next === undefined) return []
    return [{ ...dueOf('lateReply', next, found), follows: { id: row.id, number: textOrNull(row, 'number'), replyBy, daysLate: daysBetween(replyBy, on) } }]
  })
}

/** An assigned, yellow or red task without the letter that its colour calls for. */
function colourCalls(issued: readonly RecordRow[], open: readonly FilteredTask[], templates: readonly LetterTemplate[]): LetterDue[] {
  const has = new Set(issued.map((row) => `${textOrNull(row, 'task_id')} ${text(row, 'template')}`))
  return templates.flatMap((template) => {
    const { when } = template
    if (when === undefined || template.about !== 'task') return []
    const called = open.filter(({ summary }) => (when === 'assigned' ? summary.state === 'assigned' : summary.colour === when))
    return called.filter(({ task }) => !has.has(`${task.row.id} ${template.id}`)).map((found) => dueOf(when, template, found))
  })
}

function scheduled(issued: readonly RecordRow[], templates: readonly LetterTemplate[], on: string): LetterDue[] {
  return templates.flatMap((template): LetterDue[] => {
    if (template.every === undefined) return []
    const { from, to } = periodAround(on, template.every)
    const written = issued.some((row) => text(row, 'template') === template.id && text(row, 'issued_on') >= from && text(row, 'issued_on') <= to)
    return written ? [] : [{ reason: 'schedule', kind: template.id, name: template.title.zh, taskId: null, taskLabel: null, follows: null }]
  })
}

function dueOf(reason: LetterDue['reason'], template: LetterTemplate, { task, summary }: FilteredTask): LetterDue {
  return { reason, kind: template.id, name: template.title.zh, taskId: task.row.id, taskLabel: [summary.number, summary.title].filter((part) => part !== null).join(' '), follows: null }
}
