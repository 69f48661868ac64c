/** Rows of the record tables: readings, tasks and what hangs on them. */
import type { Value } from '../../../shared/domain/feature'
import { AppError } from '../../../shared/errors'
import type { Connection } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { shapeOfRecords } from '../schema/table-shape'
import type { GroupCount, RecordQuery, RecordRow } from '../workspace-store'
import { orderClause, recordClause, requireColumn } from './conditions'
import { presentColumns } from './present-columns'
import { countRows } from './count-rows'
import { countGroups, isWholePage } from './read-features'
import { selectList, toValues } from './select-columns'

/** One page and how many rows the query has in all. */
export function listRecords(connection: Connection, query: RecordQuery): { readonly total: number; readonly rows: readonly RecordRow[] } {
  const shape = shapeOfRecords(query.table)
  const present = presentColumns(connection, shape.table)
  // A file with an older schema, opened read-only, has no such table.
  if (present.size === 0) return { total: 0, rows: [] }
  const { sql, values } = recordClause(shape, query)
  const rows = connection.all(
    `SELECT fid, ${selectList(shape, present)} FROM ${quoteName(shape.table)} WHERE ${sql} ${orderClause(shape, query.orderBy)} LIMIT ? OFFSET ?`,
    ...values,
    query.limit ?? -1,
    query.offset ?? 0,
  )
  const total = isWholePage(query, rows.length) ? rows.length : countRows(connection, shape, sql, values)
  return { total, rows: rows.map((row) => ({ id: String(row[0]), values: toValues(shape, row, 1) })) }
}

/**
 * Whole columns, aggregated into JSON by SQLite: row by row, four fifths of the time would go into making rows.
 *
 * A column that a file with an older schema lacks reads as null.
 */
export function listRecordColumns(connection: Connection, query: RecordQuery, columns: readonly string[]): readonly (readonly Value[])[] {
  const shape = shapeOfRecords(query.table)
  const present = presentColumns(connection, shape.table)
  if (present.size === 0) return columns.map(() => [])
  const { sql, values } = recordClause(shape, query)
  const names = columns.map((column) => (column === 'fid' || present.has(column) ? requireColumn(shape, column) : `NULL AS ${requireColumn(shape, column)}`))
  const paging = query.limit === undefined && query.offset === undefined ? '' : `LIMIT ${query.limit ?? -1} OFFSET ${query.offset ?? 0}`
  const order = query.orderBy === undefined && paging === '' ? '' : orderClause(shape, query.orderBy)
  const row = connection.get<readonly string[]>(
    `SELECT ${columns.map((column) => `json_group_array(${quoteName(column)})`).join(', ')} FROM (SELECT ${names.join(', ')} FROM ${quoteName(shape.table)} WHERE ${sql} ${order} ${paging})`,
    ...values,
  )
  return columns.map((_, index) => JSON.parse(row?.[index] ?? '[]') as Value[])
}

export function countRecords(connection: Connection, query: RecordQuery, groupBy: readonly string[]): readonly GroupCount[] {
  const shape = shapeOfRecords(query.table)
  if (presentColumns(connection, shape.table).size === 0) return []
  const { sql, values } = recordClause(shape, query)
  return countGroups(connection, shape, sql, values, groupBy)
}

/** Content of a stored document. @throws AppError 'feature.notFound' */
export function readDocument(connection: Connection, id: string): Uint8Array<ArrayBuffer> {
  const content = connection.value<Uint8Array<ArrayBuffer>>('SELECT c.content FROM document d JOIN dutu_content c ON c.sha256 = d.sha256 WHERE d.fid = ?', Number(id))
  if (content === null) throw new AppError('feature.notFound', { layer: 'document', id })
  return new Uint8Array(content.buffer, content.byteOffset, content.byteLength)
}
