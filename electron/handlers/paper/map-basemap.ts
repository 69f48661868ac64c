/** Tiles of the base map for maps on paper: the shipped one, or a bureau's own file. */
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { PMTiles, type Source } from 'pmtiles'
import type { BasemapDescription, BasemapTheme } from '../../../shared/domain/basemap'
import { BASEMAP_SOURCE_ID } from '../../../shared/map/basemap/basemap-source'
import { type BasemapStyle, basemapStyleFor } from '../../../shared/map/basemap/basemap-style'
import type { Language } from '../../../shared/messages/translate'
import type { MapSources } from '../../report/map/read/read-sources'
import { openMbtiles } from '../../store'

export type PaperBasemap = {
  readonly style: BasemapStyle
  readonly sources: MapSources
  /** The chosen base map cannot be printed (it needs a network, or its pictures are neither PNG nor JPEG): the shipped one stands in. */
  readonly replaced: boolean
  close(): Promise<void>
}

/** Deepest zoom of the shipped archive. */
const BUNDLED_MAX_ZOOM = 11

type Tiles = { readonly readTile: (z: number, x: number, y: number) => Promise<Uint8Array | null>; readonly close: () => Promise<void> }

/** Open a base map. @param dataFolder folder of the shipped data */
export async function openPaperBasemap(description: BasemapDescription, dataFolder: string, theme: BasemapTheme, language: Language): Promise<PaperBasemap> {
  if (description.kind === 'pmtiles' || description.kind === 'mbtiles') {
    const { content, minZoom, maxZoom, path } = description
    const tiles = description.kind === 'pmtiles' ? await openArchive(path) : openMbtilesFile(path)
    const style = basemapStyleFor(description, 'basemap', theme, language)
    if (content.type !== 'raster') {
      return { style, sources: { vector: { [BASEMAP_SOURCE_ID]: [{ readTile: tiles.readTile, minZoom, maxZoom, finer: 1 }] }, raster: {} }, replaced: false, close: tiles.close }
    }
    if (await hasPrintablePictures(tiles, minZoom)) {
      const raster = { [BASEMAP_SOURCE_ID]: { readTile: tiles.readTile, minZoom, maxZoom, tileSize: content.tileSize } }
      return { style, sources: { vector: {}, raster }, replaced: false, close: tiles.close }
    }
    await tiles.close()
  }
  const { readTile, close } = await openArchive(join(dataFolder, 'basemap', 'nantong.pmtiles'))
  return {
    style: basemapStyleFor({ kind: 'bundled' }, 'basemap', theme, language),
    sources: { vector: { [BASEMAP_SOURCE_ID]: [{ readTile, minZoom: 0, maxZoom: BUNDLED_MAX_ZOOM, finer: 1 }] }, raster: {} },
    replaced: description.kind !== 'bundled',
    close,
  }
}

/** An archive no larger than this is read at once. */
const SMALL_ARCHIVE_BYTES = 2 ** 23

async function openArchive(path: string): Promise<Tiles> {
  const handle = await open(path)
  const { size } = await handle.stat()
  const whole = size <= SMALL_ARCHIVE_BYTES ? await readFile(path) : null
  const source: Source = {
    getKey: () => path,
    async getBytes(offset, length) {
      if (whole !== null) return { data: new Uint8Array(whole.subarray(offset, offset + length)).buffer }
      const bytes = new Uint8Array(length)
      const { bytesRead } = await handle.read(bytes, 0, length, offset)
      return { data: bytes.slice(0, bytesRead).buffer }
    },
  }
  const archive = new PMTiles(source)
  return {
    async readTile(z, x, y) {
      const answer = await archive.getZxy(z, x, y)
      return answer === undefined ? null : new Uint8Array(answer.data)
    },
    close: () => handle.close(),
  }
}

function openMbtilesFile(path: string): Tiles {
  const file = openMbtiles(path)
  return {
    async readTile(z, x, y) {
      const tile = file.readTile(z, x, y)
      return tile !== null && tile[0] === 0x1f && tile[1] === 0x8b ? new Uint8Array(gunzipSync(tile)) : tile
    },
    close: async () => file.close(),
  }
}

/** Whether the first picture found is PNG or JPEG: what PDF and Word take. */
async function hasPrintablePictures({ readTile }: Tiles, z: number): Promise<boolean> {
  const side = Math.min(2 ** z, 8)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const picture = await readTile(z, x, y)
      if (picture !== null) return (picture[0] === 0x89 && picture[1] === 0x50) || (picture[0] === 0xff && picture[1] === 0xd8)
    }
  }
  return false
}
