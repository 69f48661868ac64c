/**
 * A GeoPackage of another program, opened as reference layers.
 *
 * Its layers are read into a workspace of its own in a temporary folder, transformed to the storage system; so map, search, hits and
 * tables treat them like any reference layer. The file itself is only read.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createCrsRegistry } from '../../../shared/domain/crs'
import { createLonLatTransformation, type LonLatTransformation } from '../../../shared/domain/crs/transform'
import type { Value } from '../../../shared/domain/feature'
import type { FeatureBatch } from '../../../shared/domain/feature-batch'
import { simpleParts, type FlatGeometry } from '../../../shared/domain/flat-geometry'
import type { SourceRecord } from '../../../shared/domain/source-record'
import type { LayerInfo } from '../../../shared/domain/workspace'
import { openWriteConnection } from '../connection/open-connection'
import { createWorkspace } from '../open/create-workspace'
import type { OpenReader } from '../open/open-reader'
import type { Change } from '../workspace-store'
import { writeAction } from '../write/write-action'
import { readGeoPackageLayer } from './open-geopackage-source'
import { listGeoPackageLayers, type GeoPackageLayer } from './source-layers'

export type ReferenceCopy = {
  /** A workspace that holds the layers as reference layers. */
  readonly path: string
  /** The file's own layers, for lists. */
  readonly layers: readonly LayerInfo[]
  readonly discard: () => void
}

/** By the definitions that the file itself carries: codes of the EPSG register are not asked for. */
const NO_REGISTRY = createCrsRegistry({ source: '', definitions: [] })

/** @param path of the file, for names and errors */
export async function makeReferenceCopy({ reader, path: readPath }: OpenReader, path: string): Promise<ReferenceCopy> {
  const folder = mkdtempSync(join(tmpdir(), 'dutu-foreign-'))
  const discard = () => rmSync(folder, { recursive: true, force: true })
  try {
    const copy = join(folder, basename(path))
    const layers = listGeoPackageLayers(reader, NO_REGISTRY)
    await createWorkspace(copy, { title: basename(path) })
    const connection = openWriteConnection(copy)
    try {
      // Made again at every opening: nothing is lost with it.
      connection.pragma('synchronous = OFF')
      await writeAction(connection, { action: 'workspace.open', actor: '', params: {}, reason: null, undoes: null }, changesOf(path, readPath, layers))
    } finally {
      connection.close()
    }
    return { path: copy, layers: layers.map(toLayerInfo), discard }
  } catch (error) {
    discard()
    throw error
  }
}

async function* changesOf(path: string, readPath: string, layers: readonly GeoPackageLayer[]): AsyncGenerator<Change> {
  for (const layer of layers) {
    const { proj } = layer.layer.crs
    const toLonLat = proj === null ? null : createLonLatTransformation(proj)
    for await (const { records } of readGeoPackageLayer(path, readPath, layer)) yield { op: 'insertFeatures', kind: 'reference', batch: toBatch(layer, records, toLonLat) }
  }
}

const NAME_COLUMN = /^(name|mc|.*名称|.*名)$/i
const CODE_COLUMN = /^(code|bh|.*编号|.*编码|.*代码)$/i

function toBatch({ title, columns }: GeoPackageLayer, records: readonly SourceRecord[], toLonLat: LonLatTransformation | null): FeatureBatch {
  const columnOf = (pattern: RegExp) => {
    const index = columns.findIndex((name) => pattern.test(name))
    return records.map(({ attributes }) => toText(attributes[index] ?? null))
  }
  return {
    count: records.length,
    geometry: { type: 'geometries', geometries: records.map(({ geometry }) => place(geometry, toLonLat)) },
    columns: {
      layer: records.map(() => title),
      name: columnOf(NAME_COLUMN),
      code: columnOf(CODE_COLUMN),
      extra: records.map(({ attributes }) => JSON.stringify(Object.fromEntries(columns.map((name, index) => [name, attributes[index] ?? null])))),
    },
  }
}

/** Null where the geometry could not be read or its place is not known: its attributes are still shown. */
function place(geometry: FlatGeometry | null, toLonLat: LonLatTransformation | null): FlatGeometry | null {
  if (geometry === null || toLonLat === null) return null
  for (const { xy } of simpleParts(geometry)) {
    toLonLat(xy)
    if (!xy.every(Number.isFinite)) return null
  }
  return geometry
}

function toText(value: Value): string | null {
  return value === null ? null : String(value)
}

const GEOMETRY_TYPES: Readonly<Record<string, LayerInfo['geometry']>> = {
  POINT: 'Point',
  LINESTRING: 'LineString',
  POLYGON: 'Polygon',
  MULTIPOINT: 'MultiPoint',
  MULTILINESTRING: 'MultiLineString',
  MULTIPOLYGON: 'MultiPolygon',
}

function toLayerInfo({ table, title, geometryTypeName, layer }: GeoPackageLayer): LayerInfo {
  return {
    name: table,
    kind: null,
    title: { zh: title, en: title },
    geometry: geometryTypeName === null ? null : (GEOMETRY_TYPES[geometryTypeName] ?? 'Geometry'),
    features: layer.featureCount ?? 0,
    vintage: null,
    vintages: [],
    bounds: null,
    demonstration: false,
  }
}
