/** Features under a point: candidates from the R-tree, then the exact distance. */
import type { FeatureSummary } from '../../../shared/domain/feature'
import { kindIds, type KindId } from '../../../shared/domain/kinds'
import type { Connection, SqlRow } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { decodeGeometry } from '../geopackage/decode-geometry'
import { distanceToGeometry } from '../geopackage/distance'
import { GeometryFormatError } from '../geopackage/geometry-header'
import { rtreeName } from '../geopackage/rtree'
import { shapeOfKind } from '../schema/table-shape'
import type { TileLayer } from '../workspace-store'
import { vintageClause } from './conditions'
import { SUMMARY_COLUMNS, toSummary } from './read-features'

type Hit = { readonly summary: FeatureSummary; readonly dimension: 0 | 1 | 2; readonly distance: number; readonly area: number; readonly order: number }

/**
 * Features whose geometry lies within a tolerance of a point: points before lines before areas, then the nearest, then (of areas
 * that contain it) the smallest, then the topmost theme.
 *
 * @param toleranceDegrees radius in degrees of latitude; along parallels it is widened by 1/cos φ
 * @param layers themes; of legal ones the version that is named, else the newest
 */
export function hitFeatures(
  connection: Connection,
  [lon, lat]: readonly [number, number],
  toleranceDegrees: number,
  layers: readonly TileLayer[],
  limit: number,
): readonly FeatureSummary[] {
  const shrink = Math.max(Math.cos((lat * Math.PI) / 180), 0.01)
  const reach = toleranceDegrees / shrink
  const hits: Hit[] = []
  for (const { kind, vintage: version } of layers) {
    const order = kindIds.indexOf(kind)
    const shape = shapeOfKind(kind)
    const vintage = shape.legal ? vintageClause(shape, version) : { sql: '1', values: [] }
    const rows = connection.all(
      `SELECT ${SUMMARY_COLUMNS} FROM ${quoteName(shape.table)} WHERE fid IN (SELECT id FROM ${quoteName(rtreeName(shape.table))} WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?) AND ${vintage.sql}`,
      lon - reach,
      lon + reach,
      lat - toleranceDegrees,
      lat + toleranceDegrees,
      ...vintage.values,
    )
    for (const row of rows) {
      const hit = testHit(kind, order, row, lon, lat, shrink, toleranceDegrees)
      if (hit !== null) hits.push(hit)
    }
  }
  hits.sort((a, b) => a.dimension - b.dimension || a.distance - b.distance || a.area - b.area || b.order - a.order || Number(b.summary.id) - Number(a.summary.id))
  return hits.slice(0, limit).map(({ summary }) => summary)
}

function testHit(kind: KindId, order: number, row: SqlRow, lon: number, lat: number, shrink: number, tolerance: number): Hit | null {
  const blob = row.at(-1)
  if (!(blob instanceof Uint8Array)) return null
  try {
    const nearest = distanceToGeometry(decodeGeometry(blob), lon, lat, shrink)
    if (nearest === null || nearest.distance > tolerance) return null
    const summary = toSummary(kind, row)
    const [west, south, east, north] = summary.bounds ?? [0, 0, 0, 0]
    return { summary, order, ...nearest, area: (east - west) * (north - south) }
  } catch (error) {
    if (error instanceof GeometryFormatError) return null
    throw error
  }
}
