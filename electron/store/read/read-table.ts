/** All features of a query as one flat table: for the engine, by far the fastest way to read a large layer. */
import type { Value } from '../../../shared/domain/feature'
import type { FeatureTable } from '../../../shared/domain/feature-table'
import { ShapeTableBuilder } from '../geopackage/shape-table-builder'
import type { TableShape } from '../schema/table-shape'
import { idsOf, type Page, valuesOf } from './read-pages'

/** @param columns that the pages were read with */
export async function tableOfPages(shape: TableShape, columns: readonly string[], pages: AsyncIterable<Page>): Promise<FeatureTable> {
  const ids: Float64Array[] = []
  const values = columns.map((): Value[] => [])
  let builder: ShapeTableBuilder | null = null
  for await (const { rows, total } of pages) {
    builder ??= new ShapeTableBuilder(total)
    builder.append(rows.blobs, rows.blobEnds)
    ids.push(idsOf(rows))
    columns.forEach((column, index) => {
      for (const value of valuesOf(rows, shape, column, index)) values[index]!.push(value)
    })
  }
  return {
    ids: joined(ids),
    shapes: (builder ?? new ShapeTableBuilder(0)).build(),
    columns: Object.fromEntries(columns.map((column, index) => [column, values[index] ?? []])),
  }
}

function joined(arrays: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(arrays.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const array of arrays) {
    whole.set(array, at)
    at += array.length
  }
  return whole
}
