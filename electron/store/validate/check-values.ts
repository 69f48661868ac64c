/** Values of the themes' and record tables: codes, types, references, counts, extents. */
import type { Field, FieldType } from '../../../shared/domain/field'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { quoteName } from '../connection/quote'
import { rtreeName } from '../geopackage/rtree'
import { tableShapes } from '../schema/table-shape'
import { findDanglingReferences } from '../write/dangling-references'
import { type Check, problem } from './check'
import { columnsOf, hasTable } from './check-geopackage'

const DANGLING_LIMIT = 100

export const referencesCheck: Check = {
  name: 'danglingReferences',
  *run(connection) {
    for (const { table, fid, target, targetId } of findDanglingReferences(connection, DANGLING_LIMIT)) {
      yield problem('validation.danglingReference', { table, row: String(fid), target, targetId: String(targetId ?? '') })
    }
  },
}

export const vocabularyCodesCheck: Check = {
  name: 'vocabularyCodes',
  *run(connection) {
    for (const { table, columns } of tableShapes) {
      const present = columnsOf(connection, table)
      for (const { name, vocabulary } of columns) {
        if (vocabulary === undefined || !present.has(name)) continue
        const column = quoteName(name)
        const codes = JSON.stringify(Object.keys(vocabularies[vocabulary]))
        const sql = `SELECT ${column}, count(*) FROM ${quoteName(table)} WHERE ${column} IS NOT NULL AND CAST(${column} AS TEXT) NOT IN (SELECT value FROM json_each(?)) GROUP BY 1`
        for (const [code, count] of connection.all<[string | number, number]>(sql, codes)) {
          yield problem('validation.unknownCode', { table, column: name, code: String(code), count })
        }
        yield null
      }
    }
  },
}

/** SQL that is true for a value of the type; SQLite itself would let any value pass. */
const IS_OF_TYPE: Readonly<Record<FieldType, (column: string) => string>> = {
  text: (column) => `typeof(${column}) = 'text'`,
  json: (column) => `typeof(${column}) = 'text' AND json_valid(${column})`,
  integer: (column) => `typeof(${column}) = 'integer'`,
  real: (column) => `typeof(${column}) IN ('real', 'integer')`,
  boolean: (column) => `typeof(${column}) = 'integer' AND ${column} IN (0, 1)`,
  date: (column) => `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`,
  datetime: (column) => `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]*Z'`,
}

export const valuesCheck: Check = {
  name: 'values',
  *run(connection) {
    for (const { table, columns } of tableShapes) {
      const present = columnsOf(connection, table)
      for (const field of columns.filter(({ name }) => present.has(name))) {
        const [count, row] = connection.get<[number, number | null]>(wrongValuesSql(table, field)) ?? [0, null]
        if (count > 0) yield problem('validation.valueType', { table, column: field.name, type: field.type, count, row: String(row ?? '') })
        yield null
      }
    }
  },
}

function wrongValuesSql(table: string, { name, type }: Field): string {
  const column = quoteName(name)
  return `SELECT count(*), min(fid) FROM ${quoteName(table)} WHERE ${column} IS NOT NULL AND NOT (${IS_OF_TYPE[type](column)})`
}

/** What GDAL and we read instead of counting and measuring. */
export const countsCheck: Check = {
  name: 'countsAndExtents',
  *run(connection) {
    for (const { table, geometry } of tableShapes) {
      if (!hasTable(connection, table)) continue
      const found = connection.value<number>(`SELECT count(*) FROM ${quoteName(table)}`) ?? 0
      const kept = connection.value<number>('SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = ?', table)
      if (kept !== null && kept !== found) yield problem('validation.rowCount', { table, kept, found })
      if (geometry !== null && !extentHoldsAll(connection, table)) yield problem('validation.contentsExtent', { table })
      yield null
    }
  },
}

/** The index is rounded outwards: what reaches over the extent by more than that is outside. */
const ROUNDING_DEGREES = 0.0001

function extentHoldsAll(connection: Parameters<Check['run']>[0], table: string): boolean {
  const index = quoteName(rtreeName(table))
  const sql = `SELECT count(*) FROM gpkg_contents c WHERE c.table_name = ? AND (EXISTS (SELECT 1 FROM ${index} WHERE minx < c.min_x - ?) OR EXISTS (SELECT 1 FROM ${index} WHERE miny < c.min_y - ?) OR EXISTS (SELECT 1 FROM ${index} WHERE maxx > c.max_x + ?) OR EXISTS (SELECT 1 FROM ${index} WHERE maxy > c.max_y + ?) OR (c.min_x IS NULL AND EXISTS (SELECT 1 FROM ${index})))`
  return connection.value<number>(sql, table, ROUNDING_DEGREES, ROUNDING_DEGREES, ROUNDING_DEGREES, ROUNDING_DEGREES) === 0
}
