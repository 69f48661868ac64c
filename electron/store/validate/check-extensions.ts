/** Extensions as a GeoPackage lists them: clause 2.3, Schema (F.9), Related Tables (OGC 18-000). */
import type { Connection } from '../connection/connection'
import { type Check, problem } from './check'
import { columnsOf, geometryColumns, hasTable } from './check-geopackage'

export const extensionsCheck: Check = {
  name: 'extensions',
  *run(connection) {
    for (const { extension, table } of usedExtensions(connection)) {
      if (!isListed(connection, extension, table)) yield problem('validation.extensionMissing', { extension, table })
    }
    if (!hasTable(connection, 'gpkg_extensions')) return
    const rows = connection.all<[string | null, string | null, string, string]>('SELECT table_name, column_name, extension_name, scope FROM gpkg_extensions')
    for (const [table, column, extension, scope] of rows) {
      const wrong = (detail: string) => problem('validation.extensionRow', { extension, detail })
      if (!/^[A-Za-z0-9]+_[A-Za-z0-9_]+$/.test(extension)) yield wrong('name')
      if (scope !== 'read-write' && scope !== 'write-only') yield wrong(scope)
      if (table === null) {
        if (column !== null) yield wrong(column)
      } else if (!hasTable(connection, table)) yield wrong(table)
      else if (column !== null && !columnsOf(connection, table).has(column)) yield wrong(`${table}.${column}`)
    }
  },
}

/** The extensions that a file's tables show it to use: requirements 76 (spatial index), 103 (schema), and 18-000 (relations). */
function usedExtensions(connection: Connection): readonly { readonly extension: string; readonly table: string }[] {
  const indexed = geometryColumns(connection).filter(({ table, column }) => hasTable(connection, `rtree_${table}_${column}`))
  return [
    ...indexed.map(({ table }) => ({ extension: 'gpkg_rtree_index', table })),
    ...['gpkg_data_columns', 'gpkg_data_column_constraints'].filter((table) => hasTable(connection, table)).map((table) => ({ extension: 'gpkg_schema', table })),
    ...(hasTable(connection, 'gpkgext_relations') ? [{ extension: 'gpkg_related_tables', table: 'gpkgext_relations' }] : []),
  ]
}

/** Related tables are listed under either of two names. */
function isListed(connection: Connection, extension: string, table: string): boolean {
  if (!hasTable(connection, 'gpkg_extensions')) return false
  return connection.value('SELECT 1 FROM gpkg_extensions WHERE lower(table_name) = lower(?) AND extension_name IN (?, ?)', table, extension, extension.replace(/^gpkg_related/, 'related')) === 1
}

export const dataColumnsCheck: Check = {
  name: 'dataColumns',
  *run(connection) {
    if (!hasTable(connection, 'gpkg_data_columns')) return
    const constraints = new Set(
      hasTable(connection, 'gpkg_data_column_constraints')
        ? connection.all<[string]>('SELECT DISTINCT constraint_name FROM gpkg_data_column_constraints').map(([name]) => name)
        : [],
    )
    for (const [table, column, constraint] of connection.all<[string, string, string | null]>('SELECT table_name, column_name, constraint_name FROM gpkg_data_columns')) {
      if (!columnsOf(connection, table).has(column)) yield problem('validation.columnMissing', { table, column })
      if (constraint !== null && !constraints.has(constraint)) yield problem('validation.constraintMissing', { table, column, constraint })
    }
  },
}

export const relatedTablesCheck: Check = {
  name: 'relatedTables',
  *run(connection) {
    if (!hasTable(connection, 'gpkgext_relations')) return
    const rows = connection.all<[string, string, string, string, string]>(
      'SELECT base_table_name, base_primary_column, related_table_name, related_primary_column, mapping_table_name FROM gpkgext_relations',
    )
    for (const [base, baseColumn, related, relatedColumn, mapping] of rows) {
      const wrong = (detail: string) => problem('validation.relation', { mapping, detail })
      if (!columnsOf(connection, base).has(baseColumn)) yield wrong(`${base}.${baseColumn}`)
      if (!columnsOf(connection, related).has(relatedColumn)) yield wrong(`${related}.${relatedColumn}`)
      for (const column of ['base_id', 'related_id']) if (!columnsOf(connection, mapping).has(column)) yield wrong(`${mapping}.${column}`)
    }
  },
}
