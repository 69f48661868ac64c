/** Reads the shipped base map with the libraries that the map itself uses: pmtiles, vector-tile, pbf. */
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile'
import { booleanPointInPolygon, feature as asFeature } from '@turf/turf'
import type { Feature, Geometry, MultiPolygon, Polygon } from 'geojson'
import { readFileSync } from 'node:fs'
import { PbfReader } from 'pbf'
import { PMTiles, type Source } from 'pmtiles'

/** A whole archive in memory as a source of `pmtiles`. */
export class MemorySource implements Source {
  private readonly bytes: Uint8Array<ArrayBuffer>

  constructor(bytes: Uint8Array) {
    this.bytes = new Uint8Array(bytes)
  }

  getKey(): string {
    return 'memory'
  }

  async getBytes(offset: number, length: number): Promise<{ data: ArrayBuffer }> {
    return { data: this.bytes.slice(offset, offset + length).buffer }
  }
}

export const archive = new PMTiles(new MemorySource(readFileSync('data/basemap/nantong.pmtiles')))

export type TileFeature = Feature<Geometry, Record<string, string | number | boolean>>

/** Tile that holds a position: z, x, y. */
export function tileAt([lon, lat]: readonly [number, number], z: number): [number, number, number] {
  const scale = 2 ** z
  const mercator = Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI
  return [z, Math.floor(((lon + 180) / 360) * scale), Math.floor(((1 - mercator) / 2) * scale)]
}

/** Source layers of one tile as GeoJSON; empty where the archive has no tile. */
export async function readTile(z: number, x: number, y: number): Promise<Record<string, TileFeature[]>> {
  const answer = await archive.getZxy(z, x, y)
  if (answer === undefined) return {}
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(answer.data)))
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, index) => toGeoJson(layer.feature(index), x, y, z)),
    ]),
  )
}

function toGeoJson(feature: VectorTileFeature, x: number, y: number, z: number): TileFeature {
  const { geometry, properties } = feature.toGeoJSON(x, y, z)
  return asFeature(geometry, properties ?? {}) as TileFeature
}

/** Kinds of the water areas at a position, by the most detailed tiles. */
export async function waterAt(position: readonly [number, number]): Promise<string[]> {
  const { water = [] } = await readTile(...tileAt(position, 11))
  return water
    .filter((area) => booleanPointInPolygon([...position], area as Feature<Polygon | MultiPolygon>))
    .map(({ properties }) => String(properties.kind))
}
