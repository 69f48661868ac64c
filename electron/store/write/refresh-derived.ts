/** Everything that follows from the rows of an action: extents, overviews, search index. */
import type { Connection } from '../connection/connection'
import { refreshContents } from '../geopackage/contents'
import { shapeOfTable } from '../schema/table-shape'
import { indexChangedRows } from '../search/index-rows'
import { refreshOverviewsInSteps } from '../tiles/refresh-overviews'
import type { ChangedRows } from './changed-rows'
import type { WriteContext } from '../workspace-store'
import { Pauses } from './pauses'

/**
 * To be called inside the action's transaction, after its rows and their R-trees are written. Overviews of very many features take
 * seconds; other work gets its turn meanwhile.
 *
 * @throws the signal's reason
 */
export async function refreshDerived(connection: Connection, actionId: number, changed: ChangedRows, { signal, largeOverviews = 'now' }: WriteContext = {}): Promise<void> {
  const pauses = new Pauses(signal === undefined ? {} : { signal })
  indexChangedRows(connection, actionId, changed)
  for (const [table, part] of changed.tables) {
    const shape = shapeOfTable(table)
    if (shape === null) continue
    refreshContents(connection, table, part, shape.geometry !== null)
    if (shape.kind === null) continue
    for (const _ of refreshOverviewsInSteps(connection, shape.kind, part.moved ?? 'all', largeOverviews)) await pauses.afterStep()
  }
}
