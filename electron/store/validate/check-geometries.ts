/** Every geometry blob and its entry in the spatial index: OGC 12-128r17, 2.1.3 and F.3. */
import { simpleParts, type FlatGeometry } from '../../../shared/domain/flat-geometry'
import type { BoundingBox } from '../../../shared/domain/feature'
import type { Connection } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { decodeGeometry } from '../geopackage/decode-geometry'
import { boundsOfBlob, boundsOfGeometry } from '../geopackage/geometry-bounds'
import { GeometryFormatError, readGeometryHeader } from '../geopackage/geometry-header'
import { roundDown, roundUp } from '../geopackage/rtree-rounding'
import { type Check, type Finding, problem, ROWS_BETWEEN_BREATHS } from './check'
import { type GeometryColumn, geometryColumns, hasTable } from './check-geopackage'

export const geometriesCheck: Check = {
  name: 'geometries',
  *run(connection) {
    for (const column of geometryColumns(connection)) yield* checkBlobs(connection, column)
  },
}

function* checkBlobs(connection: Connection, geometryColumn: GeometryColumn): Generator<Finding> {
  const { table, column } = geometryColumn
  const isGeographic = connection.value("SELECT definition LIKE 'GEOGCS%' FROM gpkg_spatial_ref_sys WHERE srs_id = ?", geometryColumn.srsId) === 1
  let rows = 0
  for (const [id, blob] of connection.iterate<[number, unknown & (Uint8Array | null)]>(`SELECT rowid, ${quoteName(column)} FROM ${quoteName(table)} WHERE ${quoteName(column)} IS NOT NULL`)) {
    yield* checkBlob(geometryColumn, String(id), blob, isGeographic)
    if (++rows % ROWS_BETWEEN_BREATHS === 0) yield null
  }
}

function* checkBlob({ table, type, srsId }: GeometryColumn, row: string, blob: unknown, isGeographic: boolean): Generator<Finding> {
  if (!(blob instanceof Uint8Array)) {
    yield problem('validation.geometryUnreadable', { table, row, detail: typeof blob })
    return
  }
  let geometry: FlatGeometry
  try {
    const header = readGeometryHeader(blob)
    if (header.srsId !== srsId) yield problem('validation.geometryReferenceSystem', { table, row, found: String(header.srsId), expected: String(srsId) })
    geometry = decodeGeometry(blob)
  } catch (error) {
    if (!(error instanceof GeometryFormatError)) throw error
    yield problem('validation.geometryUnreadable', { table, row, detail: error.message })
    return
  }
  const expected = type.toUpperCase()
  const found = geometry.type.toUpperCase()
  if (expected !== 'GEOMETRY' && expected !== found && !(expected === 'GEOMETRYCOLLECTION' && found.startsWith('MULTI'))) {
    yield problem('validation.geometryType', { table, row, found: geometry.type, expected: type })
  }
  if (simpleParts(geometry).some(({ xy }) => !xy.every(Number.isFinite))) {
    yield problem('validation.geometryNotFinite', { table, row })
    return
  }
  const bounds = boundsOfGeometry(geometry)
  if (bounds === null) return
  if (isGeographic && (bounds[0] < -180 || bounds[2] > 180 || bounds[1] < -90 || bounds[3] > 90)) yield problem('validation.geometryOutsideWorld', { table, row })
  const stated = boundsOfBlob(blob)
  if (stated === null || stated.some((side, index) => side !== bounds[index])) yield problem('validation.geometryEnvelope', { table, row })
}

export const spatialIndexCheck: Check = {
  name: 'spatialIndex',
  *run(connection) {
    for (const column of geometryColumns(connection)) {
      const index = `rtree_${column.table}_${column.column}`
      if (hasTable(connection, index)) yield* checkIndex(connection, column, index)
      else if (isIndexListed(connection, column)) yield problem('validation.tableMissing', { table: index })
    }
  },
}

function isIndexListed(connection: Connection, { table, column }: GeometryColumn): boolean {
  return connection.value("SELECT 1 FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index' AND table_name = ? AND column_name = ?", table, column) === 1
}

type IndexedRow = [id: number, blob: Uint8Array | null, entry: number | null, minx: number, maxx: number, miny: number, maxy: number]

function* checkIndex(connection: Connection, { table, column }: GeometryColumn, index: string): Generator<Finding> {
  const sql = `SELECT t.rowid, t.${quoteName(column)}, r.id, r.minx, r.maxx, r.miny, r.maxy FROM ${quoteName(table)} t LEFT JOIN ${quoteName(index)} r ON r.id = t.rowid`
  let entries = 0
  let rows = 0
  for (const [id, blob, entry, minx, maxx, miny, maxy] of connection.iterate<IndexedRow>(sql)) {
    if (entry !== null) entries++
    const bounds = readBounds(blob)
    if (bounds === 'unreadable') continue
    if (bounds === null) {
      if (entry !== null) yield problem('validation.indexEntryWrong', { table, row: String(id) })
    } else if (entry === null) yield problem('validation.indexEntryMissing', { table, row: String(id) })
    else if (!isBoxOf(bounds, minx, maxx, miny, maxy)) yield problem('validation.indexEntryWrong', { table, row: String(id) })
    if (++rows % ROWS_BETWEEN_BREATHS === 0) yield null
  }
  const found = connection.value<number>(`SELECT count(*) FROM ${quoteName(index)}`) ?? 0
  if (found > entries) yield problem('validation.indexEntryOrphaned', { table, count: found - entries })
}

function readBounds(blob: Uint8Array | null): BoundingBox | null | 'unreadable' {
  if (blob === null) return null
  try {
    return boundsOfBlob(blob)
  } catch (error) {
    if (error instanceof GeometryFormatError) return 'unreadable'
    throw error
  }
}

/** Around the bounds, and no wider than the rounding to 32 bits makes it (twice, for programs that round once more). */
function isBoxOf([west, south, east, north]: BoundingBox, minx: number, maxx: number, miny: number, maxy: number): boolean {
  return (
    fits(looserDown(west), minx, west) && fits(east, maxx, looserUp(east)) && fits(looserDown(south), miny, south) && fits(north, maxy, looserUp(north))
  )
}

function fits(low: number, value: number, high: number): boolean {
  return low <= value && value <= high
}

const STEP = 2 ** -22

function looserDown(value: number): number {
  return roundDown(value) - Math.abs(value) * STEP
}

function looserUp(value: number): number {
  return roundUp(value) + Math.abs(value) * STEP
}
