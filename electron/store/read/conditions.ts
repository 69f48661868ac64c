/** Queries of the interface as SQL: conditions with bound values, columns checked against the table. */
import type { Value } from '../../../shared/domain/feature'
import type { SqlValue } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { rtreeName } from '../geopackage/rtree'
import type { TableShape } from '../schema/table-shape'
import type { ColumnCondition, FeatureQuery, RecordQuery } from '../workspace-store'

/** A WHERE clause without the word, `1` where nothing is asked, and its values in order. */
export type Clause = { readonly sql: string; readonly values: readonly SqlValue[] }

/** @throws Error for a column that the table does not have: callers check people's input before */
export function requireColumn(shape: TableShape, column: string): string {
  if (column !== 'fid' && !shape.columnsByName.has(column)) throw new Error(`table ${shape.table} has no column ${column}`)
  return quoteName(column)
}

/** Conditions of a feature query. A legal layer without `vintage` answers with its newest version. */
export function featureClause(shape: TableShape, query: FeatureQuery): Clause {
  const parts = (query.where ?? []).map((condition) => conditionClause(shape, condition))
  if (shape.legal && query.vintage !== 'all') parts.push(vintageClause(shape, query.vintage))
  if (query.bounds !== undefined) {
    const [west, south, east, north] = query.bounds
    parts.push({
      sql: `fid IN (SELECT id FROM ${quoteName(rtreeName(shape.table))} WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?)`,
      values: [west, east, south, north],
    })
  }
  return joinClauses(parts)
}

/** One version, or the newest where none is named. */
export function vintageClause(shape: TableShape, vintage: string | undefined): Clause {
  if (vintage !== undefined) return { sql: 'vintage IS ?', values: [vintage] }
  return { sql: `vintage IS (SELECT max(vintage) FROM ${quoteName(shape.table)})`, values: [] }
}

export function recordClause(shape: TableShape, query: RecordQuery): Clause {
  return joinClauses((query.where ?? []).map((condition) => conditionClause(shape, condition)))
}

/** ORDER BY of a query; equal values go by `fid`, so pages never overlap. */
export function orderClause(shape: TableShape, orderBy: FeatureQuery['orderBy']): string {
  if (orderBy === undefined) return 'ORDER BY fid'
  const direction = orderBy.descending === true ? 'DESC' : 'ASC'
  const column = requireColumn(shape, orderBy.column)
  return orderBy.column === 'fid' ? `ORDER BY fid ${direction}` : `ORDER BY ${column} ${direction}, fid`
}

function joinClauses(parts: readonly Clause[]): Clause {
  if (parts.length === 0) return { sql: '1', values: [] }
  return { sql: parts.map(({ sql }) => `(${sql})`).join(' AND '), values: parts.flatMap(({ values }) => values) }
}

function conditionClause(shape: TableShape, condition: ColumnCondition): Clause {
  const column = requireColumn(shape, condition.column)
  if ('equals' in condition) return { sql: `${column} IS ?`, values: [toBound(condition.equals)] }
  if ('in' in condition) return inClause(column, condition.in)
  if ('contains' in condition) return { sql: `instr(lower(${column}), lower(?)) > 0`, values: [condition.contains] }
  const parts: Clause[] = []
  if (condition.atLeast !== undefined) parts.push({ sql: `${column} >= ?`, values: [toBound(condition.atLeast)] })
  if (condition.atMost !== undefined) parts.push({ sql: `${column} <= ?`, values: [toBound(condition.atMost)] })
  return joinClauses(parts)
}

/** One bound JSON array whatever its length: no limit of variables, one prepared statement. */
function inClause(column: string, values: readonly Value[]): Clause {
  const present = values.filter((value) => value !== null).map(toBound)
  const sql = `${column} IN (SELECT value FROM json_each(?))`
  return {
    sql: present.length < values.length ? `${sql} OR ${column} IS NULL` : sql,
    values: [JSON.stringify(present)],
  }
}

/** Booleans are 0 and 1 in the file. */
function toBound(value: Value): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value
}
