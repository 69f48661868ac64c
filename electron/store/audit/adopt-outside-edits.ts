/** Edits that another program (QGIS, GDAL) made between our actions: given an entry of their own before our next one. */
import type { Connection } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { readableBounds } from '../geopackage/geometry-bounds'
import { GEOMETRY_COLUMN, shapeOfTable } from '../schema/table-shape'
import { ChangedRows } from '../write/changed-rows'
import { appendEntry, nextEntry } from './append-entry'

/** `action` and `actor` of such an entry. */
const OUTSIDE_ACTION = 'outside.edit'
const OUTSIDE_ACTOR = 'outside'

/** Number of row changes that wait for adoption. */
export function countOutsideEdits(connection: Connection): number {
  return connection.value<number>('SELECT count(*) FROM dutu_audit_row WHERE action_id IS NULL') ?? 0
}

/**
 * Adopt waiting edits, inside the transaction of our next action.
 *
 * @returns the entry's number and what they touched, null where there was nothing to adopt
 */
export function adoptOutsideEdits(connection: Connection): { readonly actionId: number; readonly changed: ChangedRows } | null {
  if (countOutsideEdits(connection) === 0) return null
  const seq = nextEntry(connection)
  const changed = new ChangedRows()
  const rows = connection.all<[string, number, string, Uint8Array | null]>(
    'SELECT table_name, row_id, change, geometry FROM dutu_audit_row WHERE action_id IS NULL ORDER BY table_name, row_id, id',
  )
  for (const [table, fid, change, oldGeometry] of rows) {
    const part = changed.of(table)
    if (change === 'insert') {
      part.noteInserted(fid)
      connection.run(`UPDATE ${quoteName(table)} SET action_id = ? WHERE fid = ?`, seq, fid)
    } else part.touched.add(fid)
    if ((shapeOfTable(table)?.geometry ?? null) === null) continue
    if (oldGeometry !== null) part.noteRemoved(fid, readableBounds(oldGeometry))
    part.noteAdded(fid, readableBounds(connection.value(`SELECT ${GEOMETRY_COLUMN} FROM ${quoteName(table)} WHERE fid = ?`, fid)))
  }
  connection.run('UPDATE dutu_audit_row SET action_id = ? WHERE action_id IS NULL', seq)
  appendEntry(connection, seq, { action: OUTSIDE_ACTION, actor: OUTSIDE_ACTOR, params: {}, reason: null, undoes: null }, changed)
  return { actionId: seq, changed }
}
