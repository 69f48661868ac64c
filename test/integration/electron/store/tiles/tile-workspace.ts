/** Small workspaces for tests of tiles, and tiles decoded. */
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile'
import type { Geometry } from 'geojson'
import { PbfReader } from 'pbf'
import { createWorkspace, openWorkspace } from '../../../../../electron/store'
import type { Connection } from '../../../../../electron/store/connection/connection'
import { openReadConnection } from '../../../../../electron/store/connection/open-connection'
import { readTile, type TileAddress } from '../../../../../electron/store/tiles/read-tile'
import type { Change, RowValues, TileLayer, Workspace } from '../../../../../electron/store/workspace-store'
import type { KindId } from '../../../../../shared/domain/kinds'

export const TODAY = '2023-10-31'

/** A change that inserts one feature. */
export function insert(kind: KindId, geometry: Geometry | null, values: RowValues = {}): Change {
  return { op: 'insertFeature', kind, geometry, values }
}

export type TileWorkspace = {
  readonly path: string
  readonly workspace: Workspace
  readonly write: (changes: Iterable<Change>) => Promise<void>
  /** A connection of its own, as a tile worker has. */
  readonly connection: Connection
  readonly close: () => Promise<void>
}

/** Make a workspace file and open it. */
export async function makeTileWorkspace(path: string, changes: Iterable<Change>): Promise<TileWorkspace> {
  await createWorkspace(path, { title: 'tiles', today: TODAY })
  const workspace = await openWorkspace(path)
  const write = async (more: Iterable<Change>) => {
    await workspace.write({ action: 'test.fill', actor: 'test', params: {} }, more)
  }
  await write(changes)
  const connection = openReadConnection(path)
  return {
    path,
    workspace,
    write,
    connection,
    close: async () => {
      connection.close()
      await workspace.close()
    },
  }
}

/** A feature of a tile as tests look at it; points, lines and rings in tile units. */
export type TileFeature = {
  readonly id: number | undefined
  readonly type: 'point' | 'line' | 'area'
  readonly properties: VectorTileFeature['properties']
  readonly paths: readonly (readonly { readonly x: number; readonly y: number }[])[]
}

const TYPES = ['point', 'line', 'area'] as const

/** Layers of a tile by name. */
export function decodeTile(tile: Uint8Array): Readonly<Record<string, readonly TileFeature[]>> {
  const { layers } = new VectorTile(new PbfReader(tile))
  return Object.fromEntries(
    Object.values(layers).map((layer) => [
      layer.name,
      Array.from({ length: layer.length }, (_, index) => {
        const feature = layer.feature(index)
        return { id: feature.id, type: TYPES[feature.type - 1]!, properties: feature.properties, paths: feature.loadGeometry() }
      }),
    ]),
  )
}

/** Features of one theme in a tile. */
export function tileFeatures(connection: Connection, address: TileAddress, layer: TileLayer): readonly TileFeature[] {
  return Object.values(decodeTile(readTile(connection, address, [layer], TODAY)))[0] ?? []
}

/** The tile of a zoom in which a point lies, by the slippy-map formula of the OpenStreetMap wiki. */
export function tileOf(longitude: number, latitude: number, z: number): TileAddress {
  const phi = (latitude * Math.PI) / 180
  return {
    z,
    x: Math.floor(((longitude + 180) / 360) * 2 ** z),
    y: Math.floor(((1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2) * 2 ** z),
  }
}
