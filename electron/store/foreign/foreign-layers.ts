/** What lies in a GeoPackage that another program made. */
import type { LayerInfo } from '../../../shared/domain/workspace'
import { projOfProjection } from '../../../shared/domain/crs/projection'
import { readWkt } from '../../../shared/domain/crs/read-wkt'
import { createLonLatTransformation, type LonLatTransformation } from '../../../shared/domain/crs/transform'
import type { Connection } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { columnsOf, hasTable } from '../validate/check-geopackage'

export type ForeignLayer = {
  readonly table: string
  readonly title: string
  /** Null for a table without geometry. */
  readonly geometryColumn: string | null
  readonly geometryType: LayerInfo['geometry']
  /** To [lon, lat]; null where the layer's reference system is not known. */
  readonly toLonLat: LonLatTransformation | null
  /** Every other column, in order. */
  readonly columns: readonly ForeignColumn[]
  readonly features: number
}

export type ForeignColumn = { readonly name: string; readonly isBoolean: boolean }

/** Feature and attribute tables that are really there. */
export function listForeignLayers(connection: Connection): readonly ForeignLayer[] {
  if (!hasTable(connection, 'gpkg_contents')) return []
  const rows = connection.all<[string, string | null]>("SELECT table_name, identifier FROM gpkg_contents WHERE data_type IN ('features', 'attributes') ORDER BY rowid")
  return rows.filter(([table]) => columnsOf(connection, table).size > 0).map(([table, identifier]) => readLayer(connection, table, identifier))
}

function readLayer(connection: Connection, table: string, identifier: string | null): ForeignLayer {
  const geometry = hasTable(connection, 'gpkg_geometry_columns')
    ? connection.get<[string, string, number]>('SELECT column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?', table)
    : null
  const columns = connection.all<[string, string, number]>('SELECT name, type, pk FROM pragma_table_info(?)', table)
  return {
    table,
    title: identifier === null || identifier === '' ? table : identifier,
    geometryColumn: geometry?.[0] ?? null,
    geometryType: geometry === null ? null : geometryTypeOf(geometry[1]),
    toLonLat: geometry === null ? null : transformationOf(connection, geometry[2]),
    columns: columns.filter(([name, , key]) => key === 0 && name !== geometry?.[0]).map(([name, type]) => ({ name, isBoolean: type.toUpperCase() === 'BOOLEAN' })),
    features: connection.value<number>(`SELECT count(*) FROM ${quoteName(table)}`) ?? 0,
  }
}

const GEOMETRY_TYPES: Readonly<Record<string, LayerInfo['geometry']>> = {
  POINT: 'Point',
  LINESTRING: 'LineString',
  POLYGON: 'Polygon',
  MULTIPOINT: 'MultiPoint',
  MULTILINESTRING: 'MultiLineString',
  MULTIPOLYGON: 'MultiPolygon',
}

function geometryTypeOf(name: string): LayerInfo['geometry'] {
  return GEOMETRY_TYPES[name.toUpperCase()] ?? 'Geometry'
}

/** By the definition that the file itself carries; the datum is taken as it is. */
function transformationOf(connection: Connection, srsId: number): LonLatTransformation | null {
  const definition = connection.value<string>('SELECT definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?', srsId)
  const reading = definition === null ? null : readWkt(definition)
  if (reading === null || reading.projection === null || reading.primeMeridianDegrees !== 0) return null
  return createLonLatTransformation(projOfProjection(reading.projection, reading.ellipsoid))
}

/** How such a layer shows among a workspace's layers. */
export function toLayerInfo({ table, title, geometryType, features }: ForeignLayer): LayerInfo {
  return { name: table, kind: null, title: { zh: title, en: title }, geometry: geometryType, features, vintage: null, vintages: [], bounds: null, demonstration: false }
}
