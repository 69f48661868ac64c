/**
 * Features of a query as flat batches: for the engine, without an object a feature.
 *
 * SQLite puts the columns of a batch together (see column-query.ts): row by row, making arrays, texts and buffers would cost more than reading.
 */
import type { BatchGeometry, StoredBatch } from '../../../shared/domain/feature-batch'
import type { Connection } from '../connection/connection'
import { decodeShapes } from '../geopackage/decode-shapes'
import { readableBounds } from '../geopackage/geometry-bounds'
import { shapeOfKind } from '../schema/table-shape'
import type { RowColumns } from '../tiles/column-query'
import type { FeatureQuery, JobContext } from '../workspace-store'
import { idsOf, readPages, valuesOf } from './read-pages'

/**
 * @param connection in a read transaction; between batches it runs no statement
 * @param columns to read beside id and geometry
 * @yields batches in the query's order, by id where it has none
 */
export async function* streamBatches(connection: Connection, query: FeatureQuery, columns: readonly string[], job: JobContext = {}): AsyncGenerator<StoredBatch, void, void> {
  const shape = shapeOfKind(query.kind)
  for await (const { rows } of readPages(connection, shape, query, columns, job)) {
    yield {
      count: rows.count,
      ids: idsOf(rows),
      geometry: toBatchGeometry(rows, shape.geometry === 'Point'),
      columns: Object.fromEntries(columns.map((column, index) => [column, valuesOf(rows, shape, column, index)])),
    }
  }
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
