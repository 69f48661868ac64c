/** The one writing connection of a workspace: opened at the first write, actions one after another, back to one file at the close. */
import { AppError } from '../../../shared/errors'
import type { Connection } from '../connection/connection'
import { openWriteConnection } from '../connection/open-connection'
import { asWriteFailure } from '../connection/sqlite-failure'
import { switchToRollback, switchToWal } from '../open/journal-mode'
import { isOnNetworkDrive } from '../open/network-drive'

export type WriterOptions = {
  readonly path: string
  readonly journal: 'wal' | 'rollback'
  /** Called around the switch to WAL: snapshots of our own readers must let go for a moment. */
  readonly withoutSnapshots: <Result>(work: () => Result) => Result
}

/**
 * Readers and a writer of one thread with a rollback journal: changed pages stay in memory until the commit, or readers would be locked
 * out while the writer waits for what they read; and for the commit they let go.
 */
function shareRollbackJournal(connection: Connection, withoutSnapshots: WriterOptions['withoutSnapshots']): void {
  connection.pragma('cache_spill = OFF')
  connection.aroundCommit = withoutSnapshots
}

export class Writer {
  readonly #options: WriterOptions
  #connection: Connection | null = null
  #last: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(options: WriterOptions) {
    this.#options = options
  }

  /** Run one action after those that were asked for before. */
  run<Result>(action: (connection: Connection) => Promise<Result> | Result): Promise<Result> {
    const turn = this.#last.then(async () => {
      if (this.#closed) throw new AppError('workspace.notOpen', {})
      try {
        return await action(await this.#open())
      } catch (error) {
        throw asWriteFailure(error, this.#options.path)
      }
    })
    this.#last = turn.catch(() => undefined)
    return turn
  }

  /** Wait for the running action, then return to one file. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#last
    const connection = this.#connection
    this.#connection = null
    if (connection === null) return
    switchToRollback(connection)
    connection.close()
  }

  async #open(): Promise<Connection> {
    if (this.#connection !== null) return this.#connection
    const { path, journal, withoutSnapshots } = this.#options
    const connection = openWriteConnection(path)
    try {
      const isWal = journal === 'wal' && !isOnNetworkDrive(path) && (await switchToWal(connection, withoutSnapshots))
      if (!isWal) shareRollbackJournal(connection, withoutSnapshots)
    } catch (error) {
      connection.close()
      throw error
    }
    this.#connection = connection
    return connection
  }
}
