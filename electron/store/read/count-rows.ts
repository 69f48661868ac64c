/** How many rows a table or a condition has. */
import type { Connection, SqlValue } from '../connection/connection'
import { quoteName } from '../connection/quote'
import type { TableShape } from '../schema/table-shape'

/** @param sql a condition; `1` for the whole table, whose count is kept by triggers */
export function countRows(connection: Connection, shape: TableShape, sql: string, values: readonly SqlValue[]): number {
  if (sql === '1') {
    const kept = connection.value<number>('SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = ?', shape.table)
    if (kept !== null) return kept
  }
  return connection.value<number>(`SELECT count(*) FROM ${quoteName(shape.table)} WHERE ${sql}`, ...values) ?? 0
}
