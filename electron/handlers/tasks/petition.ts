/** Petitions: list, card, new ones, edits, counts with overlapping flags. */
import type { PetitionFilter, PetitionValues } from '../../../shared/contract/petition'
import type { Value } from '../../../shared/domain/feature'
import type { Petition, PetitionCounts, PetitionGroup } from '../../../shared/domain/petition'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import { AppError } from '../../../shared/errors'
import type { RecordRow, WorkspaceReader } from '../../store/workspace-store'
import { contract } from '../base'
import { defaultDay } from './moment'
import { text, textOrNull } from './row-text'
import type { Session } from '../session'
import { readTaskRows } from './task-work'

const { petition } = contract

export const petitionHandlers = petition.router({
  list: petition.list.handler(async ({ input: { limit, offset, ...filter }, context: { session } }) => {
    const { petitions } = await filterPetitions(session, filter)
    return { total: petitions.length, petitions: petitions.slice(offset, offset + limit) }
  }),
  read: petition.read.handler(async ({ input, context: { session } }) => toPetition(await requirePetition(session.workspace(), input.id))),
  create: petition.create.handler(async ({ input, context: { session } }) => {
    const workspace = session.workspace()
    await requireTaskOf(workspace, input.values)
    await checkPetition(workspace, input.values, null)
    const values = { outcome: 'handling', ...columnsOf(input.values) }
    const { actionId, ids } = await workspace.write({ action: 'petition.create', actor: session.actor, params: { number: input.values.number ?? null } }, [{ op: 'insertRecord', table: 'petition', ref: 'petition', values }])
    return { actionId, id: ids.get('petition')! }
  }),
  update: petition.update.handler(async ({ input, context: { session } }) => {
    const workspace = session.workspace()
    const row = await requirePetition(workspace, input.id)
    await requireTaskOf(workspace, input.values)
    const different = Object.entries(columnsOf(input.values)).filter(([column, value]) => (row.values[column] ?? null) !== value)
    if (different.length === 0) return { actionId: null }
    await checkPetition(workspace, { ...toPetition(row), ...input.values, pollutionKinds: [] }, row)
    const action = { action: 'petition.update', actor: session.actor, params: { petition: input.id }, ...(input.reason === undefined || input.reason === '' ? {} : { reason: input.reason }) }
    const { actionId } = await workspace.write(action, [{ op: 'updateRecord', table: 'petition', id: input.id, values: Object.fromEntries(different) }])
    return { actionId }
  }),
  counts: petition.counts.handler(async ({ input, context: { session } }) => {
    const { petitions, asOf } = await filterPetitions(session, input)
    return countPetitions(petitions, asOf)
  }),
})

async function filterPetitions(session: Session, filter: PetitionFilter): Promise<{ readonly petitions: readonly Petition[]; readonly asOf: string }> {
  const workspace = session.workspace()
  const asOf = filter.asOf ?? (await defaultDay(workspace))
  const { rows } = await workspace.listRecords({ table: 'petition', orderBy: { column: 'number' } })
  const words = filter.text?.trim().toLowerCase() ?? ''
  const petitions = rows.map(toPetition).filter(
    (found) =>
      (found.receivedOn ?? '') <= asOf &&
      (words === '' || `${found.number ?? ''}\n${found.content ?? ''}`.toLowerCase().includes(words)) &&
      allows(filter.batches, [found.batch]) &&
      allows(filter.districts, [found.district]) &&
      allows(filter.pollutionKinds, found.pollutionKinds.length === 0 ? [null] : found.pollutionKinds) &&
      allows(filter.months, [found.receivedOn?.slice(0, 7) ?? null]) &&
      allows(filter.verdicts, [found.verdict]) &&
      allows(filter.outcomes, [found.outcome]) &&
      (filter.key === undefined || found.keyCase === filter.key) &&
      (filter.repeated === undefined || (found.repeats !== null) === filter.repeated) &&
      (filter.taskId === undefined || found.taskId === filter.taskId),
  )
  return { petitions, asOf }
}

/** Nothing wanted allows everything; of several values one has to be wanted. */
function allows(wanted: readonly (string | null)[] | undefined, values: readonly (string | null)[]): boolean {
  return wanted === undefined || wanted.length === 0 || values.some((value) => wanted.includes(value))
}

function countPetitions(petitions: readonly Petition[], asOf: string): PetitionCounts {
  const count = (test: (found: Petition) => boolean): number => petitions.filter(test).length
  return {
    asOf,
    total: petitions.length,
    closed: count(({ outcome, closedOn }) => outcome === 'closed' && (closedOn ?? '') <= asOf),
    key: count(({ keyCase }) => keyCase),
    repeated: count(({ repeats }) => repeats !== null),
    verified: count(({ verdict }) => verdict === 'verified'),
    partly: count(({ verdict }) => verdict === 'partly'),
    unfounded: count(({ verdict }) => verdict === 'unfounded'),
    unjudged: count(({ verdict }) => verdict === null),
    withSeveralFlags: count(({ keyCase, repeats, verdict }) => [keyCase, repeats !== null, verdict === 'unfounded'].filter(Boolean).length > 1),
    byBatch: groupBy(petitions, ({ batch }) => [batch]),
    byDistrict: groupBy(petitions, ({ district }) => [district]),
    byPollutionKind: groupBy(petitions, ({ pollutionKinds }) => (pollutionKinds.length === 0 ? [null] : pollutionKinds)),
    byMonth: groupBy(petitions, ({ receivedOn }) => [receivedOn?.slice(0, 7) ?? null]),
  }
}

function groupBy(petitions: readonly Petition[], keysOf: (found: Petition) => readonly (string | null)[]): readonly PetitionGroup[] {
  const counts = new Map<string | null, number>()
  for (const found of petitions) for (const key of new Set(keysOf(found))) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].map(([key, count]) => ({ key, count })).sort((a, b) => Number(a.key === null) - Number(b.key === null) || (a.key ?? '').localeCompare(b.key ?? '', 'zh', { numeric: true }))
}

function toPetition(row: RecordRow): Petition {
  return {
    id: row.id,
    number: textOrNull(row, 'number'),
    batch: textOrNull(row, 'batch'),
    receivedOn: textOrNull(row, 'received_on'),
    district: textOrNull(row, 'district'),
    content: textOrNull(row, 'content'),
    pollutionKinds: kindsOf(text(row, 'pollution_kinds')),
    keyCase: row.values['key_case'] === true,
    repeats: textOrNull(row, 'repeats'),
    verdict: textOrNull(row, 'verdict') as CodeOf<'petitionVerdict'> | null,
    outcome: textOrNull(row, 'outcome') as CodeOf<'petitionOutcome'> | null,
    closedOn: textOrNull(row, 'closed_on'),
    taskId: textOrNull(row, 'task_id'),
    demonstration: row.values['demonstration'] === true,
  }
}

/** A JSON array of texts; a plain text, as another program may write it, is one kind. */
function kindsOf(json: string): readonly string[] {
  if (json === '') return []
  try {
    const value: unknown = JSON.parse(json)
    return Array.isArray(value) ? value.filter((kind): kind is string => typeof kind === 'string') : [json]
  } catch {
    return [json]
  }
}

/** Only the columns that were given. */
function columnsOf(values: PetitionValues): Readonly<Record<string, Value>> {
  const { receivedOn, pollutionKinds, keyCase, closedOn, taskId, ...same } = values
  const columns: Readonly<Record<string, Value | undefined>> = {
    ...same,
    received_on: receivedOn,
    pollution_kinds: pollutionKinds === undefined ? undefined : JSON.stringify([...new Set(pollutionKinds)]),
    key_case: keyCase,
    closed_on: closedOn,
    task_id: taskId === undefined || taskId === null ? taskId : Number(taskId),
  }
  return Object.fromEntries(Object.entries(columns).filter((entry): entry is [string, Value] => entry[1] !== undefined))
}

/**
 * What no petition can be: one of another's number, a repetition of itself, closed before it came.
 *
 * @param row as it stands; null: a new one
 * @throws AppError 'petition.numberTaken', 'petition.repeatsItself', 'petition.closedEarly'
 */
async function checkPetition(workspace: WorkspaceReader, { number, repeats, receivedOn, closedOn }: PetitionValues, row: RecordRow | null): Promise<void> {
  if (typeof number === 'string' && number !== (row === null ? null : textOrNull(row, 'number'))) {
    const { total } = await workspace.listRecords({ table: 'petition', where: [{ column: 'number', equals: number }], limit: 1 })
    if (total > 0) throw new AppError('petition.numberTaken', { number })
  }
  if (typeof repeats === 'string' && repeats === number) throw new AppError('petition.repeatsItself', { number })
  if (typeof closedOn === 'string' && typeof receivedOn === 'string' && closedOn < receivedOn) throw new AppError('petition.closedEarly', { number: number ?? '', closedOn, receivedOn })
}

async function requirePetition(workspace: WorkspaceReader, id: string): Promise<RecordRow> {
  const { rows } = await workspace.listRecords({ table: 'petition', where: [{ column: 'fid', equals: Number(id) }], limit: 1 })
  if (rows[0] === undefined) throw new AppError('petition.notFound', { petition: id })
  return rows[0]
}

async function requireTaskOf(workspace: WorkspaceReader, { taskId }: PetitionValues): Promise<void> {
  if (taskId !== undefined && taskId !== null) await readTaskRows(workspace, [taskId])
}
