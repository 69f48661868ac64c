/** Features of a query as flat batches: for the engine, without an object a feature. */
import type { Value } from '../../../shared/domain/feature'
import type { BatchGeometry, StoredBatch } from '../../../shared/domain/feature-batch'
import type { Connection, SqlRow } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { decodeShapes } from '../geopackage/decode-shapes'
import { readableBounds } from '../geopackage/geometry-bounds'
import { shapeOfKind } from '../schema/table-shape'
import type { FeatureQuery, JobContext } from '../workspace-store'
import { requireColumn } from './conditions'
import { presentColumns } from './present-columns'
import { toValue } from './select-columns'
import { streamRows } from './stream-features'

/**
 * @param connection in a read transaction
 * @param columns to read beside id and geometry
 */
export async function* streamBatches(connection: Connection, query: FeatureQuery, columns: readonly string[], job: JobContext = {}): AsyncGenerator<StoredBatch, void, void> {
  const shape = shapeOfKind(query.kind)
  const present = presentColumns(connection, shape.table)
  const selected = columns.map((column) => {
    requireColumn(shape, column)
    return present.has(column) ? quoteName(column) : 'NULL'
  })
  for await (const rows of streamRows(connection, query, ['fid', 'geom', ...selected].join(', '), job)) {
    yield {
      count: rows.length,
      ids: Float64Array.from(rows, ([fid]) => Number(fid)),
      geometry: toBatchGeometry(rows, shape.geometry === 'Point'),
      columns: Object.fromEntries(columns.map((column, index) => [column, rows.map((row): Value => toValue(shape.columnsByName.get(column), row[index + 2] ?? null))])),
    }
  }
}

function toBatchGeometry(rows: readonly SqlRow[], arePoints: boolean): BatchGeometry {
  if (!arePoints) return { type: 'geometries', geometries: decodeShapes(rows.map((row) => row[1])) }
  const xy = new Float64Array(2 * rows.length)
  rows.forEach((row, index) => {
    const bounds = readableBounds(row[1])
    xy[2 * index] = bounds?.[0] ?? Number.NaN
    xy[2 * index + 1] = bounds?.[1] ?? Number.NaN
  })
  return { type: 'points', xy }
}
