/** The frame of a GeoPackage: OGC 12-128r17 (1.3), clauses 1.1 and 2.1. */
import type { Connection } from '../connection/connection'
import { APPLICATION_ID } from '../geopackage/core-tables'
import { type Check, type Finding, problem } from './check'

/** 'GP10' and 'GP11': versions 1.0 and 1.1. */
const OLDER_APPLICATION_IDS = [0x47503130, 0x47503131]
/** 1.2 to 1.4. */
const USER_VERSIONS = { from: 10200, to: 10499 }

export const headerCheck: Check = {
  name: 'geoPackageHeader',
  *run(connection) {
    const applicationId = Number(connection.pragma('application_id'))
    const userVersion = Number(connection.pragma('user_version'))
    const isOlder = OLDER_APPLICATION_IDS.includes(applicationId)
    if (applicationId !== APPLICATION_ID && !isOlder) yield problem('validation.applicationId', { found: `0x${(applicationId >>> 0).toString(16).padStart(8, '0')}` })
    if (!isOlder && (userVersion < USER_VERSIONS.from || userVersion > USER_VERSIONS.to)) yield problem('validation.userVersion', { found: userVersion })
  },
}

const REQUIRED_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  gpkg_spatial_ref_sys: ['srs_name', 'srs_id', 'organization', 'organization_coordsys_id', 'definition', 'description'],
  gpkg_contents: ['table_name', 'data_type', 'identifier', 'description', 'last_change', 'min_x', 'min_y', 'max_x', 'max_y', 'srs_id'],
}
const OPTIONAL_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  gpkg_geometry_columns: ['table_name', 'column_name', 'geometry_type_name', 'srs_id', 'z', 'm'],
  gpkg_extensions: ['table_name', 'column_name', 'extension_name', 'definition', 'scope'],
  gpkg_data_columns: ['table_name', 'column_name', 'name', 'title', 'description', 'mime_type', 'constraint_name'],
  gpkg_data_column_constraints: ['constraint_name', 'constraint_type', 'value', 'min', 'max', 'description'],
  gpkgext_relations: ['base_table_name', 'base_primary_column', 'related_table_name', 'related_primary_column', 'relation_name', 'mapping_table_name'],
}

export const tablesCheck: Check = {
  name: 'geoPackageTables',
  *run(connection) {
    for (const [table, columns] of Object.entries(REQUIRED_COLUMNS)) {
      if (!hasTable(connection, table)) yield problem('validation.tableMissing', { table })
      else yield* missingColumns(connection, table, columns)
    }
    for (const [table, columns] of Object.entries(OPTIONAL_COLUMNS)) {
      if (hasTable(connection, table)) yield* missingColumns(connection, table, columns)
    }
  },
}

function* missingColumns(connection: Connection, table: string, columns: readonly string[]): Generator<Finding> {
  const present = columnsOf(connection, table)
  for (const column of columns) if (!present.has(column)) yield problem('validation.columnMissing', { table, column })
}

export const referenceSystemsCheck: Check = {
  name: 'referenceSystems',
  *run(connection) {
    const known = new Set(connection.all<[number]>('SELECT srs_id FROM gpkg_spatial_ref_sys').map(([id]) => id))
    for (const srs of [-1, 0, 4326]) if (!known.has(srs)) yield problem('validation.referenceSystemMissing', { srs: String(srs) })
    for (const [table, srs] of connection.all<[string, number | null]>('SELECT table_name, srs_id FROM gpkg_contents')) {
      if (srs !== null && !known.has(srs)) yield problem('validation.referenceSystemUnknown', { table, srs: String(srs) })
    }
  },
}

const DATA_TYPES = ['features', 'attributes', 'tiles', '2d-gridded-coverage']
/** Requirements 29 and 119. */
const KEYED_DATA_TYPES = ['features', 'attributes']
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/

export const contentsCheck: Check = {
  name: 'contents',
  *run(connection) {
    for (const [table, type, time] of connection.all<[string, string, string]>('SELECT table_name, data_type, last_change FROM gpkg_contents')) {
      if (!hasTable(connection, table)) yield problem('validation.tableMissing', { table })
      else if (KEYED_DATA_TYPES.includes(type) && !hasIntegerKey(connection, table)) yield problem('validation.primaryKeyMissing', { table })
      if (!DATA_TYPES.includes(type)) yield problem('validation.contentsType', { table, found: type })
      if (!TIMESTAMP.test(time)) yield problem('validation.contentsTime', { table, found: time })
    }
  },
}

/** A view cannot declare one. */
function hasIntegerKey(connection: Connection, table: string): boolean {
  if (connection.value("SELECT 1 FROM sqlite_master WHERE type = 'view' AND lower(name) = lower(?)", table) === 1) return true
  const keys = connection.all<[string]>('SELECT upper(type) FROM pragma_table_info(?) WHERE pk > 0', table)
  return keys.length === 1 && keys[0]?.[0] === 'INTEGER'
}

export type GeometryColumn = { readonly table: string; readonly column: string; readonly type: string; readonly srsId: number }

/** Listed geometry columns whose table is there. */
export function geometryColumns(connection: Connection): readonly GeometryColumn[] {
  if (!hasTable(connection, 'gpkg_geometry_columns')) return []
  return connection
    .all<[string, string, string, number]>('SELECT table_name, column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns')
    .map(([table, column, type, srsId]) => ({ table, column, type, srsId }))
    .filter(({ table, column }) => columnsOf(connection, table).has(column))
}

const GEOMETRY_TYPES = ['GEOMETRY', 'POINT', 'LINESTRING', 'POLYGON', 'MULTIPOINT', 'MULTILINESTRING', 'MULTIPOLYGON', 'GEOMETRYCOLLECTION', 'CIRCULARSTRING', 'COMPOUNDCURVE', 'CURVEPOLYGON', 'MULTICURVE', 'MULTISURFACE', 'CURVE', 'SURFACE']

export const geometryColumnsCheck: Check = {
  name: 'geometryColumns',
  *run(connection) {
    const listed = hasTable(connection, 'gpkg_geometry_columns') ? connection.all<[string, string, string, number]>('SELECT table_name, column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns') : []
    for (const [table, column, type, srs] of listed) {
      const wrong = (detail: string) => problem('validation.geometryColumn', { table, column, detail })
      if (!columnsOf(connection, table).has(column)) yield wrong('no such column')
      if (!GEOMETRY_TYPES.includes(type.toUpperCase())) yield wrong(type)
      const contentsSrs = connection.get<[number | null]>("SELECT srs_id FROM gpkg_contents WHERE table_name = ? AND data_type = 'features'", table)
      if (contentsSrs === null) yield wrong('not among gpkg_contents')
      else if (contentsSrs[0] !== srs) yield wrong(`srs_id ${srs}`)
    }
    const tables = new Set(listed.map(([table]) => table))
    for (const [table] of connection.all<[string]>("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")) {
      if (!tables.has(table)) yield problem('validation.geometryColumnMissing', { table })
    }
  },
}

/** Tables and views. */
export function hasTable(connection: Connection, table: string): boolean {
  return connection.value("SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND lower(name) = lower(?)", table) === 1
}

export function columnsOf(connection: Connection, table: string): ReadonlySet<string> {
  return new Set(connection.all<[string]>('SELECT name FROM pragma_table_info(?)', table).map(([name]) => name))
}
