/** Layers of any GeoPackage as readers of foreign files describe them. */
import type { CrsRegistry } from '../../../shared/domain/crs'
import { recogniseCrs } from '../../../shared/domain/crs/recognise-crs'
import type { FieldType } from '../../../shared/domain/field'
import { UNKNOWN_CRS, type GeometryFamily, type SourceCrs, type SourceField, type SourceLayer, type SourceProblem } from '../../../shared/domain/source-record'
import type { Connection } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { MEDIA_VIEW } from '../geopackage/relations'
import { LAYER_STYLES_TABLE } from '../geopackage/styles/layer-styles'
import { columnsOf, hasTable } from '../validate/check-geopackage'

/** A layer and where it stands in the file. */
export type GeoPackageLayer = {
  readonly layer: SourceLayer
  readonly table: string
  /** What the file calls it for people. */
  readonly title: string
  /** As `gpkg_geometry_columns` has it, upper case; null for a table without geometry. */
  readonly geometryTypeName: string | null
  readonly geometryColumn: string | null
  /** In the order of the layer's fields. */
  readonly columns: readonly string[]
}

/** Tables of people's data; what is only there for other programs is left out. */
const NO_LAYERS: readonly string[] = [LAYER_STYLES_TABLE, MEDIA_VIEW]

export function listGeoPackageLayers(connection: Connection, registry: CrsRegistry): readonly GeoPackageLayer[] {
  if (!hasTable(connection, 'gpkg_contents')) return []
  return connection
    .all<[string, string | null]>("SELECT table_name, identifier FROM gpkg_contents WHERE data_type IN ('features', 'attributes') ORDER BY rowid")
    .filter(([table]) => !NO_LAYERS.includes(table) && columnsOf(connection, table).size > 0)
    .map(([table, identifier]) => describeLayer(connection, registry, table, identifier === null || identifier === '' ? table : identifier))
}

type GeometryRow = [column: string, type: string, srsId: number, z: number, m: number]

function describeLayer(connection: Connection, registry: CrsRegistry, table: string, title: string): GeoPackageLayer {
  const geometry = hasTable(connection, 'gpkg_geometry_columns')
    ? connection.get<GeometryRow>('SELECT column_name, geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns WHERE table_name = ?', table)
    : null
  const columns = connection.all<[string, string, number]>('SELECT name, type, pk FROM pragma_table_info(?)', table).filter(([name, type, key]) => key === 0 && name !== geometry?.[0] && !type.toUpperCase().startsWith('BLOB'))
  return {
    table,
    title,
    geometryTypeName: geometry?.[1].toUpperCase() ?? null,
    geometryColumn: geometry?.[0] ?? null,
    columns: columns.map(([name]) => name),
    layer: {
      name: table,
      crs: geometry === null ? UNKNOWN_CRS : crsOf(connection, registry, geometry[2]),
      encoding: { name: 'utf-8', how: 'detected', confidence: 1 },
      fields: columns.map(([name, type]): SourceField => ({ name, type: fieldTypeOf(type), unit: null })),
      geometryType: geometry === null ? null : familyOf(geometry[1]),
      hasZ: geometry !== null && geometry[3] !== 0,
      hasM: geometry !== null && geometry[4] !== 0,
      featureCount: connection.value<number>(`SELECT count(*) FROM ${quoteName(table)}`) ?? 0,
      groups: null,
      problems: [],
    },
  }
}

function crsOf(connection: Connection, registry: CrsRegistry, srsId: number): SourceCrs {
  const row = connection.get<[string, string]>('SELECT srs_name, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?', srsId)
  if (row === null) return { ...UNKNOWN_CRS, problems: [crsProblem('crs.unreadable', String(srsId))] }
  const [name, definition] = row
  // −1 and 0: the file says that it does not know.
  if (definition === 'undefined') return { ...UNKNOWN_CRS, name }
  const recognised = recogniseCrs(definition, registry)
  if (recognised === null) return { ...UNKNOWN_CRS, name, wkt: definition, problems: [crsProblem('crs.unreadable', name)] }
  const isKnown = recognised.proj !== null
  const problems = recognised.warnings.map((code) => crsProblem(code, recognised.name))
  if (!isKnown) problems.push(crsProblem('crs.unsupportedProjection', recognised.name))
  return { code: recognised.code, proj: recognised.proj, name: recognised.name, wkt: definition, how: isKnown ? 'embedded' : 'none', confidence: isKnown ? 1 : 0, problems }
}

function crsProblem(code: Extract<SourceProblem['code'], `crs.${string}`>, name: string): SourceProblem {
  return { severity: 'warning', code, params: { name } }
}

/** OGC 12-128r17, table 1; other programs are lax. */
function fieldTypeOf(sqlType: string): FieldType {
  const type = sqlType.toUpperCase()
  if (type === 'BOOLEAN') return 'boolean'
  if (type === 'DATE') return 'date'
  if (type === 'DATETIME' || type === 'TIMESTAMP') return 'datetime'
  if (/INT/.test(type)) return 'integer'
  return /DOUBLE|FLOAT|REAL|NUMERIC|DECIMAL/.test(type) ? 'real' : 'text'
}

function familyOf(geometryType: string): GeometryFamily {
  const type = geometryType.toUpperCase()
  if (type.endsWith('POINT')) return 'Point'
  if (type.endsWith('LINESTRING') || type.endsWith('CURVE')) return 'LineString'
  return type.endsWith('POLYGON') || type.endsWith('SURFACE') ? 'Polygon' : 'mixed'
}
