/** The one writing connection of a workspace: opened at the first write, actions one after another, back to one file at the close. */
import { AppError } from '../../../shared/errors'
import type { Connection } from '../connection/connection'
import { openWriteConnection } from '../connection/open-connection'
import { isBusy } from '../connection/retry-busy'
import { asWriteFailure } from '../connection/sqlite-failure'
import { switchToRollback, switchToWal } from '../open/journal-mode'
import { isOnNetworkDrive } from '../open/network-drive'
import type { ReaderGate } from '../read/reader-gate'

export type WriterOptions = {
  readonly path: string
  readonly journal: 'wal' | 'rollback'
  /** Called around the switch to WAL: snapshots of our own readers must let go for a moment. */
  readonly withoutSnapshots: <Result>(work: () => Result) => Result
  /** Shut while the file is needed whole: long reads of other threads let go. */
  readonly gate: ReaderGate
  /**
   * What is done with the WAL after a write. `return`: it goes back into the file, which after an import takes seconds, so for threads
   * that nobody waits for; `leave`: it stays until such a thread has written, or the close.
   */
  readonly wal: 'return' | 'leave'
}

/**
 * Readers and a writer of one process with a rollback journal: changed pages stay in memory until the commit, or readers would be locked
 * out while the writer waits for what they read; and for the commit they let go. The gate stays shut while a commit is tried again.
 */
function shareRollbackJournal(connection: Connection, { withoutSnapshots, gate }: WriterOptions): void {
  connection.pragma('cache_spill = OFF')
  connection.aroundCommit = (commit) => {
    gate.shut()
    try {
      withoutSnapshots(commit)
    } catch (error) {
      if (!isBusy(error)) gate.open()
      throw error
    }
    gate.open()
  }
}

export class Writer {
  readonly #options: WriterOptions
  #connection: Connection | null = null
  #last: Promise<unknown> = Promise.resolve()
  #closed = false
  #lent = false

  constructor(options: WriterOptions) {
    this.#options = options
  }

  /** Run one action after those that were asked for before. */
  run<Result>(action: (connection: Connection) => Promise<Result> | Result): Promise<Result> {
    return this.#take(async () => action(await this.#open()))
  }

  /** Leave a turn to another thread, which has a connection of its own. */
  lend<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#take(() => {
      this.#lent = true
      return work()
    })
  }

  /** Wait for the running action, then return to one file. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#last
    const connection = this.#connection ?? (this.#lent ? openWriteConnection(this.#options.path) : null)
    this.#connection = null
    if (connection === null) return
    switchToRollback(connection)
    connection.close()
  }

  /** A turn after those that were asked for before. */
  #take<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(async () => {
      if (this.#closed) throw new AppError('workspace.notOpen', {})
      try {
        return await work()
      } catch (error) {
        throw asWriteFailure(error, this.#options.path)
      } finally {
        this.#options.gate.open()
      }
    })
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async #open(): Promise<Connection> {
    if (this.#connection !== null) return this.#connection
    const { path, journal, withoutSnapshots, gate, wal } = this.#options
    const connection = openWriteConnection(path)
    try {
      gate.shut()
      const isWal = journal === 'wal' && !isOnNetworkDrive(path) && (await switchToWal(connection, withoutSnapshots))
      gate.open()
      if (!isWal) shareRollbackJournal(connection, this.#options)
      else if (wal === 'leave') connection.pragma('wal_autocheckpoint = 0')
    } catch (error) {
      connection.close()
      throw error
    }
    this.#connection = connection
    return connection
  }
}
