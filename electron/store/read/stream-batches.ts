/**
 * Features of a query as flat batches: for the engine, without an object a feature.
 *
 * SQLite puts the columns of a batch together (see column-query.ts): row by row, making arrays, texts and buffers would cost more than reading.
 */
import type { Value } from '../../../shared/domain/feature'
import type { BatchGeometry, StoredBatch } from '../../../shared/domain/feature-batch'
import type { Connection } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { decodeShapes } from '../geopackage/decode-shapes'
import { readableBounds } from '../geopackage/geometry-bounds'
import { shapeOfKind, type TableShape } from '../schema/table-shape'
import { columnsSql, readColumns, type RowColumns, textOrNumber } from '../tiles/column-query'
import type { FeatureQuery, JobContext } from '../workspace-store'
import { featureClause, orderClause, requireColumn } from './conditions'
import { countRows } from './count-rows'
import { presentColumns } from './present-columns'
import { toValue } from './select-columns'

const BATCH_ROWS = 1000

/**
 * @param connection in a read transaction; between batches it runs no statement
 * @param columns to read beside id and geometry
 * @yields batches in the query's order, by id where it has none
 */
export async function* streamBatches(connection: Connection, query: FeatureQuery, columns: readonly string[], job: JobContext = {}): AsyncGenerator<StoredBatch, void, void> {
  const shape = shapeOfKind(query.kind)
  const present = presentColumns(connection, shape.table)
  const selected = columns.map((column) => {
    const quoted = requireColumn(shape, column)
    return present.has(column) ? textOrNumber(quoted) : 'NULL'
  })
  job.signal?.throwIfAborted()
  let done = 0
  for (const { rows, total } of readPages(connection, shape, query, ['fid', ...selected])) {
    const [ids = [], ...values] = rows.columns
    yield {
      count: rows.count,
      ids: Float64Array.from(ids, Number),
      geometry: toBatchGeometry(rows, shape.geometry === 'Point'),
      columns: Object.fromEntries(columns.map((column, index) => [column, (values[index] ?? []).map((value): Value => toValue(shape.columnsByName.get(column), typeof value === 'boolean' ? Number(value) : value))])),
    }
    done += rows.count
    job.onProgress?.(done, total)
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    job.signal?.throwIfAborted()
  }
}

/** @param expressions the first is `fid` */
function* readPages(connection: Connection, shape: TableShape, query: FeatureQuery, expressions: readonly string[]): Generator<{ rows: RowColumns; total: number }, void, void> {
  const table = quoteName(shape.table)
  const { sql, values } = featureClause(shape, query)
  if (query.orderBy === undefined && query.bounds === undefined && query.limit === undefined && query.offset === undefined) {
    const total = countRows(connection, shape, sql, values)
    const page = columnsSql(expressions, 'geom', `FROM (SELECT * FROM ${table} WHERE fid > ? AND (${sql}) ORDER BY fid LIMIT ${BATCH_ROWS})`)
    for (let last = 0; ; ) {
      const rows = readColumns(connection, page, last, ...values)
      if (rows.count === 0) return
      last = rows.columns[0]?.at(-1) as number
      yield { rows, total }
    }
  }
  const ids = connection
    .all<[number]>(`SELECT fid FROM ${table} WHERE ${sql} ${orderClause(shape, query.orderBy)} LIMIT ? OFFSET ?`, ...values, query.limit ?? -1, query.offset ?? 0)
    .map(([fid]) => fid)
  const page = columnsSql(expressions, 'geom', `FROM (SELECT ${table}.* FROM json_each(?) AS wanted JOIN ${table} ON fid = wanted.value ORDER BY wanted.key)`)
  for (let from = 0; from < ids.length; from += BATCH_ROWS) yield { rows: readColumns(connection, page, JSON.stringify(ids.slice(from, from + BATCH_ROWS))), total: ids.length }
}

function toBatchGeometry({ count, blobs, blobEnds }: RowColumns, arePoints: boolean): BatchGeometry {
  if (!arePoints) return { type: 'geometries', geometries: decodeShapes(blobs, blobEnds) }
  const xy = new Float64Array(2 * count)
  for (let row = 0; row < count; row++) {
    const bounds = readableBounds(blobs.subarray(blobEnds[row - 1] ?? 0, blobEnds[row]!))
    xy[2 * row] = bounds?.[0] ?? Number.NaN
    xy[2 * row + 1] = bounds?.[1] ?? Number.NaN
  }
  return { type: 'points', xy }
}
