/** Which columns the tables of a file really have: a file with an older schema, opened read-only, lacks some. */
import type { Connection } from '../connection/connection'

const known = new WeakMap<Connection, Map<string, ReadonlySet<string>>>()

/** Column names of a table, kept for the life of the connection. Empty for a table that is missing. */
export function presentColumns(connection: Connection, table: string): ReadonlySet<string> {
  let tables = known.get(connection)
  if (tables === undefined) {
    tables = new Map()
    known.set(connection, tables)
  }
  let columns = tables.get(table)
  if (columns === undefined) {
    columns = new Set(connection.all<[string]>('SELECT name FROM pragma_table_info(?)', table).map(([name]) => name))
    tables.set(table, columns)
  }
  return columns
}
