/**
 * A GeoPackage of another program, opened as reference layers.
 *
 * Its layers are read into a workspace of its own in a temporary folder, transformed to the storage system; so map, search, hits and
 * tables treat them like any reference layer. The file itself is only read.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { FeatureBatch } from '../../../shared/domain/feature-batch'
import { simpleParts, type FlatGeometry } from '../../../shared/domain/flat-geometry'
import type { LayerInfo } from '../../../shared/domain/workspace'
import type { Connection, SqlRow, SqlValue } from '../connection/connection'
import { openWriteConnection } from '../connection/open-connection'
import { quoteName } from '../connection/quote'
import { decodeGeometry } from '../geopackage/decode-geometry'
import { GeometryFormatError } from '../geopackage/geometry-header'
import { createWorkspace } from '../open/create-workspace'
import type { Change } from '../workspace-store'
import { writeAction } from '../write/write-action'
import { listForeignLayers, toLayerInfo, type ForeignLayer } from './foreign-layers'

export type ReferenceCopy = {
  /** A workspace that holds the layers as reference layers. */
  readonly path: string
  /** The file's own layers, for lists. */
  readonly layers: readonly LayerInfo[]
  readonly discard: () => void
}

const BATCH_ROWS = 2000

/** @param source a reading connection to the file, which the caller closes */
export async function makeReferenceCopy(source: Connection, originalPath: string): Promise<ReferenceCopy> {
  const folder = mkdtempSync(join(tmpdir(), 'dutu-foreign-'))
  const discard = () => rmSync(folder, { recursive: true, force: true })
  try {
    const path = join(folder, basename(originalPath))
    const layers = listForeignLayers(source)
    await createWorkspace(path, { title: basename(originalPath) })
    const connection = openWriteConnection(path)
    try {
      // Made again at every opening: nothing is lost with it.
      connection.pragma('synchronous = OFF')
      await writeAction(connection, { action: 'workspace.open', actor: '', params: {}, reason: null, undoes: null }, changesOf(source, layers))
    } finally {
      connection.close()
    }
    return { path, layers: layers.map(toLayerInfo), discard }
  } catch (error) {
    discard()
    throw error
  }
}

function* changesOf(source: Connection, layers: readonly ForeignLayer[]): Generator<Change> {
  for (const layer of layers) {
    const { table, geometryColumn, columns } = layer
    const selected = [...(geometryColumn === null ? ['NULL'] : [quoteName(geometryColumn)]), ...columns.map(({ name }) => quoteName(name))]
    let rows: SqlRow[] = []
    for (const row of source.iterate<SqlRow>(`SELECT ${selected.join(', ')} FROM ${quoteName(table)}`)) {
      rows.push(row)
      if (rows.length < BATCH_ROWS) continue
      yield { op: 'insertFeatures', kind: 'reference', batch: toBatch(layer, rows) }
      rows = []
    }
    if (rows.length > 0) yield { op: 'insertFeatures', kind: 'reference', batch: toBatch(layer, rows) }
  }
}

const NAME_COLUMN = /^(name|mc|.*名称|.*名)$/i
const CODE_COLUMN = /^(code|bh|.*编号|.*编码|.*代码)$/i

function toBatch(layer: ForeignLayer, rows: readonly SqlRow[]): FeatureBatch {
  const columnOf = (pattern: RegExp) => {
    const index = layer.columns.findIndex(({ name }) => pattern.test(name))
    return rows.map((row) => toText(index < 0 ? null : (row[index + 1] ?? null)))
  }
  return {
    count: rows.length,
    geometry: { type: 'geometries', geometries: rows.map((row) => toGeometry(layer, row[0] ?? null)) },
    columns: {
      layer: rows.map(() => layer.title),
      name: columnOf(NAME_COLUMN),
      code: columnOf(CODE_COLUMN),
      extra: rows.map((row) => JSON.stringify(Object.fromEntries(layer.columns.map(({ name, isBoolean }, index) => [name, toJson(row[index + 1] ?? null, isBoolean)])))),
    },
  }
}

/** Null where the geometry cannot be read or its place is not known: its attributes are still shown. */
function toGeometry({ toLonLat }: ForeignLayer, blob: SqlValue): FlatGeometry | null {
  if (!(blob instanceof Uint8Array) || toLonLat === null) return null
  try {
    const geometry = decodeGeometry(blob)
    for (const { xy } of simpleParts(geometry)) {
      toLonLat(xy)
      if (!xy.every(Number.isFinite)) return null
    }
    return geometry
  } catch (error) {
    if (error instanceof GeometryFormatError) return null
    throw error
  }
}

function toText(value: SqlValue): string | null {
  return value === null || typeof value === 'object' ? null : String(value)
}

function toJson(value: SqlValue, isBoolean: boolean): string | number | boolean | null {
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'object') return null
  return isBoolean && typeof value === 'number' ? value !== 0 : value
}
