/**
 * One vector tile out of a workspace: Mapbox Vector Tile 2.1.
 *
 * Below `DETAIL_ZOOM` a tile comes out of the overviews, from there on, and where an overview is behind, out of the features; every search
 * goes through an R-tree.
 */
import { PbfWriter } from 'pbf'
import { THINNED } from '../../../shared/domain/tile-columns'
import type { Connection } from '../connection/connection'
import { quoteName } from '../connection/quote'
import type { TileLayer, VectorTile } from '../workspace-store'
import { presentColumns } from '../read/present-columns'
import { DetailLayer } from './detail-layer'
import { LayerWriter } from './layer-writer'
import { OverviewLayer } from './overview-layer'
import type { GroupKey } from './overview-rows'
import { overviewTable } from './overview-schema'
import { REDUCTIONS, type Reduction, TILE_LIMIT_BYTES } from './reduction'
import { isStale } from './stale-overviews'
import { DETAIL_ZOOM } from './tile-grid'
import type { TileLayerContent } from './tile-layer-content'
import { tileTheme, type TileTheme } from './tile-theme'

export type TileAddress = { readonly z: number; readonly x: number; readonly y: number }

/** Field number of a layer in a tile. */
const TILE_LAYER = 3

/** A tile that has to be thinned may be many times larger at first. */
const KEPT_BUFFER_BYTES = 2 ** 22

/** Room for most tiles; kept and grown from one tile to the next. */
let buffer = new Uint8Array(2 ** 17)

/**
 * @param today ISO date of the workspace, which says what is overdue
 * @returns bytes, empty where none of the layers has anything in the tile
 */
export function readTile(connection: Connection, { z, x, y }: TileAddress, layers: readonly TileLayer[], today: string): VectorTile {
  const side = 2 ** z
  if (!Number.isInteger(z) || !Number.isInteger(x) || !Number.isInteger(y) || z < 0 || x < 0 || y < 0 || x >= side || y >= side) return new Uint8Array(0)
  const contents = oneState(connection, () => layers.flatMap((layer) => readLayer(connection, { z, x, y }, layer, today)))
  if (contents.length === 0) return new Uint8Array(0)
  let tile = writeTile(contents, REDUCTIONS[0]!)
  for (const reduction of REDUCTIONS.slice(1)) {
    if (tile.byteLength <= TILE_LIMIT_BYTES) break
    tile = writeTile(contents, reduction)
  }
  return tile
}

/** All layers of a tile show one committed state. */
function oneState<T>(connection: Connection, read: () => T): T {
  if (connection.inTransaction) return read()
  connection.run('BEGIN')
  try {
    return read()
  } finally {
    connection.run('COMMIT')
  }
}

function readLayer(connection: Connection, { z, x, y }: TileAddress, { kind, vintage }: TileLayer, today: string): TileLayerContent[] {
  const theme = tileTheme(kind)
  // A GeoPackage that another program made lacks our tables.
  if (presentColumns(connection, theme.table).size === 0) return []
  const group = theme.legal ? (vintage ?? newestVintage(connection, theme)) : null
  const hasOverview = theme.generalisation !== 'none' && presentColumns(connection, overviewTable(theme)).size > 0 && !isStale(connection, theme)
  const content =
    hasOverview && z < DETAIL_ZOOM
      ? new OverviewLayer(connection, theme, group, z, x, y, today)
      : new DetailLayer(connection, theme, group, z, x, y, hasOverview)
  return content.isEmpty ? [] : [content]
}

function newestVintage(connection: Connection, { table }: TileTheme): GroupKey {
  return connection.value<string>(`SELECT max(vintage) FROM ${quoteName(table)}`)
}

function writeTile(contents: readonly TileLayerContent[], reduction: Reduction): VectorTile {
  const pbf = new PbfWriter(buffer)
  for (const [index, content] of contents.entries()) {
    const before = pbf.pos
    const limit = reduction.cutsOff ? before + (TILE_LIMIT_BYTES * 0.9 - before) / (contents.length - index) : Infinity
    const writer = new LayerWriter(pbf)
    pbf.writeMessage(TILE_LAYER, writeLayer, { writer, content, reduction, limit })
    if (writer.featureCount === 0) pbf.pos = before
  }
  if (pbf.buf.length <= KEPT_BUFFER_BYTES) buffer = pbf.buf as Uint8Array<ArrayBuffer>
  return pbf.finish().slice() as VectorTile
}

type LayerToWrite = { readonly writer: LayerWriter; readonly content: TileLayerContent; readonly reduction: Reduction; readonly limit: number }

function writeLayer({ writer, content, reduction, limit }: LayerToWrite): void {
  writer.begin(content.name)
  const mark = content.isSampled ? 'features' : reduction.mark
  if (mark !== null) writer.mark(THINNED, mark)
  content.write(writer, reduction, limit)
  writer.end()
}

