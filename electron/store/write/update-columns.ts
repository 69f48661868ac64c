/** The same columns of many features: how derived columns (属地, 汇水区) are brought up to date. */
import type { Value } from '../../../shared/domain/feature'
import type { Connection, SqlValue } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { readableBounds } from '../geopackage/geometry-bounds'
import { GEOMETRY_COLUMN, type TableShape } from '../schema/table-shape'
import type { ChangedRows } from './changed-rows'
import { drawnColumns } from './drawn-columns'
import { requireColumns } from './row-writer'
import { toSqlValue } from './to-sql-value'

/**
 * Rows that have the values already are not touched, nor are ids that no longer exist.
 *
 * @param columns values by column, in the order of the ids
 */
export function updateColumns(connection: Connection, changed: ChangedRows, shape: TableShape, ids: ArrayLike<number>, columns: Readonly<Record<string, readonly Value[]>>): void {
  requireColumns(shape, columns)
  const names = Object.keys(columns)
  if (names.length === 0) return
  const sets = names.map((name) => `${quoteName(name)} = ?`).join(', ')
  const differs = names.map((name) => `${quoteName(name)} IS NOT ?`).join(' OR ')
  const update = connection.prepare(`UPDATE ${quoteName(shape.table)} SET ${sets} WHERE fid = ? AND (${differs})`)
  const part = changed.of(shape.table)
  const isDrawn = names.some((name) => drawnColumns(shape).includes(name))
  for (let index = 0; index < ids.length; index++) {
    const values = names.map((name): SqlValue => toSqlValue(shape.columnsByName.get(name)!, columns[name]![index]))
    if (update.run(...values, ids[index], ...values).changes === 0) continue
    part.touched.add(ids[index]!)
    if (isDrawn) part.noteTouched(ids[index]!, boundsOf(connection, shape, ids[index]!))
  }
}

function boundsOf(connection: Connection, shape: TableShape, fid: number) {
  return readableBounds(connection.value(`SELECT ${GEOMETRY_COLUMN} FROM ${quoteName(shape.table)} WHERE fid = ?`, fid))
}
