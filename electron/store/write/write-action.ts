/** One user action: one transaction, one entry of the log, all or nothing. */
import { appendEntry, nextEntry, type EntryInput } from '../audit/append-entry'
import { adoptOutsideEdits } from '../audit/adopt-outside-edits'
import type { Connection } from '../connection/connection'
import { retryBusy } from '../connection/retry-busy'
import { staleKinds } from '../tiles/stale-overviews'
import type { ActionResult, Change, WriteContext } from '../workspace-store'
import { ChangeApplier } from './apply-change'
import { ChangedRows } from './changed-rows'
import { Pauses } from './pauses'
import { refreshDerived } from './refresh-derived'
import type { RowWriter } from './row-writer'

/**
 * Apply changes as one action. Between some of them other work of the process gets its turn; nobody sees the action before its end.
 *
 * @throws what a change throws, or the signal's reason: then nothing is changed
 */
export async function writeAction(
  connection: Connection,
  input: EntryInput,
  changes: Iterable<Change> | AsyncIterable<Change>,
  context: WriteContext = {},
): Promise<ActionResult> {
  const work = async ({ applier }: RunningAction) => {
    const pauses = new Pauses(context)
    for await (const change of changes) await pauses.afterChange(applier.apply(change))
    context.signal?.throwIfAborted()
  }
  return runAction(connection, input, work, context)
}

export type RunningAction = { readonly actionId: number; readonly applier: ChangeApplier; readonly rows: RowWriter; readonly changed: ChangedRows }

/** The frame of every action: transaction, adoption of outside edits, derived data, log entry. */
export async function runAction(connection: Connection, input: EntryInput, work: (running: RunningAction) => Promise<void> | void, context: WriteContext = {}): Promise<ActionResult> {
  await retryBusy(() => connection.exec('BEGIN IMMEDIATE'))
  try {
    const outside = adoptOutsideEdits(connection)
    const actionId = nextEntry(connection)
    connection.run('UPDATE dutu_current_action SET action_id = ?', actionId)
    const changed = new ChangedRows()
    const applier = new ChangeApplier(connection, changed, actionId)
    await work({ actionId, applier, rows: applier.rows, changed })
    const pauses = new Pauses(context.signal === undefined ? {} : { signal: context.signal })
    for (const _ of applier.finishInSteps()) await pauses.afterStep()
    if (outside !== null) await refreshDerived(connection, outside.actionId, outside.changed, context)
    await refreshDerived(connection, actionId, changed, context)
    const counts = appendEntry(connection, actionId, input, changed)
    connection.run('UPDATE dutu_current_action SET action_id = NULL')
    // Overviews that are made later end in a commit of their own, for which nobody waits.
    const isMoreToCome = context.largeOverviews === 'later' && staleKinds(connection).length > 0
    await retryBusy(() => (isMoreToCome ? connection.commitIntoWal() : connection.commit()))
    return { actionId: String(actionId), ...counts, ids: applier.ids }
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
}
