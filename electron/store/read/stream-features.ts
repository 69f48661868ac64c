/** Every feature of a query in one state, in batches. */
import type { Feature } from '../../../shared/domain/feature'
import type { Connection, SqlRow, SqlValue } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { shapeOfKind } from '../schema/table-shape'
import type { FeatureQuery, JobContext } from '../workspace-store'
import { featureClause, orderClause } from './conditions'
import { presentColumns } from './present-columns'
import { countRows } from './count-rows'
import { toGeometry } from './read-features'
import { selectList, toFeature } from './select-columns'

const BATCH_ROWS = 1000

/**
 * @param connection in a read transaction; between batches it runs no statement
 * @yields batches in the query's order, by id where it has none
 */
export async function* streamFeatures(connection: Connection, query: FeatureQuery, job: JobContext = {}): AsyncGenerator<readonly Feature[], void, void> {
  const shape = shapeOfKind(query.kind)
  const columns = `fid, geom, ${selectList(shape, presentColumns(connection, shape.table))}`
  for await (const rows of streamRows(connection, query, columns, job)) {
    yield rows.map((row) => toFeature(shape, query.kind, row, toGeometry(row[1]), 2))
  }
}

/** Rows of a query with the given columns, `fid` first. */
async function* streamRows(connection: Connection, query: FeatureQuery, columns: string, job: JobContext): AsyncGenerator<SqlRow[], void, void> {
  const shape = shapeOfKind(query.kind)
  const table = quoteName(shape.table)
  const { sql, values } = featureClause(shape, query)
  let done = 0
  const report = async (rows: number, total: number): Promise<void> => {
    done += rows
    job.onProgress?.(done, total)
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    job.signal?.throwIfAborted()
  }
  job.signal?.throwIfAborted()
  if (query.orderBy === undefined && query.bounds === undefined && query.limit === undefined && query.offset === undefined) {
    const total = countRows(connection, shape, sql, values)
    const page = `SELECT ${columns} FROM ${table} WHERE fid > ? AND (${sql}) ORDER BY fid LIMIT ${BATCH_ROWS}`
    for (let last: SqlValue = 0; ; ) {
      const rows: SqlRow[] = connection.all(page, last, ...values)
      const end = rows.at(-1)
      if (end === undefined) return
      last = end[0] ?? null
      yield rows
      await report(rows.length, total)
    }
  }
  const ids = connection
    .all<[number]>(`SELECT fid FROM ${table} WHERE ${sql} ${orderClause(shape, query.orderBy)} LIMIT ? OFFSET ?`, ...values, query.limit ?? -1, query.offset ?? 0)
    .map(([fid]) => fid)
  for (let from = 0; from < ids.length; from += BATCH_ROWS) {
    const batch = ids.slice(from, from + BATCH_ROWS)
    const found = new Map(connection.all(`SELECT ${columns} FROM ${table} WHERE fid IN (SELECT value FROM json_each(?))`, JSON.stringify(batch)).map((row) => [row[0], row]))
    yield batch.flatMap((fid) => {
      const row = found.get(fid)
      return row === undefined ? [] : [row]
    })
    await report(batch.length, ids.length)
  }
}
