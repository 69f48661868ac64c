/** Plain GeoPackages for others: layers with R-tree and column titles; no log, no search, no extension of our own. */
import type { Geometry } from 'geojson'
import type { BoundingBox, Value } from '../../../shared/domain/feature'
import type { Field } from '../../../shared/domain/field'
import { fromGeoJson } from '../../../shared/domain/flat-geometry-geojson'
import type { GeometryType } from '../../../shared/domain/kinds'
import type { Message } from '../../../shared/messages/translate'
import type { Connection } from '../connection/connection'
import { openNewFile } from '../connection/open-connection'
import { quoteText } from '../connection/quote'
import { asWriteFailure } from '../connection/sqlite-failure'
import { APPLICATION_ID, coreTableSqls, USER_VERSION } from '../geopackage/core-tables'
import { dataColumnSqls, vocabularyConstraintSqls } from '../geopackage/data-columns'
import { insertExtensionSql, rtreeExtension, schemaExtensions } from '../geopackage/extensions'
import { boundsOfGeometry } from '../geopackage/geometry-bounds'
import { STORAGE_SRS_ID } from '../geopackage/reference-systems'
import { createRtreeSql, rtreeTriggers } from '../geopackage/rtree'
import { unionOfBounds } from '../geopackage/union-of-bounds'
import { createTableSql } from '../schema/data-tables'
import { GEOMETRY_COLUMN, type TableShape } from '../schema/table-shape'
import { insertSql, toBlob } from '../write/row-writer'
import { toSqlValue } from '../write/to-sql-value'

/** A feature to write: geometry EPSG:4490 [lon, lat]; columns by name, absent ones null. */
export type WrittenFeature = { readonly geometry: Geometry | null; readonly values: Readonly<Record<string, Value>> }

/** A layer to write. `table` is an ASCII name. */
export type WrittenLayer = {
  readonly table: string
  readonly title: Message
  readonly geometry: GeometryType
  readonly columns: readonly Field[]
  readonly features: AsyncIterable<readonly WrittenFeature[]> | Iterable<readonly WrittenFeature[]>
}

/**
 * Write layers to a new GeoPackage.
 *
 * @param path must not exist; on failure the caller removes what was begun
 * @returns number of features of each layer
 * @throws AppError 'workspace.cannotWrite'
 */
export async function writeGeoPackage(path: string, layers: readonly WrittenLayer[], signal?: AbortSignal): Promise<readonly number[]> {
  try {
    const connection = openNewFile(path)
    try {
      connection.pragma(`application_id = ${APPLICATION_ID}`)
      connection.pragma(`user_version = ${USER_VERSION}`)
      connection.exec('BEGIN')
      for (const sql of [...coreTableSqls, ...vocabularyConstraintSqls(), ...schemaExtensions.map(insertExtensionSql)]) connection.exec(sql)
      const counts: number[] = []
      for (const layer of layers) counts.push(await writeLayer(connection, layer, signal))
      connection.exec('COMMIT')
      return counts
    } finally {
      connection.close()
    }
  } catch (error) {
    throw asWriteFailure(error, path)
  }
}

async function writeLayer(connection: Connection, layer: WrittenLayer, signal: AbortSignal | undefined): Promise<number> {
  const { table, title, geometry, columns } = layer
  const shape: TableShape = { table, title, geometry, kind: null, recordTable: null, legal: false, columns, columnsByName: new Map(columns.map((column) => [column.name, column])) }
  for (const sql of layerSqls(shape)) connection.exec(sql)
  const sql = insertSql(shape)
  let features = 0
  let bounds: BoundingBox | null = null
  for await (const batch of layer.features) {
    signal?.throwIfAborted()
    for (const feature of batch) {
      const flat = feature.geometry === null ? null : fromGeoJson(feature.geometry)
      if (flat !== null) bounds = unionOfBounds([bounds, boundsOfGeometry(flat)])
      connection.run(sql, flat === null ? null : toBlob(shape, flat), ...columns.map((field) => toSqlValue(field, feature.values[field.name])))
      features += 1
    }
  }
  finishContents(connection, table, features, bounds)
  return features
}

function layerSqls(shape: TableShape): readonly string[] {
  const table = quoteText(shape.table)
  const type = quoteText((shape.geometry ?? 'Geometry').toUpperCase())
  return [
    createTableSql(shape),
    `INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (${table}, 'features', ${quoteText(shape.title.zh)}, ${quoteText(shape.title.en)}, ${STORAGE_SRS_ID})`,
    `INSERT INTO gpkg_geometry_columns VALUES (${table}, ${quoteText(GEOMETRY_COLUMN)}, ${type}, ${STORAGE_SRS_ID}, 0, 0)`,
    createRtreeSql(shape.table),
    ...rtreeTriggers(shape.table).values(),
    ...dataColumnSqls(shape),
    insertExtensionSql(rtreeExtension(shape.table)),
  ]
}

function finishContents(connection: Connection, table: string, features: number, bounds: BoundingBox | null): void {
  connection.run(
    "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
    ...(bounds ?? [null, null, null, null]),
    table,
  )
  connection.run('INSERT INTO gpkg_ogr_contents VALUES (?, ?)', table, features)
}
