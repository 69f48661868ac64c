/**
 * The base map's source layers as GeoJSON features: land, water, waterway, place.
 *
 * No layer holds an administrative or national boundary.
 */
import { readFileSync } from 'node:fs'
import { booleanPointInPolygon, flatten, lineString, nearestPointOnLine, point, polygon } from '@turf/turf'
import { assembleLand, intersectAreas, rectangleArea, subtractArea } from './assemble-areas.mjs'
import { NAMED_AREAS, NAMED_RIVERS, YANGTZE_GAPS } from './name-waters.mjs'
import { BASEMAP_REGION, YANGTZE_MOUTH_OUTLINE } from './nantong-region.mjs'
import { readRivers, readShoreline, SHORELINE_LEVEL } from './read-gshhg.mjs'

const DATA = new URL('../../../data/basemap/', import.meta.url)
/** WDBII level of a river's two banks; its water is an area already. */
const DOUBLE_LINED = 0
/** Importance on the map by WDBII level: 1 most important. */
const RANK_BY_LEVEL = { 1: 1, 2: 2, 3: 2, 4: 3, 8: 1, 9: 3 }
const RANK_BY_CHINESE_LEVEL = { 骨干: 2, 市级: 3, 县级: 4 }
/** Pieces of WDBII that remain beside a waterway of our list and are shorter than this are leftovers. */
const SHORTEST_PIECE_DEGREES = 0.25

/** @returns {Record<string, GeoJSON.Feature[]>} features by source layer */
export function collectLayers() {
  const land = assembleLand(readShoreline(BASEMAP_REGION, SHORELINE_LEVEL.land), BASEMAP_REGION)
  return {
    land: [{ ...rectangleArea(BASEMAP_REGION), properties: { kind: 'extent' } }],
    water: [...collectSea(land), ...collectLakes(), ...YANGTZE_GAPS.map(describeGap)],
    waterway: [...collectDrawnWaterways(), ...collectRivers()],
    place: collectPlaces(),
  }
}

function collectSea(land) {
  const water = subtractArea(rectangleArea(BASEMAP_REGION), land)
  const mouth = polygon([YANGTZE_MOUTH_OUTLINE])
  return [
    { ...subtractArea(water, mouth), properties: { kind: 'ocean', name_zh: '', name_en: '', schematic: false } },
    { ...intersectAreas(water, mouth), properties: { kind: 'river', name_zh: '长江', name_en: 'Yangtze', schematic: false } },
  ]
}

/** Level 2 areas less their islands. GSHHG keeps water on the right of a lake's shore, so the chains are turned round. */
function collectLakes() {
  const shore = readShoreline(BASEMAP_REGION, SHORELINE_LEVEL.lake)
  const turned = { closed: shore.closed.map((ring) => ring.toReversed()), open: shore.open.map((chain) => chain.toReversed()) }
  const islands = readShoreline(BASEMAP_REGION, SHORELINE_LEVEL.islandInLake).closed
  const lakes = flatten(assembleLand(turned, BASEMAP_REGION)).features
  requireFound(NAMED_AREAS, ({ at }) => lakes.some((lake) => booleanPointInPolygon(at, lake)))
  return lakes.map((lake) => {
    const inside = islands.filter((ring) => booleanPointInPolygon(ring[0], lake))
    const { at: _at, ...named } = NAMED_AREAS.find(({ at }) => booleanPointInPolygon(at, lake)) ?? { kind: 'lake', name_zh: '', name_en: '' }
    return { ...polygon([...lake.geometry.coordinates, ...inside.map((ring) => ring.toReversed())]), properties: { ...named, schematic: false } }
  })
}

const describeGap = (ring) => ({ ...polygon([ring]), properties: { kind: 'river', name_zh: '长江', name_en: 'Yangtze', schematic: true } })

function collectDrawnWaterways() {
  return readJson('schematic-waterways.geojson').features.map(({ properties, geometry }) => ({
    type: 'Feature',
    properties: {
      kind: properties.name_zh.endsWith('运河') ? 'canal' : 'river',
      name_zh: properties.name_zh,
      name_en: properties.name_en,
      rank: RANK_BY_CHINESE_LEVEL[properties.level],
      schematic: properties.schematic,
    },
    geometry,
  }))
}

/** WDBII's lines without those that the list of waterways follows. */
function collectRivers() {
  const followed = new Set(
    readJson('schematic-waterways.geojson')
      .features.filter(({ properties }) => properties.follows_wdbii)
      .flatMap(({ geometry }) => geometry.coordinates.map(String)),
  )
  const rivers = readRivers(BASEMAP_REGION).filter(({ level }) => level !== DOUBLE_LINED)
  requireFound(NAMED_RIVERS, ({ at }) => rivers.some(({ points }) => isOnLine(at, points)))
  return rivers.flatMap(({ level, points }) => {
    const { at: _at, ...named } = NAMED_RIVERS.find(({ at }) => isOnLine(at, points)) ?? { name_zh: '', name_en: '' }
    return cutOut(points, followed).map((piece) => ({
      ...lineString(piece),
      properties: { kind: level >= 8 ? 'canal' : 'river', ...named, rank: RANK_BY_LEVEL[level], schematic: false },
    }))
  })
}

function requireFound(names, isFound) {
  const missing = names.filter((named) => !isFound(named))
  if (missing.length > 0) throw new Error(`No water at ${missing.map(({ name_zh, at }) => `${name_zh} ${at}`).join('; ')}`)
}

function cutOut(points, followed) {
  if (!points.some((vertex) => followed.has(String(vertex)))) return [points]
  const pieces = [[]]
  points.forEach((vertex, index) => {
    const isCovered = followed.has(String(vertex)) && (index === 0 || followed.has(String(points[index - 1])))
    if (isCovered) pieces.push([])
    pieces.at(-1).push(vertex)
  })
  return pieces.filter((piece) => piece.length > 1 && extentDegrees(piece) > SHORTEST_PIECE_DEGREES)
}

function extentDegrees(points) {
  const [lons, lats] = [0, 1].map((axis) => points.map((vertex) => vertex[axis]))
  return Math.max(Math.max(...lons) - Math.min(...lons), Math.max(...lats) - Math.min(...lats))
}

const isOnLine = (at, points) => nearestPointOnLine(lineString(points), point(at)).properties.pointDistance < 5

function collectPlaces() {
  const [header, ...rows] = readFileSync(new URL('place-names.csv', DATA), 'utf8').trim().split('\n')
  const columns = header.split(',')
  return rows.map((row) => {
    const place = Object.fromEntries(row.split(',').map((value, index) => [columns[index], value]))
    return point([Number(place.lon), Number(place.lat)], {
      name_zh: place.name_zh,
      name_en: place.name_en,
      kind: place.kind,
      rank: Number(place.rank),
    })
  })
}

const readJson = (name) => JSON.parse(readFileSync(new URL(name, DATA), 'utf8'))
