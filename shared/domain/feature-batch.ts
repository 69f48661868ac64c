/**
 * Many features at once, column by column: how importers hand features to the store, and how the engine reads a layer, without an
 * object a feature. EPSG:4490, [lon, lat] in degrees.
 */
import type { Value } from './feature'
import type { FlatGeometry } from './flat-geometry'

/** Geometries of a batch: points as bare numbers, anything else one flat geometry a feature. */
export type BatchGeometry =
  /** x0, y0, x1, y1 …; NaN for a feature without geometry. */
  | { readonly type: 'points'; readonly xy: Float64Array }
  /** Null for a feature without geometry. */
  | { readonly type: 'geometries'; readonly geometries: readonly (FlatGeometry | null)[] }

export type FeatureBatch = {
  /** Number of features: the length of every column. */
  readonly count: number
  readonly geometry: BatchGeometry
  /** Values by column name; columns that are absent are null throughout. */
  readonly columns: Readonly<Record<string, readonly Value[]>>
}

/** A batch read from a workspace. */
export type StoredBatch = FeatureBatch & {
  /** `fid` of each feature, as number: ids are texts only where single features travel. */
  readonly ids: Float64Array
}
