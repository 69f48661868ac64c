/**
 * Long reads see one state: each runs in a read transaction of a connection of its own.
 *
 * Between two batches a long read holds no statement, only its transaction; so the moment in which the writer switches the journal can
 * end the transactions and begin them again, before anything was written: they go on in the same state. Without WAL (network drive,
 * command) every commit of this process needs such a moment, and a long read that spans it goes on in the new state. Long reads of
 * other threads are asked through the gate to do the same.
 */
import type { Connection } from '../connection/connection'
import { openReadConnection } from '../connection/open-connection'
import type { ReaderGate } from './reader-gate'

/** Idle connections kept for the next long read. */
const KEPT_CONNECTIONS = 2

export class Snapshots {
  readonly #path: string
  readonly #gate: ReaderGate
  readonly #active = new Set<Connection>()
  readonly #idle: Connection[] = []

  /** @param gate of the file's writer, wherever it is */
  constructor(path: string, gate: ReaderGate) {
    this.#path = path
    this.#gate = gate
  }

  /** A connection in a read transaction. Give it back with {@link end}. */
  begin(): Connection {
    const connection = this.#idle.pop() ?? openReadConnection(this.#path)
    beginSnapshot(connection)
    this.#active.add(connection)
    return connection
  }

  end(connection: Connection): void {
    if (!this.#active.delete(connection)) return
    endSnapshot(connection)
    if (this.#idle.length < KEPT_CONNECTIONS) this.#idle.push(connection)
    else connection.close()
  }

  /** Between two batches: let go for as long as a writer of another thread asks for it. */
  async letWriterThrough(connection: Connection): Promise<void> {
    if (!this.#gate.isShut || !this.#active.has(connection)) return
    endSnapshot(connection)
    await this.#gate.untilOpen()
    if (this.#active.has(connection)) beginSnapshot(connection)
  }

  /** Do something while no snapshot is held. What was committed by then, the long reads go on in. */
  readonly without = <Result>(work: () => Result): Result => {
    for (const connection of this.#active) endSnapshot(connection)
    try {
      return work()
    } finally {
      for (const connection of this.#active) beginSnapshot(connection)
    }
  }

  /** End what still runs. */
  close(): void {
    for (const connection of [...this.#active, ...this.#idle]) connection.close()
    this.#active.clear()
    this.#idle.length = 0
  }
}

function beginSnapshot(connection: Connection): void {
  connection.exec('BEGIN')
  // The snapshot begins with the first read.
  connection.value('SELECT count(*) FROM gpkg_contents')
}

function endSnapshot(connection: Connection): void {
  if (connection.inTransaction) connection.exec('COMMIT')
}
