/** Everything that follows from the rows of an action: extents, overviews, search index. */
import type { Connection } from '../connection/connection'
import { refreshContents } from '../geopackage/contents'
import { shapeOfTable } from '../schema/table-shape'
import { indexChangedRows } from '../search/index-rows'
import { refreshOverviews } from '../tiles/refresh-overviews'
import type { ChangedRows } from './changed-rows'

/** To be called inside the action's transaction, after its rows and their R-trees are written. */
export function refreshDerived(connection: Connection, actionId: number, changed: ChangedRows): void {
  indexChangedRows(connection, actionId, changed)
  for (const [table, part] of changed.tables) {
    const shape = shapeOfTable(table)
    if (shape === null) continue
    refreshContents(connection, table, part, shape.geometry !== null)
    if (shape.kind !== null) refreshOverviews(connection, shape.kind, part.moved ?? 'all')
  }
}
