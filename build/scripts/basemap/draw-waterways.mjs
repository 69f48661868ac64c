/**
 * Draws Nantong's main waterways from the hand-made list and joins them to one network.
 *
 * Input: data/basemap/schematic-waterways.source.json, and GSHHG/WDBII through gmt.
 * Output: data/basemap/schematic-waterways.geojson, lines in flow direction. Where two waterways meet or cross, both have
 * the same vertex; an end at the Yangtze or the sea lies on the GSHHG shore.
 * Command: node build/scripts/basemap/draw-waterways.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { length, lineString, nearestPointOnLine, point } from '@turf/turf'
import { shareCrossings, insertVertex } from './join-lines.mjs'
import { BASEMAP_REGION } from './nantong-region.mjs'
import { readRivers, readShoreline, SHORELINE_LEVEL } from './read-gshhg.mjs'

const SOURCE = new URL('../../../data/basemap/schematic-waterways.source.json', import.meta.url)
const OUTPUT = new URL('../../../data/basemap/schematic-waterways.geojson', import.meta.url)
/** An end that has to be moved farther than this is a mistake in the list. */
const FARTHEST_MOVE_KM = 6

const list = JSON.parse(readFileSync(SOURCE, 'utf8'))
/** The mainland's shore and those of the river's reaches that GSHHG keeps as lakes; islands are no place for a mouth. */
const shores = [
  ...readShoreline(BASEMAP_REGION, SHORELINE_LEVEL.land).open,
  ...readShoreline(BASEMAP_REGION, SHORELINE_LEVEL.lake).closed,
]
const rivers = readRivers(BASEMAP_REGION).map(({ points }) => points)

const drawn = new Map()
for (const waterway of list.waterways) drawn.set(waterway.name_zh, { waterway, points: drawLine(waterway) })
const lines = [...drawn.values()].map(({ points }) => points)
const crossings = shareCrossings(lines)

const features = [...drawn.values()].map(({ waterway, points }) => ({
  type: 'Feature',
  properties: {
    name_zh: waterway.name_zh,
    name_en: waterway.name_en,
    level: waterway.level,
    flows_to: waterway.flows_to,
    schematic: waterway.follow === undefined || waterway.via !== undefined,
    follows_wdbii: waterway.follow !== undefined,
    start: endKind(waterway.from),
    end: endKind(waterway.to),
    note: waterway.note,
    source: waterway.source.join(', '),
  },
  geometry: { type: 'LineString', coordinates: points },
}))
writeFileSync(
  OUTPUT,
  `${JSON.stringify({
    type: 'FeatureCollection',
    name: 'schematic-waterways',
    about: '示意:按流经城镇手工绘制,非测量成果。Schematic: drawn by hand through the towns passed, not surveyed.',
    licence: 'MIT; shore points and the lines marked follows_wdbii: GSHHG/WDBII 2.3.7, LGPL-3.0-or-later',
    date: '2026-11-22',
    features,
  })}\n`,
)
for (const { properties, geometry } of features) {
  console.log(`${properties.name_zh}: ${length(lineString(geometry.coordinates)).toFixed(1)} km, ${properties.start} → ${properties.end}`)
}
console.log(`${features.length} waterways, ${crossings} crossings joined`)

function drawLine({ name_zh, from, to, via, follow, join, leave }) {
  const start = placeEnd(name_zh, from)
  const end = placeEnd(name_zh, to)
  const startsOnRiver = follow !== undefined && join === undefined && from.open !== undefined
  const endsOnRiver = follow !== undefined && leave === undefined && to.open !== undefined
  const points = startsOnRiver ? [] : [start]
  if (join !== undefined && via !== undefined) points.push(...via)
  if (follow !== undefined) points.push(...cutRiver(follow, join ?? start, leave ?? end))
  if (join === undefined && via !== undefined) points.push(...via)
  if (!endsOnRiver) points.push(end)
  return points.filter((here, index) => index === 0 || String(here) !== String(points[index - 1]))
}

/** Position of an end, moved onto the line that it stands at; a line joined by it gets the vertex too. */
function placeEnd(name, end) {
  if (end.open !== undefined) return end.open
  if (end.waterway !== undefined) {
    const target = drawn.get(end.waterway)
    if (target === undefined) throw new Error(`${name} joins ${end.waterway}, which is not drawn before it`)
    const { at, index } = nearest(name, end.near, target.points)
    insertVertex(target.points, index, at)
    return at
  }
  const wanted = end.yangtze ?? end.sea
  return shores
    .filter((shore) => shore.some(([lon, lat]) => Math.abs(lon - wanted[0]) < 0.1 && Math.abs(lat - wanted[1]) < 0.1))
    .map((shore) => nearest(name, wanted, shore, Infinity))
    .reduce((best, other) => (other.km < best.km ? other : best)).at
}

/** Vertices of the river line that passes `through`, between two points, in that direction. */
function cutRiver(through, start, end) {
  const river = rivers.map((points) => nearest('', through, points, Infinity)).reduce((best, other) => (other.km < best.km ? other : best)).line
  const a = nearest('', start, river)
  const b = nearest('', end, river)
  const inside = a.index <= b.index ? river.slice(a.index + 1, b.index + 1) : river.slice(b.index + 1, a.index + 1).toReversed()
  return [a.at, ...inside, b.at]
}

function nearest(name, wanted, line, farthestKm = FARTHEST_MOVE_KM) {
  const found = nearestPointOnLine(lineString(line), point(wanted))
  const km = found.properties.pointDistance
  if (km > farthestKm) throw new Error(`${name}: ${wanted} is ${km.toFixed(1)} km from its line`)
  const at = found.geometry.coordinates.map((value) => Math.round(value * 1e6) / 1e6)
  return { at, index: found.properties.segmentIndex, km, line }
}

function endKind(end) {
  return ['yangtze', 'sea', 'waterway', 'open'].find((kind) => end[kind] !== undefined)
}
