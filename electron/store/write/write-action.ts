/** One user action: one transaction, one entry of the log, all or nothing. */
import { appendEntry, nextEntry, type EntryInput } from '../audit/append-entry'
import { adoptOutsideEdits } from '../audit/adopt-outside-edits'
import type { Connection } from '../connection/connection'
import { refreshContents } from '../geopackage/contents'
import { shapeOfTable } from '../schema/table-shape'
import type { ActionResult, Change, JobContext } from '../workspace-store'
import { applyChange } from './apply-change'
import { ChangedRows } from './changed-rows'
import { RowWriter } from './row-writer'

/** Changes between two looks at the clock and the signal. */
const CHANGES_BETWEEN_PAUSES = 500
const MILLISECONDS_BETWEEN_PAUSES = 40

/**
 * Apply changes as one action. Between some of them other work of the process gets its turn; nobody sees the action before its end.
 *
 * @throws what a change throws, or the signal's reason: then nothing is changed
 */
export async function writeAction(
  connection: Connection,
  input: EntryInput,
  changes: Iterable<Change> | AsyncIterable<Change>,
  job: JobContext = {},
): Promise<ActionResult> {
  return runAction(connection, input, async (running) => {
    const pauses = new Pauses(job)
    for await (const change of changes) {
      applyChange(running.writer, change, running.ids)
      await pauses.afterChange()
    }
    job.signal?.throwIfAborted()
  })
}

export type RunningAction = {
  readonly actionId: number
  readonly changed: ChangedRows
  readonly writer: RowWriter
  /** Ids by the `ref` of the change that inserted the row. */
  readonly ids: Map<string, string>
}

/** The frame of every action: transaction, adoption of outside edits, derived data, log entry. */
export async function runAction(connection: Connection, input: EntryInput, work: (running: RunningAction) => Promise<void> | void): Promise<ActionResult> {
  connection.exec('BEGIN IMMEDIATE')
  try {
    const outside = adoptOutsideEdits(connection)
    if (outside !== null) refreshDerived(connection, outside)
    const actionId = nextEntry(connection)
    connection.run('UPDATE dutu_current_action SET action_id = ?', actionId)
    const changed = new ChangedRows()
    const ids = new Map<string, string>()
    await work({ actionId, changed, writer: new RowWriter(connection, changed, actionId), ids })
    refreshDerived(connection, changed)
    const counts = appendEntry(connection, actionId, input, changed)
    connection.run('UPDATE dutu_current_action SET action_id = NULL')
    connection.exec('COMMIT')
    return { actionId: String(actionId), ...counts, ids }
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

/** Everything that follows from the rows: extents, search index, overviews. */
function refreshDerived(connection: Connection, changed: ChangedRows): void {
  for (const [table, part] of changed.tables) {
    const shape = shapeOfTable(table)
    if (shape === null) continue
    refreshContents(connection, table, part, shape.geometry !== null)
  }
}

/** Gives other work its turn, reports progress and looks for cancellation, a few times a second. */
class Pauses {
  readonly #job: JobContext
  #done = 0
  #next = performance.now() + MILLISECONDS_BETWEEN_PAUSES

  constructor(job: JobContext) {
    this.#job = job
  }

  async afterChange(): Promise<void> {
    this.#done++
    if (this.#done % CHANGES_BETWEEN_PAUSES !== 0 || performance.now() < this.#next) return
    this.#job.onProgress?.(this.#done, null)
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    this.#job.signal?.throwIfAborted()
    this.#next = performance.now() + MILLISECONDS_BETWEEN_PAUSES
  }
}
