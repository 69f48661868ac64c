/** What writing a layer to a file needs, whatever the format. Geometry EPSG:4490, coordinates [lon, lat]. */
import type { Geometry } from 'geojson'
import type { Value } from '../../../shared/domain/feature'
import type { FieldType } from '../../../shared/domain/field'

/** One column of the file. */
export type WrittenColumn = {
  /** ASCII name of the stored column. */
  readonly name: string
  /** Heading in the document's language, with its unit. */
  readonly title: string
  readonly type: FieldType
  /** Codes to titles, for formats that people read; null for plain values. */
  readonly titles: ReadonlyMap<Value, string> | null
}

export type WrittenFeature = { readonly geometry: Geometry | null; readonly values: readonly Value[] }

/** A layer to write: columns, and features in batches with values in the columns' order. */
export type WrittenLayer = {
  /** ASCII name: table or file stem. */
  readonly name: string
  readonly title: string
  readonly geometry: 'Point' | 'MultiLineString' | 'MultiPolygon' | 'Geometry'
  readonly columns: readonly WrittenColumn[]
  /** Headings of longitude and latitude in tables of points. */
  readonly coordinateTitles: readonly [longitude: string, latitude: string]
  readonly features: AsyncIterable<readonly WrittenFeature[]>
}

/** What a file took. `shortenedTexts`: values that the format could not hold whole. */
export type WrittenCounts = { readonly features: number; readonly shortenedTexts: number }

/** Write a whole layer to a path that does not exist yet. */
export type LayerWriter = (layer: WrittenLayer, path: string) => Promise<WrittenCounts>

/** A value as people read it: the code's title, 是/否 left to the caller's `titles`, empty for unknown. */
export function readableValue(column: WrittenColumn, value: Value): string | number {
  if (value === null) return ''
  const title = column.titles?.get(value)
  if (title !== undefined) return title
  return typeof value === 'boolean' ? String(value) : value
}
