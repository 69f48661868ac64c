/**
 * Which journal protects a workspace when.
 *
 * At rest: rollback journal, so that merely opening leaves nothing beside the file. From the first write to the close: WAL, so that
 * readers go on during long writes; never on a network drive. The switch needs a moment without readers.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Connection } from '../connection/connection'
import { isBusy } from '../connection/retry-busy'

const SWITCH_PATIENCE_MILLISECONDS = 10_000
const SWITCH_PAUSE_MILLISECONDS = 20
/** A program that ends does not wait long for others. */
const CLOSE_PATIENCE_MILLISECONDS = 300

/**
 * Begin to use WAL. Where a reader of another program does not let go, the rollback journal stays: as safe, but readers wait.
 *
 * @param withoutSnapshots runs the switch while this process holds no snapshot
 * @returns whether WAL is used
 */
export async function switchToWal(connection: Connection, withoutSnapshots: <Result>(work: () => Result) => Result): Promise<boolean> {
  const end = performance.now() + SWITCH_PATIENCE_MILLISECONDS
  while (!withoutSnapshots(() => tryMode(connection, 'wal'))) {
    if (performance.now() > end) return false
    await wait(SWITCH_PAUSE_MILLISECONDS)
  }
  return true
}

/** Back to one file. A reader of another program may hold it up; then its last reader or our next opening cleans up. */
export function switchToRollback(connection: Connection): void {
  connection.pragma(`busy_timeout = ${CLOSE_PATIENCE_MILLISECONDS}`)
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (!isBusy(error)) throw error
  }
  tryMode(connection, 'delete')
}

function tryMode(connection: Connection, mode: 'wal' | 'delete'): boolean {
  try {
    return connection.pragma(`journal_mode = ${mode}`) === mode
  } catch (error) {
    if (isBusy(error)) return false
    throw error
  }
}
