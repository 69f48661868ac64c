/**
 * Any GeoPackage as a source of an import: its layers and records in the form in which every reader of foreign files gives them.
 *
 * The file is only read. Geometry stays in the layer's own system; arcs become short segments, damaged geometry comes as problems of its records.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import type { Value } from '../../../shared/domain/feature'
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import type { CrsRegistry } from '../../../shared/domain/crs'
import type { FieldType } from '../../../shared/domain/field'
import type { SourceLayer, SourceProblem, SourceRecord } from '../../../shared/domain/source-record'
import { AppError } from '../../../shared/errors'
import type { Connection, SqlRow, SqlValue } from '../connection/connection'
import { openReadConnection } from '../connection/open-connection'
import { quoteName } from '../connection/quote'
import { asReadFailure } from '../connection/sqlite-failure'
import { decodeCurves } from '../geopackage/decode-curves'
import { decodeGeometry } from '../geopackage/decode-geometry'
import { GeometryFormatError } from '../geopackage/geometry-header'
import { openReader } from '../open/open-reader'
import { requireDatabase } from '../open/require-file'
import { listGeoPackageLayers, type GeoPackageLayer } from './source-layers'

export type GeoPackageBatch = { readonly records: readonly SourceRecord[]; readonly problems: readonly SourceProblem[]; readonly progress: number }

export type GeoPackageSource = {
  readonly format: 'geopackage'
  readonly layers: readonly SourceLayer[]
  read(layer: SourceLayer, signal?: AbortSignal): AsyncIterable<GeoPackageBatch>
  close(): Promise<void>
}

/** Records of the first batch, and at most of a later one. */
const FIRST_BATCH_RECORDS = 250
const MOST_BATCH_RECORDS = 2000
/** Batches of large geometries have fewer records: memory stays bounded, and who writes one need not wait long for the next. */
const BATCH_GEOMETRY_BYTES = 1024 * 1024
/** Below any that SQLite gives. */
const FIRST_ROWID = -(2n ** 63n)

/** Whether a file begins as an SQLite database, as every GeoPackage does. */
export function isGeoPackageFile(path: string): boolean {
  try {
    const file = openSync(path, 'r')
    try {
      const head = Buffer.alloc(16)
      readSync(file, head, 0, 16, 0)
      return head.toString('latin1') === 'SQLite format 3\0'
    } finally {
      closeSync(file)
    }
  } catch {
    return false
  }
}

/** @throws AppError 'workspace.notFound', 'workspace.notGeoPackage', 'workspace.damaged' */
export async function openGeoPackageSource(path: string, registry: CrsRegistry): Promise<GeoPackageSource> {
  requireDatabase(path)
  try {
    const { reader, path: readPath, discard } = openReader(path, true)
    try {
      const found = listGeoPackageLayers(reader, registry)
      if (found.length === 0) throw new AppError('workspace.notGeoPackage', { path })
      return {
        format: 'geopackage',
        layers: found.map(({ layer }) => layer),
        read: (layer, signal) => readGeoPackageLayer(path, readPath, requireLayer(found, layer), signal),
        async close() {
          reader.close()
          discard()
        },
      }
    } catch (error) {
      reader.close()
      discard()
      throw error
    }
  } catch (error) {
    throw asReadFailure(error, path)
  }
}

function requireLayer(found: readonly GeoPackageLayer[], { name }: SourceLayer): GeoPackageLayer {
  const layer = found.find(({ table }) => table === name)
  if (layer === undefined) throw new Error(`the source has no layer ${name}`)
  return layer
}

/**
 * Records of one layer, through a connection of its own, since reading goes on between the batches.
 *
 * @param path of the file, for errors
 * @param readPath the file, or a repaired copy of it
 */
export async function* readGeoPackageLayer(path: string, readPath: string, { layer, table, geometryColumn, columns }: GeoPackageLayer, signal?: AbortSignal): AsyncGenerator<GeoPackageBatch, void, void> {
  const connection = openReadConnection(readPath)
  try {
    const selected = [geometryColumn === null ? 'NULL' : quoteName(geometryColumn), ...columns.map(quoteName)].join(', ')
    const types = layer.fields.map(({ type }) => type)
    let row = 0
    for (const rows of rowsOf(connection, table, selected)) {
      signal?.throwIfAborted()
      const records = rows.map((values) => toRecord(++row, values, types))
      yield { records, problems: [], progress: layer.featureCount === null || layer.featureCount === 0 ? 1 : row / layer.featureCount }
    }
    signal?.throwIfAborted()
  } catch (error) {
    throw asReadFailure(error, path)
  } finally {
    connection.close()
  }
}

/** Some thousand rows at a time: by their rowids, or one by one where a view has none. */
function* rowsOf(connection: Connection, table: string, selected: string): Generator<readonly SqlRow[]> {
  const isTable = connection.value<string>("SELECT type FROM sqlite_master WHERE name = ? COLLATE NOCASE", table) === 'table'
  const hasRowid = isTable && connection.value<number>('SELECT wr FROM pragma_table_list(?)', table) === 0
  if (hasRowid) {
    const sql = `SELECT ${selected}, rowid FROM ${quoteName(table)} WHERE rowid > ? ORDER BY rowid LIMIT ?`
    let limit = FIRST_BATCH_RECORDS
    for (let last: SqlValue = FIRST_ROWID; ; ) {
      const rows: SqlRow[] = connection.all(sql, last, limit)
      if (rows.length > 0) yield rows
      if (rows.length < limit) return
      last = rows.at(-1)!.at(-1)!
      limit = nextLimit(rows)
    }
  }
  let rows: SqlRow[] = []
  for (const values of connection.iterate<SqlRow>(`SELECT ${selected} FROM ${quoteName(table)}`)) {
    rows.push(values)
    if (rows.length < FIRST_BATCH_RECORDS) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

function nextLimit(rows: readonly SqlRow[]): number {
  const bytes = rows.reduce((sum, [geometry]) => sum + (geometry instanceof Uint8Array ? geometry.length : 0), 0)
  return Math.max(1, Math.min(MOST_BATCH_RECORDS, Math.floor((BATCH_GEOMETRY_BYTES * rows.length) / Math.max(bytes, 1))))
}

/** @param values geometry, then an attribute a type; anything behind them is not looked at */
function toRecord(row: number, values: SqlRow, types: readonly FieldType[]): SourceRecord {
  const { geometry, problems } = toGeometry(values[0] ?? null)
  return { row, line: null, geometry, attributes: types.map((type, index) => toAttribute(values[index + 1] ?? null, type)), problems }
}

const NO_PROBLEMS: readonly SourceProblem[] = []

function toGeometry(blob: SqlValue): { readonly geometry: FlatGeometry | null; readonly problems: readonly SourceProblem[] } {
  if (blob === null) return { geometry: null, problems: NO_PROBLEMS }
  try {
    if (blob instanceof Uint8Array) return { geometry: decodeGeometry(blob), problems: NO_PROBLEMS }
    return rejected('geometry.unreadable', { detail: typeof blob })
  } catch (error) {
    if (!(error instanceof GeometryFormatError)) throw error
    if (blob instanceof Uint8Array && error.unsupportedType !== null) return toStraightGeometry(blob, error.unsupportedType)
    return rejected('geometry.unreadable', { detail: error.message })
  }
}

/** Arcs as short segments. */
function toStraightGeometry(blob: Uint8Array, type: string): { readonly geometry: FlatGeometry | null; readonly problems: readonly SourceProblem[] } {
  try {
    return { geometry: decodeCurves(blob), problems: [{ severity: 'repaired', code: 'geometry.curveApproximated', params: { type } }] }
  } catch (error) {
    if (!(error instanceof GeometryFormatError)) throw error
    return rejected('geometry.unsupportedType', { type })
  }
}

function rejected(code: SourceProblem['code'], params: SourceProblem['params']): { readonly geometry: null; readonly problems: readonly SourceProblem[] } {
  return { geometry: null, problems: [{ severity: 'rejected', code, params }] }
}

function toAttribute(value: SqlValue, type: FieldType): Value {
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'object') return null
  return type === 'boolean' && typeof value === 'number' ? value !== 0 : value
}
