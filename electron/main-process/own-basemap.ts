/** A bureau's own base map: the file is looked into when it is chosen, and its tiles are answered from then on. */
import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { PMTiles, type Source, TileType } from 'pmtiles'
import { type BasemapDescription, tileContentOf } from '../../shared/domain/basemap'
import { AppError } from '../../shared/errors'
import { type MbtilesFile, openMbtiles } from '../store'

/** Host of the pictures of 天地图. */
const TIANDITU = 'https://*.tianditu.gov.cn'

/** First byte pair of gzip (RFC 1952). */
const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

/**
 * Describe a file that a person chose.
 *
 * @throws AppError 'basemap.unreadable'
 */
export async function describeBasemapFile(path: string): Promise<BasemapDescription> {
  try {
    return extname(path).toLowerCase() === '.mbtiles' ? describeMbtiles(path) : await describePmtiles(path)
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('basemap.unreadable', { path }, { cause: error })
  }
}

function describeMbtiles(path: string): BasemapDescription {
  const file = openMbtiles(path)
  try {
    const { sourceLayers, minZoom, maxZoom, attribution } = file
    return { kind: 'mbtiles', path, content: tileContentOf(sourceLayers), minZoom, maxZoom, attribution }
  } finally {
    file.close()
  }
}

async function describePmtiles(path: string): Promise<BasemapDescription> {
  const handle = await open(path)
  const source: Source = {
    getKey: () => path,
    async getBytes(offset, length) {
      const bytes = new Uint8Array(length)
      const { bytesRead } = await handle.read(bytes, 0, length, offset)
      return { data: bytes.slice(0, bytesRead).buffer }
    },
  }
  try {
    const archive = new PMTiles(source)
    const header = await archive.getHeader()
    const metadata = (await archive.getMetadata()) as { vector_layers?: { id: string }[]; attribution?: string }
    const layers = header.tileType === TileType.Mvt ? (metadata.vector_layers ?? []).map(({ id }) => id) : []
    const attribution = (metadata.attribution ?? '').replaceAll(/<[^>]*>/g, '')
    return { kind: 'pmtiles', path, content: tileContentOf(layers), minZoom: header.minZoom, maxZoom: header.maxZoom, attribution }
  } finally {
    await handle.close()
  }
}

/** Answers the tiles of the MBTiles file that is chosen; the file stays open until another one is. */
export class OwnBasemapTiles {
  #open: { readonly path: string; readonly file: MbtilesFile } | null = null

  /** @param path of the chosen file. @returns 204 where the file has no such tile */
  answer(path: string, z: number, x: number, y: number): Response {
    if (this.#open?.path !== path) {
      this.#open?.file.close()
      this.#open = { path, file: openMbtiles(path) }
    }
    const tile = this.#open.file.readTile(z, x, y)
    if (tile === null) return new Response(null, { status: 204 })
    // A custom protocol's answers are not decoded on the way.
    return new Response(isGzip(tile) ? new Uint8Array(gunzipSync(tile)) : tile)
  }
}

/** Other origins that the window may read pictures from with this base map. */
export function originsOf(basemap: BasemapDescription): readonly string[] {
  return basemap.kind === 'wmts' ? [TIANDITU] : []
}
