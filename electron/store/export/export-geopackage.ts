/** One theme as a plain GeoPackage of its own: no log, no search, no extension but R-tree and column titles. */
import type { BoundingBox, Feature } from '../../../shared/domain/feature'
import { fromGeoJson } from '../../../shared/domain/flat-geometry-geojson'
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
import { GEOMETRY_COLUMN, shapeOfKind, type TableShape } from '../schema/table-shape'
import type { FeatureQuery, JobContext, WorkspaceReader } from '../workspace-store'
import { insertSql, toBlob } from '../write/row-writer'
import { toSqlValue } from '../write/to-sql-value'

/**
 * Write the features of a query to a new GeoPackage.
 *
 * @param path must not exist; on failure the caller removes what was begun
 * @returns number of features written
 * @throws AppError 'workspace.cannotWrite'
 */
export async function exportGeoPackage(workspace: WorkspaceReader, query: FeatureQuery, path: string, job: JobContext): Promise<number> {
  const shape = withoutLog(shapeOfKind(query.kind))
  try {
    const connection = openNewFile(path)
    try {
      connection.pragma(`application_id = ${APPLICATION_ID}`)
      connection.pragma(`user_version = ${USER_VERSION}`)
      connection.exec('BEGIN')
      for (const sql of layerSqls(shape)) connection.exec(sql)
      const { features, bounds } = await insertFeatures(connection, shape, workspace.streamFeatures(query, job), job)
      finishContents(connection, shape, features, bounds)
      connection.exec('COMMIT')
      return features
    } finally {
      connection.close()
    }
  } catch (error) {
    throw asWriteFailure(error, path)
  }
}

/** `action_id` points into the workspace's log, which stays behind. */
function withoutLog(shape: TableShape): TableShape {
  return { ...shape, columns: shape.columns.filter(({ name }) => name !== 'action_id') }
}

function layerSqls(shape: TableShape): readonly string[] {
  const table = quoteText(shape.table)
  const type = quoteText((shape.geometry ?? 'Geometry').toUpperCase())
  return [
    ...coreTableSqls,
    ...vocabularyConstraintSqls(),
    createTableSql(shape),
    `INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (${table}, 'features', ${quoteText(shape.title.zh)}, ${quoteText(shape.title.en)}, ${STORAGE_SRS_ID})`,
    `INSERT INTO gpkg_geometry_columns VALUES (${table}, ${quoteText(GEOMETRY_COLUMN)}, ${type}, ${STORAGE_SRS_ID}, 0, 0)`,
    createRtreeSql(shape.table),
    ...rtreeTriggers(shape.table).values(),
    ...dataColumnSqls(shape),
    ...[...schemaExtensions, rtreeExtension(shape.table)].map(insertExtensionSql),
  ]
}

async function insertFeatures(connection: Connection, shape: TableShape, batches: AsyncIterable<readonly Feature[]>, job: JobContext): Promise<{ features: number; bounds: BoundingBox | null }> {
  const sql = insertSql(shape)
  let features = 0
  let bounds: BoundingBox | null = null
  for await (const batch of batches) {
    job.signal?.throwIfAborted()
    for (const { geometry, properties, otherColumns } of batch) {
      const flat = geometry === null ? null : fromGeoJson(geometry)
      const blob = flat === null ? null : toBlob(shape, flat)
      if (flat !== null) bounds = unionOfBounds([bounds, boundsOfGeometry(flat)])
      const row = shape.columns.map((field) =>
        field.name === 'extra' ? extraText(otherColumns) : toSqlValue(field, properties[field.name]),
      )
      connection.run(sql, blob, ...row)
      features += 1
    }
  }
  return { features, bounds }
}

function extraText(otherColumns: Feature['otherColumns']): string | null {
  return Object.keys(otherColumns).length === 0 ? null : JSON.stringify(otherColumns)
}

function finishContents(connection: Connection, shape: TableShape, features: number, bounds: BoundingBox | null): void {
  connection.run(
    "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
    ...(bounds ?? [null, null, null, null]),
    shape.table,
  )
  connection.run('INSERT INTO gpkg_ogr_contents VALUES (?, ?)', shape.table, features)
}
