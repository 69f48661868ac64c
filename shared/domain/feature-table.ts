/**
 * Features of one layer in flat arrays, row by row: how the engine reads a large layer, without an object a feature. EPSG:4490, [lon, lat] in
 * degrees.
 */
import type { Value } from './feature'
import type { FlatGeometry } from './flat-geometry'
import type { PolygonSet } from './polygon-set'

/** Geometries of many features. One that has neither parts in `polygons` nor an entry in `others` has no geometry, or one that cannot be read. */
export type ShapeTable = {
  /** The polygons of each feature, as they are stored: not proven valid, rings perhaps not closed. */
  readonly polygons: PolygonSet
  /** By row, geometries that are not polygons alone; of a collection the polygons stand in `polygons` too. Never empty ones. */
  readonly others: ReadonlyMap<number, FlatGeometry>
}

export type FeatureTable = {
  /** `fid` of each feature, as number. */
  readonly ids: Float64Array
  readonly shapes: ShapeTable
  /** Values by column name, one a feature. */
  readonly columns: Readonly<Record<string, readonly Value[]>>
}
