/**
 * Which base map lies under the themes: the one that comes with the program or a bureau's own in its place.
 *
 * A description is a setting of the computer, so it is checked with `basemapDescriptionSchema` when read. The base map in
 * use never contains a boundary drawn by us; what a bureau's own map shows is the bureau's responsibility.
 */
import * as v from 'valibot'

/** The form of the window that the base map goes with. */
export type BasemapTheme = 'light' | 'dark'

/** Extent of the bundled base map in degrees: west, south, east, north. Outside it there is nothing to show. */
export const BUNDLED_BASEMAP_BOUNDS = [115, 28, 125, 36] as const

/**
 * What a file of tiles holds, found out once when it is chosen (PMTiles header and metadata, MBTiles `metadata` table).
 * `dutu`: vector layers named as ours, drawn in our style. `vector`: other vector layers by name, drawn plainly in grey.
 */
const tileContentSchema = v.variant('type', [
  v.object({ type: v.literal('raster'), tileSize: v.picklist([256, 512]) }),
  v.object({ type: v.literal('dutu') }),
  v.object({ type: v.literal('vector'), sourceLayers: v.pipe(v.array(v.pipe(v.string(), v.nonEmpty())), v.minLength(1)) }),
])

const zoomSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24))

const ownFileEntries = {
  /** Absolute path of the file. */
  path: v.pipe(v.string(), v.nonEmpty()),
  content: tileContentSchema,
  minZoom: zoomSchema,
  maxZoom: zoomSchema,
  /** Credit shown on the map, in the words of the file's owner. */
  attribution: v.string(),
}

export const basemapDescriptionSchema = v.variant('kind', [
  v.object({ kind: v.literal('bundled') }),
  v.object({ kind: v.literal('pmtiles'), ...ownFileEntries }),
  v.object({ kind: v.literal('mbtiles'), ...ownFileEntries }),
  /** 天地图 over the network, with the bureau's own key: vector map, imagery or terrain, each with its labels. */
  v.object({
    kind: v.literal('wmts'),
    map: v.picklist(['vec', 'img', 'ter']),
    key: v.pipe(v.string(), v.regex(/^[0-9A-Za-z]+$/)),
  }),
])

export type BasemapDescription = v.InferOutput<typeof basemapDescriptionSchema>
export type TileContent = v.InferOutput<typeof tileContentSchema>

/** Names of the vector layers in our own tiles. A file that has `water` and `land` among its layers is drawn in our style. */
export const BASEMAP_SOURCE_LAYERS = ['land', 'water', 'waterway', 'place'] as const

/**
 * Decide how a file's tiles are drawn.
 *
 * @param sourceLayers names of its vector layers; empty for a file of pictures
 */
export function tileContentOf(sourceLayers: readonly string[], tileSize: 256 | 512 = 256): TileContent {
  if (sourceLayers.length === 0) return { type: 'raster', tileSize }
  const isOurs = sourceLayers.includes('water') && sourceLayers.includes('land')
  return isOurs ? { type: 'dutu' } : { type: 'vector', sourceLayers: [...sourceLayers] }
}
