/** Links to features and documents as they hung on a day, or as the log knew them at a moment. */
import type { RecordRow, RecordSpan, WorkspaceReader } from '../../store/workspace-store'
import { chinaDay } from './china-day'
import { defaultDay, type TaskMoment } from './moment'
import { text, textOrNull } from './row-text'

/** A link that a person made counts from the day it was made; one that came with its task (import, check, demonstration) as long as the task. */
const DATED_ACTIONS: ReadonlySet<string> = new Set(['task.link', 'document.add', 'outside.edit'])

/** Column → value that a link has to have. */
type Match = Readonly<Record<string, string | number>>

/**
 * Rows of a table of links.
 *
 * On the workspace's day and later: those that are there. On a past day: those made by then and not taken off by then, taken by the log's
 * time in China; a letter from the day that it bears. With `recordedAt` what the log knew then, whatever the day.
 */
export async function linkRowsAt(workspace: WorkspaceReader, table: 'taskLink' | 'documentLink', { day, recordedAt }: TaskMoment, match: Match = {}): Promise<readonly RecordRow[]> {
  const matches = ({ values }: RecordRow) => Object.entries(match).every(([column, value]) => values[column] === value)
  if (recordedAt !== undefined) return (await workspace.recordsAsOf(table, recordedAt)).filter(matches)
  if (day >= (await defaultDay(workspace))) {
    const where = Object.entries(match).map(([column, equals]) => ({ column, equals }))
    return (await workspace.listRecords({ table, where })).rows
  }
  const [spans, letters] = await Promise.all([workspace.recordSpans(table), table === 'documentLink' ? lettersByDocument(workspace) : new Map<string, string>()])
  return spans.filter(matches).filter((span) => {
    const from = startOf(span, letters)
    return (from === null || from <= day) && (span.to === null || chinaDay(span.to.time) > day)
  })
}

/** The day a link counts from; null: as long as its task. */
function startOf({ from, values }: RecordSpan, letters: ReadonlyMap<string, string>): string | null {
  if (from === null) return null
  if (from.action === 'letter.make') return letters.get(String(values['document_id'])) ?? chinaDay(from.time)
  return DATED_ACTIONS.has(from.action) ? chinaDay(from.time) : null
}

async function lettersByDocument(workspace: WorkspaceReader): Promise<ReadonlyMap<string, string>> {
  const { rows } = await workspace.listRecords({ table: 'letter' })
  return new Map(rows.flatMap((row) => (textOrNull(row, 'document_id') === null ? [] : [[text(row, 'document_id'), text(row, 'issued_on')]])))
}
