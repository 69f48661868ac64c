/**
 * Cuts Nantong's land, shore and waters out of GSHHG at full resolution, for the demonstration workspace.
 *
 * Output: data/basemap/coast-nantong.geojson. Features by `kind`:
 *   land          mainland north of the Yangtze, closed along the clip's edges
 *   island        each island, cut at the clip's edges
 *   southBank     mainland south of the Yangtze
 *   yangtzeShore  north bank, west to east (downstream), land on the left
 *   seaCoast      the clip's north edge to 启东嘴, land on the right
 *   yangtze, sea  water areas; 启东嘴–南汇嘴 is the line between them
 * Command: node build/scripts/basemap/cut-nantong-coast.mjs
 */
import { writeFileSync } from 'node:fs'
import { area, booleanPointInPolygon, flatten, polygon, rewind } from '@turf/turf'
import { assembleLand, intersectAreas, rectangleArea, subtractArea } from './assemble-areas.mjs'
import { NANTONG_REGION, QIDONG_CAPE, YANGTZE_MOUTH_OUTLINE } from './nantong-region.mjs'
import { readShoreline, SHORELINE_LEVEL } from './read-gshhg.mjs'

const OUTPUT = new URL('../../../data/basemap/coast-nantong.geojson', import.meta.url)
const SOURCE_REGION = { west: 119, south: 30, east: 123, north: 34 }
const POINT_IN_NANTONG = [120.87472, 32.03028]
const POINT_IN_CHANGSHU = [120.74221, 31.64615]

const shoreline = readShoreline(SOURCE_REGION, SHORELINE_LEVEL.land)
const clip = rectangleArea(NANTONG_REGION)
const land = assembleLand(shoreline, SOURCE_REGION)
const landParts = flatten(intersectAreas(clip, land)).features
const mouth = polygon([YANGTZE_MOUTH_OUTLINE])
const water = subtractArea(clip, land)

const features = [
  ...landParts.map((part) => ({ ...part, properties: describeLand(part) })),
  line('yangtzeShore', '长江北岸线', 'North bank of the Yangtze', cutNorthBank),
  line('seaCoast', '黄海海岸线', 'Yellow Sea coast', cutSeaCoast),
  { ...intersectAreas(water, mouth), properties: { kind: 'yangtze', name_zh: '长江', name_en: 'Yangtze' } },
  { ...subtractArea(water, mouth), properties: { kind: 'sea', name_zh: '黄海', name_en: 'Yellow Sea' } },
].map((feature) => (feature.geometry.type === 'LineString' ? roundFeature(feature) : rewind(roundFeature(feature))))

writeFileSync(
  OUTPUT,
  `${JSON.stringify({
    type: 'FeatureCollection',
    name: 'coast-nantong',
    source: 'GSHHG 2.3.7 (2017-06-15), full resolution, level 1',
    licence: 'LGPL-3.0-or-later',
    attribution: 'GSHHG (Wessel & Smith 1996)',
    date: '2017-06-15',
    crs_note: 'WGS 84, [lon, lat]. The line is older than the reclamations of the last decades; see SOURCE.md.',
    features,
  })}\n`,
)
for (const feature of features) {
  const size = feature.geometry.type === 'LineString' ? `${feature.geometry.coordinates.length} points` : `${(area(feature) / 1e6).toFixed(1)} km²`
  console.log(`${feature.properties.kind}: ${size}`)
}

function describeLand(part) {
  if (booleanPointInPolygon(POINT_IN_NANTONG, part)) return { kind: 'land', name_zh: '江北陆域', name_en: 'Mainland north of the Yangtze' }
  if (booleanPointInPolygon(POINT_IN_CHANGSHU, part)) return { kind: 'southBank', name_zh: '江南陆域', name_en: 'Mainland south of the Yangtze' }
  return booleanPointInPolygon([121.4, 31.7], part)
    ? { kind: 'island', name_zh: '崇明岛', name_en: 'Chongming Island' }
    : { kind: 'island', name_zh: null, name_en: null }
}

/**
 * A stretch of the mainland's shore, the longest chain, which runs up the south bank, down the north bank and along the
 * sea to the north.
 */
function line(kind, name_zh, name_en, cut) {
  const mainland = shoreline.open.reduce((longest, chain) => (chain.length > longest.length ? chain : longest))
  return { type: 'Feature', properties: { kind, name_zh, name_en }, geometry: { type: 'LineString', coordinates: cut(mainland) } }
}

function capeIndex(chain) {
  const index = chain.findIndex(([lon, lat]) => lon === QIDONG_CAPE[0] && lat === QIDONG_CAPE[1])
  if (index < 0) throw new Error('GSHHG has no vertex at 启东嘴')
  return index
}

/** From the clip's west edge to the cape. */
function cutNorthBank(chain) {
  const cape = capeIndex(chain)
  const outside = chain.slice(0, cape).findLastIndex(([lon]) => lon < NANTONG_REGION.west)
  return [crossing(chain[outside], chain[outside + 1], 0, NANTONG_REGION.west), ...chain.slice(outside + 1, cape + 1)]
}

/** From the clip's north edge, at the first crossing seen from the cape, to the cape. */
function cutSeaCoast(chain) {
  const cape = capeIndex(chain)
  const outside = cape + chain.slice(cape).findIndex(([, lat]) => lat > NANTONG_REGION.north)
  return [...chain.slice(cape, outside), crossing(chain[outside - 1], chain[outside], 1, NANTONG_REGION.north)].toReversed()
}

/** Point of the segment a–b whose coordinate on `axis` (0 lon, 1 lat) is `value`. */
function crossing(a, b, axis, value) {
  const share = (value - a[axis]) / (b[axis] - a[axis])
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]
}

function roundFeature(feature) {
  const round = (value) => (Array.isArray(value) ? value.map(round) : Math.round(value * 1e6) / 1e6)
  return { type: 'Feature', properties: feature.properties, geometry: { ...feature.geometry, coordinates: round(feature.geometry.coordinates) } }
}
