/** What a migration is: one step of the schema, from the version before to its own. */
import type { Connection } from '../connection/connection'

export type Migration = {
  /** Version that the file has afterwards. */
  readonly version: number
  /** What it changes, for the log of the program. */
  readonly description: string
  /** Runs inside a transaction, with the log's triggers in place: rows that it changes are logged as `workspace.migrate`. */
  readonly apply: (connection: Connection) => void
}
