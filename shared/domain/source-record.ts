/**
 * What readers find in a foreign file: layers, fields, records and what is wrong with them, before anything is mapped or stored.
 */
import type { ErrorData } from '../errors'
import type { Value } from './feature'
import type { FieldType } from './field'
import type { Datum } from './crs'
import type { CrsHint } from './crs/hint'
import type { FlatGeometry } from './flat-geometry'

/** Formats that Dutu reads. */
export type FormatId =
  | 'shapefile'
  | 'geojson'
  | 'kml'
  | 'gpx'
  | 'csv'
  | 'xlsx'
  | 'xls'
  | 'docx'
  | 'htmlTable'
  | 'dxf'
  | 'parcelText'
  | 'fileGeodatabase'
  | 'geopackage'

/** Something found in a file, as data; `translateError` makes the sentence. */
export type SourceProblem = ErrorData & {
  /** `rejected`: the record cannot be used. `repaired`: changed without changing its meaning. `warning`: look at it. */
  readonly severity: 'rejected' | 'repaired' | 'warning'
}

export type SourceField = {
  /** Unique in its layer, not empty; as the file has it, except that repeated names get `_2`, `_3`. */
  readonly name: string
  readonly type: FieldType
  /** Unit that the heading states (`公顷`, `mg/L`), already taken off the name; null where it states none. */
  readonly unit: string | null
}

/** One record. Attribute values stand in the order of the layer's fields; null is empty in the file. */
export type SourceRecord = {
  /** 1-based ordinal in the layer, deleted records not counted. */
  readonly row: number
  /** 1-based line of the text file or row of the sheet in which the record starts; null in other formats. */
  readonly line: number | null
  /** In the layer's CRS as the file gives it; null where the record has none or it cannot be read (then a problem says so). */
  readonly geometry: FlatGeometry | null
  readonly attributes: readonly Value[]
  readonly problems: readonly SourceProblem[]
}

export type SourceCrs = {
  /** `EPSG:n`; null where the file does not say or the system has no code. */
  readonly code: string | null
  /** proj4 string; null where it is unknown. A system without a code may have one. */
  readonly proj: string | null
  /** What the file calls it; null where it does not say. */
  readonly name: string | null
  /** The file's own text, unchanged; null where it has none. */
  readonly wkt: string | null
  /** `prj`: .prj file. `embedded`: inside the file, or fixed by the format. `assumed`: the format's default only. `none`: not stated. */
  readonly how: 'prj' | 'embedded' | 'assumed' | 'none'
  /** 0 to 1. */
  readonly confidence: number
  readonly problems: readonly SourceProblem[]
  /** Where the file states it; a system without a code may have one. */
  readonly datum?: Datum | null
  /** What headings, titles and names say where the file does not state it; for `listCrsCandidates`. */
  readonly hint?: CrsHint
}

export type SourceEncoding = {
  /** Lower case, e.g. `utf-8`, `gbk`. */
  readonly name: string
  /** `detected` covers byte order marks, XML declarations and evidence from the bytes. */
  readonly how: 'cpg' | 'dbf-ldid' | 'detected' | 'given'
  readonly confidence: number
}

/** A value that splits a layer's records into named groups: folders of a KML, layers of a drawing. */
export type SourceGroups = {
  /** Index of the field that holds the group's name. */
  readonly fieldIndex: number
  readonly names: readonly string[]
}

/** Kind of geometry, multi forms included; `mixed` where a layer has more than one, or collections. */
export type GeometryFamily = 'Point' | 'LineString' | 'Polygon' | 'mixed'

export type SourceLayer = {
  readonly name: string
  readonly crs: SourceCrs
  /** Null in formats that leave no choice (XLSX, XLS). */
  readonly encoding: SourceEncoding | null
  readonly fields: readonly SourceField[]
  /** Null for tables without geometry. */
  readonly geometryType: GeometryFamily | null
  readonly hasZ: boolean
  readonly hasM: boolean
  /** Null where only reading to the end would tell. */
  readonly featureCount: number | null
  readonly groups: SourceGroups | null
  /** What is wrong with the layer as a whole. */
  readonly problems: readonly SourceProblem[]
  /** What stands over a table: its title rows, the sheet's name, the file's. */
  readonly captions?: readonly string[]
}

/** What the file says about a CRS: nothing. */
export const UNKNOWN_CRS: SourceCrs = { code: null, proj: null, name: null, wkt: null, how: 'none', confidence: 0, problems: [] }
