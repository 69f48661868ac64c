/** The story of one task: steps, edits, links, documents, milestones, letters, and what was taken back; oldest first. */
import { recordTables } from '../../../shared/domain/tables'
import type { StoryEvent, TaskStory } from '../../../shared/domain/task-work'
import type { ActionSummary } from '../../../shared/domain/workspace'
import type { RowChange } from '../../../shared/domain/row-history'
import { isKindId, kinds } from '../../../shared/domain/kinds'
import { AppError } from '../../../shared/errors'
import type { RecordRow, WorkspaceReader } from '../../store/workspace-store'
import { text, textOrNull } from './row-text'
import type { Session } from '../session'
import { toRef } from './task-links'

/** Columns that steps set: they are told as steps. */
const COLUMNS_OF_STEPS: ReadonlySet<string> = new Set(['state', 'completed_on', 'closed_on'])
const LOG_PAGE = 500

const EMPTY: Omit<StoryEvent, 'type' | 'subject'> = { on: null, recordedAt: null, actor: null, note: null, overrideReason: null, fields: [], id: null }

/** @throws AppError 'task.notFound' */
export async function readStory(session: Session, id: string): Promise<TaskStory> {
  const workspace = session.workspace()
  const history = await workspace.rowHistory({ table: 'task', id })
  if (history.length === 0) throw new AppError('task.notFound', { task: id })
  const ownRows = async (table: 'taskStep' | 'taskMilestone' | 'taskLink' | 'letter') => (await workspace.listRecords({ table, where: [{ column: 'task_id', equals: Number(id) }] })).rows
  const [steps, milestones, links, letters, documents, log] = await Promise.all([
    ownRows('taskStep'),
    ownRows('taskMilestone'),
    ownRows('taskLink'),
    ownRows('letter'),
    documentEvents(workspace, id),
    readLog(workspace),
  ])
  const events = [
    ...history.flatMap(editEvents),
    ...steps.map(stepEvent),
    ...milestones.map(milestoneEvent),
    ...letters.flatMap(letterEvents),
    ...documents,
    ...(await linkEvents(workspace, links)),
    ...log.flatMap((entry) => logEvents(entry, id, log)),
  ]
  return { events: events.sort(byTime), log: await workspace.logHead() }
}

function editEvents(change: RowChange): StoryEvent[] {
  const common = { ...EMPTY, recordedAt: change.time, actor: change.actor, note: change.reason }
  if (change.change === 'insert') return [{ ...common, type: 'created', subject: change.action ?? '' }]
  const isStep = change.action === 'task.step'
  const fields = change.fields
    .filter(({ column }) => !isStep || !COLUMNS_OF_STEPS.has(column))
    .map(({ column, before, after }) => ({ column, title: recordTables.task.fields.find(({ name }) => name === column)?.title ?? { zh: column, en: column }, before, after }))
  return fields.length === 0 ? [] : [{ ...common, type: 'edit', subject: change.action ?? '', fields }]
}

function stepEvent(row: RecordRow): StoryEvent {
  return { ...EMPTY, type: 'step', on: text(row, 'effective_on'), recordedAt: textOrNull(row, 'recorded_at'), actor: textOrNull(row, 'actor'), subject: text(row, 'state'), note: textOrNull(row, 'note'), overrideReason: textOrNull(row, 'override_reason') }
}

function milestoneEvent(row: RecordRow): StoryEvent {
  const reached = row.values['reached_on'] ?? null
  const title = recordTables.taskMilestone.fields.find(({ name }) => name === 'reached_on')!.title
  return { ...EMPTY, type: 'milestone', on: text(row, 'due_on'), subject: text(row, 'title'), id: row.id, fields: reached === null ? [] : [{ column: 'reached_on', title, before: null, after: reached }] }
}

function letterEvents(row: RecordRow): StoryEvent[] {
  const subject = [textOrNull(row, 'title'), textOrNull(row, 'number')].filter((part) => part !== null).join(' ')
  const issued: StoryEvent = { ...EMPTY, type: 'letter', on: textOrNull(row, 'issued_on'), subject, id: textOrNull(row, 'document_id') }
  const repliedOn = textOrNull(row, 'replied_on')
  return repliedOn === null ? [issued] : [issued, { ...EMPTY, type: 'reply', on: repliedOn, subject, id: row.id }]
}

async function documentEvents(workspace: WorkspaceReader, id: string): Promise<readonly StoryEvent[]> {
  const { rows: links } = await workspace.listRecords({ table: 'documentLink', where: [{ column: 'layer', equals: 'task' }, { column: 'feature_id', equals: Number(id) }] })
  if (links.length === 0) return []
  const { rows } = await workspace.listRecords({ table: 'document', where: [{ column: 'fid', in: links.map((link) => Number(text(link, 'document_id'))) }] })
  const names = new Map(rows.map((row) => [row.id, text(row, 'name')]))
  return Promise.all(
    links.map(async (link): Promise<StoryEvent> => {
      const documentId = text(link, 'document_id')
      return { ...EMPTY, ...(await insertionOf(workspace, 'documentLink', link.id)), type: 'document', subject: names.get(documentId) ?? '', note: textOrNull(link, 'role'), id: documentId }
    }),
  )
}

/** Links that came with an import or the demonstration; those that a person made stand in the log. */
async function linkEvents(workspace: WorkspaceReader, links: readonly RecordRow[]): Promise<readonly StoryEvent[]> {
  const events = await Promise.all(
    links.map(async (link): Promise<StoryEvent[]> => {
      const { action, ...made } = await insertionOf(workspace, 'taskLink', link.id)
      const ref = toRef(link)
      return action === 'task.link' || ref === null ? [] : [{ ...EMPTY, ...made, type: 'link', subject: await nameOf(workspace, ref.kind, ref.id) }]
    }),
  )
  return events.flat()
}

async function nameOf(workspace: WorkspaceReader, kind: string, id: string): Promise<string> {
  if (!isKindId(kind)) return `${kind} ${id}`
  const [summary] = await workspace.readSummaries([{ kind, id }])
  return `${kinds[kind].title.zh} ${summary?.name ?? summary?.code ?? id}`
}

async function insertionOf(workspace: WorkspaceReader, table: 'taskLink' | 'documentLink', id: string): Promise<{ recordedAt: string | null; actor: string | null; action: string | null }> {
  const inserted = (await workspace.rowHistory({ table, id })).find(({ change }) => change === 'insert')
  return { recordedAt: inserted?.time ?? null, actor: inserted?.actor ?? null, action: inserted?.action ?? null }
}

async function readLog(workspace: WorkspaceReader): Promise<readonly ActionSummary[]> {
  const entries: ActionSummary[] = []
  for (;;) {
    const last = entries.at(-1)
    const page = await (last === undefined ? workspace.history(LOG_PAGE) : workspace.history(LOG_PAGE, last.id))
    entries.push(...page)
    if (page.length < LOG_PAGE) return entries
  }
}

const LINK_ACTIONS = { 'task.link': 'link', 'task.unlink': 'unlink', 'document.unlink': 'documentRemoved' } as const

/** Links made and taken off, documents taken off, and actions on this task that were undone. */
function logEvents(entry: ActionSummary, id: string, log: readonly ActionSummary[]): StoryEvent[] {
  const common = { ...EMPTY, recordedAt: entry.time, actor: entry.actor, note: entry.reason }
  if (entry.undoes !== null) {
    const undone = log.find((other) => other.id === entry.undoes)
    return undone !== undefined && isAbout(undone, id) ? [{ ...common, type: 'undone', subject: undone.action, id: undone.id }] : []
  }
  if (!isAbout(entry, id) || !Object.hasOwn(LINK_ACTIONS, entry.action)) return []
  const { kind, feature, name } = entry.params
  const subject = name ?? (typeof kind === 'string' && isKindId(kind) ? `${kinds[kind].title.zh} ${feature}` : `${kind ?? ''} ${feature ?? ''}`)
  return [{ ...common, type: LINK_ACTIONS[entry.action as keyof typeof LINK_ACTIONS], subject: String(subject) }]
}

const isAbout = ({ params }: ActionSummary, id: string): boolean => String(params['task'] ?? '') === id

/** By the day an event counts from, then by when it was recorded. */
function byTime(a: StoryEvent, b: StoryEvent): number {
  const [dayA, dayB] = [a.on ?? a.recordedAt?.slice(0, 10) ?? '', b.on ?? b.recordedAt?.slice(0, 10) ?? '']
  if (dayA !== dayB) return dayA < dayB ? -1 : 1
  const [timeA, timeB] = [a.recordedAt ?? '', b.recordedAt ?? '']
  return timeA < timeB ? -1 : timeA > timeB ? 1 : 0
}
