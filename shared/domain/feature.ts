/** Features as handlers and screens exchange them: geometry in EPSG:4490, coordinates [lon, lat] in degrees. */
import type { Geometry } from 'geojson'
import type { KindId } from './kinds'

/** A stored value; null is unknown. Booleans travel as booleans, dates as ISO text. */
export type Value = string | number | boolean | null

/** Which feature: theme and its `fid` as text (ids are texts everywhere outside the store). */
export type FeatureRef = { readonly kind: KindId; readonly id: string }

/** [west, south, east, north] in degrees, EPSG:4490. */
export type BoundingBox = readonly [west: number, south: number, east: number, north: number]

/** A whole feature. `properties` is keyed by column name; `extra` is already parsed into `otherColumns`. */
export type Feature = FeatureRef & {
  readonly geometry: Geometry | null
  readonly properties: Readonly<Record<string, Value>>
  readonly otherColumns: Readonly<Record<string, Value>>
}

/** What a list, a hit or a search result shows of a feature. */
export type FeatureSummary = FeatureRef & {
  readonly name: string | null
  readonly code: string | null
  readonly district: string | null
  readonly demonstration: boolean
  /** Null for a feature without geometry. */
  readonly bounds: BoundingBox | null
}
