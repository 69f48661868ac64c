/** Reads everything that a map's style needs for one frame. */
import type { SourceSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { MapFrame } from '../frame'
import { gatherGeoJson } from './gather-geojson'
import { type TileAddress, TileGatherer } from './gather-tiles'
import type { SourceLayers } from './map-feature'

/** Tiles of one kind; a source may be made of several. */
export type VectorTiles = {
  /** Mapbox Vector Tile bytes, not compressed; null or empty where there is no tile. */
  readonly readTile: (z: number, x: number, y: number) => Promise<Uint8Array | null>
  readonly minZoom: number
  readonly maxZoom: number
  /** Zooms finer than the window would take: 1 for shapes, which paper shows more sharply; 0 for points that are counted by cells. */
  readonly finer: number
}

/** Pictures: PNG or JPEG bytes. */
export type RasterTiles = {
  readonly readTile: (z: number, x: number, y: number) => Promise<Uint8Array | null>
  readonly minZoom: number
  readonly maxZoom: number
  readonly tileSize: 256 | 512
}

/** Where the tiles of a style's sources come from, by source id. GeoJSON comes with the style. */
export type MapSources = {
  readonly vector: Readonly<Record<string, readonly VectorTiles[]>>
  readonly raster: Readonly<Record<string, RasterTiles>>
}

export type PlacedPicture = { readonly data: Uint8Array; readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export type MapContents = {
  readonly features: ReadonlyMap<string, SourceLayers>
  readonly pictures: ReadonlyMap<string, readonly PlacedPicture[]>
  /** Sources of whose features some were left out, though finer tiles were asked for. */
  readonly thinned: readonly string[]
}

/** A tile that had to be thinned is read again in quarters, so often. */
const QUARTERINGS = 3

/**
 * @param signal stops between two tiles
 * @throws Error for a source that no reader was given for, and whatever a reader throws: a map is whole or there is none
 */
export async function readSources(style: StyleSpecification, frame: MapFrame, sources: MapSources, signal?: AbortSignal): Promise<MapContents> {
  const used = new Set(style.layers.filter((layer) => isInZoom(layer, frame.zoom)).flatMap((layer) => ('source' in layer ? [layer.source as string] : [])))
  const features = new Map<string, SourceLayers>()
  const pictures = new Map<string, readonly PlacedPicture[]>()
  const thinned: string[] = []
  for (const [id, source] of Object.entries(style.sources)) {
    if (!used.has(id)) continue
    if (source.type === 'geojson') features.set(id, gatherGeoJson(source.data, frame))
    else if (source.type === 'raster') pictures.set(id, await readPictures(id, frame, sources, signal))
    else features.set(id, await readVector(id, source, frame, sources, thinned, signal))
  }
  return { features, pictures, thinned }
}

export function isInZoom({ minzoom, maxzoom }: { readonly minzoom?: number; readonly maxzoom?: number }, zoom: number): boolean {
  return (minzoom === undefined || zoom >= minzoom) && (maxzoom === undefined || zoom < maxzoom)
}

async function readVector(id: string, source: SourceSpecification, frame: MapFrame, sources: MapSources, thinned: string[], signal?: AbortSignal): Promise<SourceLayers> {
  const parts = sources.vector[id]
  if (source.type !== 'vector' || parts === undefined) throw new Error(`no reader for the source ${id}`)
  const gatherer = new TileGatherer(frame)
  let isThinned = false
  for (const { readTile, minZoom, maxZoom, finer } of parts) {
    const read = async (address: TileAddress, quarterings: number): Promise<void> => {
      signal?.throwIfAborted()
      const bytes = await readTile(address.z, address.x, address.y)
      if (bytes === null || bytes.length === 0) return
      if (TileGatherer.isThinned(bytes)) {
        if (quarterings > 0 && address.z < maxZoom) {
          for (const quarter of quartersOf(address, frame)) await read(quarter, quarterings - 1)
          return
        }
        isThinned = true
      }
      gatherer.add(bytes, address)
    }
    const zoom = Math.max(minZoom, Math.min(maxZoom, Math.floor(frame.zoom + 1e-9) + finer))
    for (const address of tilesOf(frame, zoom)) await read(address, QUARTERINGS)
  }
  if (isThinned) thinned.push(id)
  return gatherer.finish()
}

/** Tiles that touch the frame, row by row. */
function tilesOf({ world }: MapFrame, z: number): TileAddress[] {
  const side = 2 ** z
  const clamp = (tile: number) => Math.max(0, Math.min(side - 1, Math.floor(tile)))
  const tiles: TileAddress[] = []
  for (let y = clamp(world.north * side); y <= clamp(world.south * side); y++) {
    for (let x = clamp(world.west * side); x <= clamp(world.east * side); x++) tiles.push({ z, x, y })
  }
  return tiles
}

function quartersOf({ z, x, y }: TileAddress, { world }: MapFrame): TileAddress[] {
  const side = 2 ** (z + 1)
  return [[0, 0], [1, 0], [0, 1], [1, 1]]
    .map(([dx, dy]) => ({ z: z + 1, x: 2 * x + dx!, y: 2 * y + dy! }))
    .filter((tile) => (tile.x + 1) / side >= world.west && tile.x / side <= world.east && (tile.y + 1) / side >= world.north && tile.y / side <= world.south)
}

async function readPictures(id: string, frame: MapFrame, sources: MapSources, signal?: AbortSignal): Promise<PlacedPicture[]> {
  const raster = sources.raster[id]
  if (raster === undefined) throw new Error(`no reader for the source ${id}`)
  // Paper shows twice the dots of a screen.
  const zoom = Math.round(frame.zoom + 1 + Math.log2(512 / raster.tileSize))
  const z = Math.max(raster.minZoom, Math.min(raster.maxZoom, zoom))
  const pictures: PlacedPicture[] = []
  for (const { x, y } of tilesOf(frame, z)) {
    signal?.throwIfAborted()
    const data = await raster.readTile(z, x, y)
    if (data === null || data.length === 0) continue
    const side = 2 ** z
    const [left, top] = [frame.xOf(x / side), frame.yOf(y / side)]
    pictures.push({ data, x: left, y: top, width: frame.xOf((x + 1) / side) - left, height: frame.yOf((y + 1) / side) - top })
  }
  return pictures
}
