/** Features by id and by query, without streaming. */
import type { Feature, FeatureRef, FeatureSummary } from '../../../shared/domain/feature'
import { toGeoJson } from '../../../shared/domain/flat-geometry-geojson'
import type { KindId } from '../../../shared/domain/kinds'
import { AppError } from '../../../shared/errors'
import type { Connection, SqlRow, SqlValue } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { decodeGeometry } from '../geopackage/decode-geometry'
import { readableBounds } from '../geopackage/geometry-bounds'
import { GeometryFormatError } from '../geopackage/geometry-header'
import { shapeOfKind, type TableShape } from '../schema/table-shape'
import type { FeatureQuery, GroupCount } from '../workspace-store'
import { featureClause, requireColumn } from './conditions'
import { countRows } from './count-rows'
import type { FeatureOrders } from './feature-orders'
import { presentColumns } from './present-columns'
import { selectList, toFeature, toValue } from './select-columns'

/** @throws AppError 'feature.notFound' */
export function readFeature(connection: Connection, { kind, id }: FeatureRef): Feature {
  const shape = shapeOfKind(kind)
  const row = connection.get(`SELECT fid, geom, ${selectList(shape, presentColumns(connection, shape.table))} FROM ${quoteName(shape.table)} WHERE fid = ?`, Number(id))
  if (row === null) throw new AppError('feature.notFound', { layer: kind, id })
  return toFeature(shape, kind, row, toGeometry(row[1]), 2)
}

/** A stored geometry as GeoJSON; null for none and for one that cannot be read (`validate` names those). */
export function toGeometry(blob: SqlValue | undefined): Feature['geometry'] {
  if (!(blob instanceof Uint8Array)) return null
  try {
    return toGeoJson(decodeGeometry(blob))
  } catch (error) {
    if (error instanceof GeometryFormatError) return null
    throw error
  }
}

/** Summaries in the order of the refs, one statement a theme. */
export function readSummaries(connection: Connection, refs: readonly FeatureRef[]): readonly FeatureSummary[] {
  const found = new Map<string, FeatureSummary>()
  for (const kind of new Set(refs.map((ref) => ref.kind))) {
    const ids = JSON.stringify(refs.filter((ref) => ref.kind === kind).map(({ id }) => Number(id)))
    const sql = `SELECT ${SUMMARY_COLUMNS} FROM ${quoteName(shapeOfKind(kind).table)} WHERE fid IN (SELECT value FROM json_each(?))`
    for (const row of connection.all(sql, ids)) found.set(`${kind}/${String(row[0])}`, toSummary(kind, row))
  }
  return refs.flatMap(({ kind, id }) => found.get(`${kind}/${Number(id)}`) ?? [])
}

/** What {@link toSummary} reads, in order. */
export const SUMMARY_COLUMNS = 'fid, name, code, district, demonstration, geom'

export function toSummary(kind: KindId, [fid, name, code, district, demonstration, geometry]: SqlRow): FeatureSummary {
  return { kind, id: String(fid), name: textOrNull(name), code: textOrNull(code), district: textOrNull(district), demonstration: demonstration === 1, bounds: readableBounds(geometry) }
}

function textOrNull(value: SqlValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}

/** One page without geometry, and how many features the query has in all. */
export function listFeatures(connection: Connection, orders: FeatureOrders, query: FeatureQuery): { readonly total: number; readonly features: readonly Feature[] } {
  const shape = shapeOfKind(query.kind)
  const ids = orders.ids(connection, query)
  const from = query.offset ?? 0
  const page = ids.subarray(from, query.limit === undefined ? undefined : from + query.limit)
  const sql = `SELECT fid, ${selectList(shape, presentColumns(connection, shape.table))} FROM ${quoteName(shape.table)} WHERE fid IN (SELECT value FROM json_each(?))`
  const rows = new Map(connection.all(sql, JSON.stringify([...page])).map((row) => [Number(row[0]), row]))
  const features = [...page].flatMap((id) => {
    const row = rows.get(id)
    return row === undefined ? [] : [toFeature(shape, query.kind, row, null, 1)]
  })
  return { total: ids.length, features }
}

/** The page shows everything: no need to count. */
export function isWholePage({ limit, offset }: { readonly limit?: number; readonly offset?: number }, rows: number): boolean {
  return (offset ?? 0) === 0 && (limit === undefined || rows < limit)
}

/** Counts by the values of columns, most frequent first. */
export function countFeatures(connection: Connection, query: FeatureQuery, groupBy: readonly string[]): readonly GroupCount[] {
  const shape = shapeOfKind(query.kind)
  const { sql, values } = featureClause(shape, query)
  return countGroups(connection, shape, sql, values, groupBy)
}

export function countGroups(connection: Connection, shape: TableShape, sql: string, values: readonly SqlValue[], groupBy: readonly string[]): readonly GroupCount[] {
  if (groupBy.length === 0) return [{ key: [], count: countRows(connection, shape, sql, values) }]
  const columns = groupBy.map((column) => requireColumn(shape, column)).join(', ')
  return connection
    .all(`SELECT count(*), ${columns} FROM ${quoteName(shape.table)} WHERE ${sql} GROUP BY ${columns} ORDER BY 1 DESC, ${columns}`, ...values)
    .map(([count, ...key]) => ({ key: key.map((value, index) => toValue(shape.columnsByName.get(groupBy[index]!), value)), count: Number(count) }))
}
