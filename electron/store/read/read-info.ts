/** What a workspace says about itself: layers, counts, extents, versions, last changes. */
import type { BoundingBox } from '../../../shared/domain/feature'
import type { LayerInfo, WorkspaceAccess, WorkspaceInfo } from '../../../shared/domain/workspace'
import type { Connection } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { unionOfBounds } from '../geopackage/union-of-bounds'
import { tableShapes, type TableShape } from '../schema/table-shape'
import { readMeta } from '../schema/meta'
import { presentColumns } from './present-columns'
import { countRows } from './count-rows'
import { readHistory } from './read-history'

const LAST_CHANGES = 20

type DescribedFile = { readonly path: string; readonly access: WorkspaceAccess; readonly foreignLayers: readonly LayerInfo[] | null }

/** A file of another program names its own layers beside the reference layer that they are drawn as. */
export function readInfo(connection: Connection, { path, access, foreignLayers }: DescribedFile): WorkspaceInfo {
  const own = readOwnInfo(connection, path, access)
  if (foreignLayers === null) return own
  return { ...own, schemaVersion: 0, layers: [...own.layers.filter(({ features }) => features > 0), ...foreignLayers], lastChanges: [] }
}

function readOwnInfo(connection: Connection, path: string, access: WorkspaceAccess): WorkspaceInfo {
  const meta = readMeta(connection)
  const layers = tableShapes.filter(({ table, kind }) => kind !== null && presentColumns(connection, table).size > 0).map((shape) => readLayer(connection, shape))
  return {
    path,
    title: meta.title,
    access,
    schemaVersion: meta.schemaVersion,
    today: meta.today,
    sample: meta.sample,
    layers,
    bounds: unionOfBounds(layers.map(({ bounds }) => bounds)),
    lastChanges: readHistory(connection, LAST_CHANGES),
  }
}

function readLayer(connection: Connection, shape: TableShape): LayerInfo {
  const { table, kind, title, geometry, legal } = shape
  const name = quoteName(table)
  const vintages = legal
    ? connection.all<[string]>(`SELECT DISTINCT vintage FROM ${name} WHERE vintage IS NOT NULL ORDER BY vintage DESC`).map(([vintage]) => vintage)
    : []
  const extent = connection.get<[number | null, number | null, number | null, number | null]>(
    'SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?',
    table,
  )
  return {
    name: table,
    kind,
    title,
    geometry,
    features: countRows(connection, shape, '1', []),
    vintage: vintages[0] ?? null,
    vintages,
    bounds: extent === null ? null : toBounds(extent),
    demonstration: connection.value(`SELECT EXISTS (SELECT 1 FROM ${name} WHERE demonstration = 1)`) === 1,
  }
}

function toBounds([west, south, east, north]: readonly (number | null)[]): BoundingBox | null {
  if (west === null || south === null || east === null || north === null) return null
  if (west === undefined || south === undefined || east === undefined || north === undefined) return null
  return [west, south, east, north]
}
