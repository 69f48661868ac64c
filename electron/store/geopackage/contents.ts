/** `gpkg_contents` kept true: time of the last change and extent. */
import type { BoundingBox } from '../../../shared/domain/feature'
import type { Connection } from '../connection/connection'
import { quoteName } from '../connection/quote'
import type { ChangedTable } from '../write/changed-rows'
import { rtreeName } from './rtree'
import { unionOfBounds } from './union-of-bounds'

/** Bring the row of one table up to date after an action. */
export function refreshContents(connection: Connection, table: string, changed: ChangedTable, hasGeometry: boolean): void {
  connection.run("UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE table_name = ?", table)
  if (!hasGeometry || (changed.addedBounds === null && changed.removedBounds === null)) return
  const row = connection.get<[number | null, number | null, number | null, number | null]>('SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?', table)
  const known: BoundingBox | null = row === null || row[0] === null ? null : (row as unknown as BoundingBox)
  const { addedBounds, removedBounds } = changed
  const shrinks = removedBounds !== null && (known === null || touchesEdge(removedBounds, known))
  const bounds = shrinks ? indexBounds(connection, table) : unionOfBounds([known, addedBounds])
  connection.run('UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?', ...(bounds ?? [null, null, null, null]), table)
}

/** Something that lay at the edge went away: only the index knows the new edge (outward by a 32-bit rounding, under a metre). */
function touchesEdge(removed: BoundingBox, known: BoundingBox): boolean {
  return removed[0] <= known[0] || removed[1] <= known[1] || removed[2] >= known[2] || removed[3] >= known[3]
}

function indexBounds(connection: Connection, table: string): BoundingBox | null {
  const row = connection.get<[number | null, number, number, number]>(`SELECT min(minx), min(miny), max(maxx), max(maxy) FROM ${quoteName(rtreeName(table))}`)
  return row === null || row[0] === null ? null : (row as unknown as BoundingBox)
}
