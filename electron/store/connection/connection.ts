/** A connection to one SQLite file, with its prepared statements kept. Synchronous: everything asynchronous is above it. */
import Database from 'better-sqlite3'

/** A value as SQLite has it. Whole numbers outside ±2^53 do not occur in our tables. */
export type SqlValue = string | number | bigint | Uint8Array | null

/** A row as an array, in the order of the selected columns. */
export type SqlRow = readonly SqlValue[]

/** Columns that the caller names, in the order of selection. */
export class Connection {
  readonly database: Database.Database
  readonly #statements = new Map<string, Database.Statement<unknown[]>>()
  /** What has to be out of the way while a transaction is committed: readers, where the journal is no WAL. */
  aroundCommit: (commit: () => void) => void = (commit) => commit()

  constructor(database: Database.Database) {
    this.database = database
  }

  /** Run a statement that returns nothing. @returns rows changed */
  run(sql: string, ...values: readonly SqlValue[]): number {
    return this.#prepare(sql).run(...values).changes
  }

  /** Insert a row. @returns its rowid */
  insert(sql: string, ...values: readonly SqlValue[]): number {
    return Number(this.#prepare(sql).run(...values).lastInsertRowid)
  }

  /** All rows. */
  all<Row extends SqlRow>(sql: string, ...values: readonly SqlValue[]): Row[] {
    return this.#reader(sql).all(...values) as Row[]
  }

  /** The first row, or null. */
  get<Row extends SqlRow>(sql: string, ...values: readonly SqlValue[]): Row | null {
    return (this.#reader(sql).get(...values) as Row | undefined) ?? null
  }

  /** The first column of the first row, or null without rows. */
  value<Value extends SqlValue>(sql: string, ...values: readonly SqlValue[]): Value | null {
    return this.get<readonly [Value]>(sql, ...values)?.[0] ?? null
  }

  /** Rows one by one. No other statement of this connection may write meanwhile. */
  iterate<Row extends SqlRow>(sql: string, ...values: readonly SqlValue[]): IterableIterator<Row> {
    // Not from the cache: a statement that is being iterated is busy.
    return this.database
      .prepare(sql)
      .raw(true)
      .iterate(...values) as IterableIterator<Row>
  }

  /** DDL and several statements at once. Forgets prepared statements: they may not fit the schema any more. */
  exec(sql: string): void {
    this.database.exec(sql)
  }

  commit(): void {
    this.aroundCommit(() => {
      this.exec('COMMIT')
    })
  }

  /** Commit, and leave what the WAL holds to a later commit to bring back into the file. */
  commitIntoWal(): void {
    const pages = this.pragma('wal_autocheckpoint')
    this.pragma('wal_autocheckpoint = 0')
    try {
      this.commit()
    } finally {
      this.pragma(`wal_autocheckpoint = ${Number(pages)}`)
    }
  }

  /** A statement for a loop. */
  prepare(sql: string): Database.Statement<unknown[]> {
    return this.#prepare(sql)
  }

  pragma(text: string): unknown {
    return this.database.pragma(text, { simple: true })
  }

  get inTransaction(): boolean {
    return this.database.inTransaction
  }

  close(): void {
    this.#statements.clear()
    this.database.close()
  }

  #prepare(sql: string): Database.Statement<unknown[]> {
    const kept = this.#statements.get(sql)
    if (kept !== undefined) return kept
    const statement = this.database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  #reader(sql: string): Database.Statement<unknown[]> {
    const statement = this.#prepare(sql)
    return statement.raw(true)
  }
}
