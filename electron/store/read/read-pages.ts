/**
 * The rows of a query page by page, columns and geometry blobs together: what flat batches and tables are made of.
 *
 * SQLite puts the columns of a page together (see column-query.ts): row by row, making arrays, texts and buffers would cost more than reading.
 */
import type { Value } from '../../../shared/domain/feature'
import type { Connection, SqlValue } from '../connection/connection'
import { quoteName } from '../connection/quote'
import type { TableShape } from '../schema/table-shape'
import { columnsSql, readColumns, type RowColumns, textOrNumber } from '../tiles/column-query'
import type { FeatureQuery, JobContext } from '../workspace-store'
import { featureClause, orderClause, requireColumn } from './conditions'
import { countRows } from './count-rows'
import { presentColumns } from './present-columns'
import { toValue } from './select-columns'

const FIRST_PAGE_ROWS = 100
const MOST_PAGE_ROWS = 1000
/** Pages of large geometries have fewer rows: about so many bytes. */
const PAGE_BYTES = 8 * 2 ** 20

/** `rows.columns`: `fid` first, then those asked for. `total`: rows of the whole query when it began. */
export type Page = { readonly rows: RowColumns; readonly total: number }

/**
 * @param connection in a read transaction; between pages it runs no statement
 * @param columns to read beside id and geometry; one that the file lacks reads as null
 * @yields pages in the query's order, by id where it has none
 */
export async function* readPages(connection: Connection, shape: TableShape, query: FeatureQuery, columns: readonly string[], job: JobContext): AsyncGenerator<Page, void, void> {
  const present = presentColumns(connection, shape.table)
  const selected = columns.map((column) => {
    const quoted = requireColumn(shape, column)
    return present.has(column) ? quoted : 'NULL'
  })
  job.signal?.throwIfAborted()
  let done = 0
  for (const page of pagesOf(connection, shape, query, selected)) {
    yield page
    done += page.rows.count
    job.onProgress?.(done, page.total)
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    job.signal?.throwIfAborted()
  }
}

/** Ids of a page's rows. */
export function idsOf({ columns: [ids = []] }: RowColumns): Float64Array {
  return Float64Array.from(ids, Number)
}

/** Values of a page's column, by its number among those asked for. */
export function valuesOf({ columns }: RowColumns, shape: TableShape, column: string, index: number): readonly Value[] {
  const field = shape.columnsByName.get(column)
  const values = columns[index + 1] ?? []
  return field?.type === 'boolean' ? values.map((value): Value => toValue(field, typeof value === 'boolean' ? Number(value) : value)) : values
}

/** @param columns expressions for what is read beside id and geometry */
function* pagesOf(connection: Connection, shape: TableShape, query: FeatureQuery, columns: readonly string[]): Generator<Page, void, void> {
  const table = quoteName(shape.table)
  const { sql, values } = featureClause(shape, query)
  let pageRows = FIRST_PAGE_ROWS
  const fitPage = ({ count, blobs }: RowColumns) => {
    pageRows = Math.max(1, Math.min(MOST_PAGE_ROWS, Math.floor((count * PAGE_BYTES) / Math.max(1, blobs.length))))
  }
  if (query.orderBy === undefined && query.bounds === undefined && query.limit === undefined && query.offset === undefined) {
    const total = countRows(connection, shape, sql, values)
    const read = pageReader(connection, columns, `FROM (SELECT * FROM ${table} WHERE fid > ? AND (${sql}) ORDER BY fid LIMIT ?)`)
    for (let last = 0; ; ) {
      const rows = read(last, ...values, pageRows)
      if (rows.count === 0) return
      last = rows.columns[0]?.at(-1) as number
      yield { rows, total }
      fitPage(rows)
    }
  }
  const ids = connection
    .all<[number]>(`SELECT fid FROM ${table} WHERE ${sql} ${orderClause(shape, query.orderBy)} LIMIT ? OFFSET ?`, ...values, query.limit ?? -1, query.offset ?? 0)
    .map(([fid]) => fid)
  const read = pageReader(connection, columns, `FROM (SELECT ${table}.* FROM json_each(?) AS wanted JOIN ${table} ON fid = wanted.value ORDER BY wanted.key)`)
  for (let from = 0; from < ids.length; ) {
    const rows = read(JSON.stringify(ids.slice(from, from + pageRows)))
    from += pageRows
    yield { rows, total: ids.length }
    fitPage(rows)
  }
}

/** Columns are asked for as they are, which is quicker; only where one turns out to hold a blob, for which there is no JSON, are blobs left out. */
function pageReader(connection: Connection, columns: readonly string[], from: string): (...values: readonly SqlValue[]) => RowColumns {
  let sql = columnsSql(['fid', ...columns], 'geom', from)
  return (...values) => {
    try {
      return readColumns(connection, sql, ...values)
    } catch (error) {
      if (!(error instanceof Error && /JSON cannot hold BLOB/.test(error.message))) throw error
      sql = columnsSql(['fid', ...columns.map(textOrNumber)], 'geom', from)
      return readColumns(connection, sql, ...values)
    }
  }
}
