/** Tiles of a bureau's own base map in an MBTiles 1.3 file: a SQLite database that is only ever read. */
import { AppError } from '../../../shared/errors'
import type { Connection } from '../connection/connection'
import { openReadConnection } from '../connection/open-connection'

/** What the file says of itself, and its tiles. */
export type MbtilesFile = {
  readonly format: string
  /** Names of vector layers; empty for pictures. */
  readonly sourceLayers: readonly string[]
  readonly minZoom: number
  readonly maxZoom: number
  readonly attribution: string
  /** Bytes as stored (vector tiles are gzipped), or null where there is no tile. `y` counts from the north. */
  readTile(z: number, x: number, y: number): Uint8Array<ArrayBuffer> | null
  close(): void
}

/** @throws AppError 'basemap.unreadable' */
export function openMbtiles(path: string): MbtilesFile {
  let connection: Connection
  let metadata: ReadonlyMap<string, string>
  try {
    connection = openReadConnection(path)
    metadata = new Map(connection.all<readonly [string, string]>('SELECT name, value FROM metadata'))
  } catch (error) {
    throw new AppError('basemap.unreadable', { path }, { cause: error })
  }
  const zooms = connection.get<readonly [number | null, number | null]>('SELECT min(zoom_level), max(zoom_level) FROM tiles')
  return {
    format: metadata.get('format') ?? 'png',
    sourceLayers: vectorLayersOf(metadata.get('json')),
    minZoom: zooms?.[0] ?? 0,
    maxZoom: zooms?.[1] ?? 0,
    attribution: (metadata.get('attribution') ?? '').replaceAll(/<[^>]*>/g, ''),
    readTile(z, x, y) {
      const data = connection.value('SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?', z, x, 2 ** z - 1 - y)
      return data instanceof Uint8Array ? new Uint8Array(data) : null
    },
    close: () => connection.database.close(),
  }
}

function vectorLayersOf(json: string | undefined): readonly string[] {
  try {
    const { vector_layers: layers } = JSON.parse(json ?? '{}') as { vector_layers?: { id: string }[] }
    return (layers ?? []).map(({ id }) => id)
  } catch {
    return []
  }
}
