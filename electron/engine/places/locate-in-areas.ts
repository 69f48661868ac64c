/**
 * Which area of a layer (属地, 汇水区) a feature belongs to.
 *
 * A point belongs to the area that it lies in, decided exactly; on a common boundary, or where areas lie over one another (a development zone
 * within a county), to the smallest that has it in its inside, else the smallest that has it on its edge. A polygon belongs to the area that
 * covers most of it; of several that cover it equally, within a ten-thousandth, to the smallest. A line belongs to the area that most of
 * `LINE_SAMPLES` evenly spaced places on it lie in. What lies less than half in the areas altogether belongs to none: a bay is not the
 * county's whose shore it touches.
 */
import Flatbush from 'flatbush'
import { type FlatGeometry, type SimpleGeometry, simpleParts } from '../../../shared/domain/flat-geometry'
import { toEqualAreaPlane } from '../geodesy/equal-area'
import { featureAreasSquareMeters } from '../geodesy/ring-area'
import { type PolygonSet, polygonSetFromFlat } from '../geometry/polygon-set'
import { findOverlaps } from '../overlay/find-overlaps'
import { type PreparedPolygons, preparePolygons } from '../overlay/prepared-polygons'
import { AreaEdges } from './area-edges'

const LINE_SAMPLES = 32
const EQUAL_COVER = 0.9999
/** Share of a feature that the areas must cover together. Rounding must not take a half away. */
const LEAST_COVER = 0.5 - 1e-9

/** Areas ready to be searched, any number of times. */
export type AreaIndex = {
  readonly set: PolygonSet
  readonly prepared: PreparedPolygons
  /** Boxes of the features; null where there is none with an area. */
  readonly boxes: Flatbush | null
  readonly features: readonly number[]
  /** Edges of the features in `features`. */
  readonly edges: readonly AreaEdges[]
  readonly squareMeters: Float64Array
}

/** @param areas degrees [lon, lat], valid; null for a feature without geometry */
export function indexAreas(areas: readonly (FlatGeometry | null)[]): AreaIndex {
  const set = polygonSetFromFlat(areas)
  const prepared = preparePolygons(set, toEqualAreaPlane(set.coordinates))
  const features: number[] = []
  for (let feature = 0; feature < areas.length; feature++) if (set.featureStarts[feature + 1]! > set.featureStarts[feature]!) features.push(feature)
  let boxes: Flatbush | null = null
  if (features.length > 0) {
    boxes = new Flatbush(features.length)
    for (const feature of features) {
      const [minX, minY, maxX, maxY] = boxOf(set, feature)
      boxes.add(minX, minY, maxX, maxY)
    }
    boxes.finish()
  }
  return { set, prepared, boxes, features, edges: features.map((feature) => new AreaEdges(set, feature)), squareMeters: featureAreasSquareMeters(set) }
}

/** @returns number of the area that a place belongs to, as given to `indexAreas`; −1 for none */
export function locatePoint(index: AreaIndex, lon: number, lat: number): number {
  if (index.boxes === null || Number.isNaN(lon)) return -1
  let best = -1
  let bestInside = false
  for (const entry of index.boxes.search(lon, lat, lon, lat)) {
    const feature = index.features[entry]!
    const side = index.edges[entry]!.sideOf(lon, lat)
    if (side < 0) continue
    const isInside = side > 0
    const isBetter = best === -1 || (isInside !== bestInside ? isInside : isSmaller(index, feature, best))
    if (!isBetter) continue
    best = feature
    bestInside = isInside
  }
  return best
}

/** @returns for every point of x0, y0, x1, y1 … its area or −1; NaN belongs to none */
export function locatePoints(index: AreaIndex, lonLat: Float64Array): Int32Array {
  const found = new Int32Array(lonLat.length / 2)
  for (let point = 0; point < found.length; point++) found[point] = locatePoint(index, lonLat[2 * point]!, lonLat[2 * point + 1]!)
  return found
}

/** @returns for every geometry its area or −1; null, an empty one and a collection of kinds belong as their polygons, else lines, else points do */
export function locateInAreas(index: AreaIndex, geometries: readonly (FlatGeometry | null)[]): Int32Array {
  const found = new Int32Array(geometries.length).fill(-1)
  if (index.boxes === null) return found
  const polygons = polygonSetFromFlat(geometries)
  const prepared = preparePolygons(polygons, toEqualAreaPlane(polygons.coordinates))
  const { subjects, constraints, areas } = findOverlaps(prepared, index.prepared)
  const covered = new Float64Array(geometries.length)
  const together = new Float64Array(geometries.length)
  for (const [pair, subject] of subjects.entries()) {
    const area = constraints[pair]!
    const overlap = areas[pair]!
    together[subject]! += overlap
    const most = covered[subject]!
    const current = found[subject]!
    const isEqual = overlap >= EQUAL_COVER * most && most >= EQUAL_COVER * overlap
    if (current !== -1 && (isEqual ? !isSmaller(index, area, current) : overlap <= most)) continue
    found[subject] = area
    covered[subject] = Math.max(overlap, isEqual ? most : 0)
  }
  for (const [feature, geometry] of geometries.entries()) {
    const [first, end] = [polygons.featureStarts[feature]!, polygons.featureStarts[feature + 1]!]
    if (end > first) {
      const whole = prepared.partAreas.subarray(first, end).reduce((sum, area) => sum + area, 0)
      if (together[feature]! < LEAST_COVER * whole) found[feature] = -1
    } else if (geometry !== null) found[feature] = locateSamples(index, geometry)
  }
  return found
}

/** The area that most sample places of lines, or of points, lie in. */
function locateSamples(index: AreaIndex, geometry: FlatGeometry): number {
  const votes = new Map<number, number>()
  let [sampled, inside] = [0, 0]
  for (const part of simpleParts(geometry)) {
    const samples = part.pathEnds.length === 0 ? part.xy : placesAlong(part)
    sampled += samples.length / 2
    for (const area of locatePoints(index, samples)) {
      if (area === -1) continue
      inside++
      votes.set(area, (votes.get(area) ?? 0) + 1)
    }
  }
  if (inside < LEAST_COVER * sampled) return -1
  let best = -1
  for (const [area, count] of votes) if (best === -1 || count > votes.get(best)! || (count === votes.get(best)! && isSmaller(index, area, best))) best = area
  return best
}

/** Places in the middle of equal pieces of all paths; lengths in degrees are good enough for a vote. */
function placesAlong({ xy, pathEnds }: SimpleGeometry): Float64Array {
  const total = lengthUpTo(xy, pathEnds, Infinity, null)
  const places = new Float64Array(2 * LINE_SAMPLES)
  for (let sample = 0; sample < LINE_SAMPLES; sample++) lengthUpTo(xy, pathEnds, ((sample + 0.5) / LINE_SAMPLES) * total, places.subarray(2 * sample, 2 * sample + 2))
  return places
}

/** Walks along all paths until `wanted`, puts the place there into `place`, and returns the length walked. */
function lengthUpTo(xy: Float64Array, pathEnds: readonly number[], wanted: number, place: Float64Array | null): number {
  let walked = 0
  for (const [path, end] of pathEnds.entries()) {
    for (let vertex = (pathEnds[path - 1] ?? 0) + 1; vertex < end; vertex++) {
      const [x, y] = [xy[2 * vertex - 2]!, xy[2 * vertex - 1]!]
      const [dx, dy] = [xy[2 * vertex]! - x, xy[2 * vertex + 1]! - y]
      const length = Math.hypot(dx, dy)
      if (walked + length >= wanted) {
        const share = length === 0 ? 0 : (wanted - walked) / length
        place?.set([x + share * dx, y + share * dy])
        return wanted
      }
      walked += length
    }
  }
  place?.set([xy[xy.length - 2]!, xy[xy.length - 1]!])
  return walked
}

function isSmaller({ squareMeters }: AreaIndex, a: number, b: number): boolean {
  return squareMeters[a]! < squareMeters[b]! || (squareMeters[a] === squareMeters[b] && a < b)
}

function boxOf({ coordinates, ringStarts, partStarts, featureStarts }: PolygonSet, feature: number): [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  const from = ringStarts[partStarts[featureStarts[feature]!]!]!
  const to = ringStarts[partStarts[featureStarts[feature + 1]!]!]!
  for (let at = 2 * from; at < 2 * to; at += 2) {
    minX = Math.min(minX, coordinates[at]!)
    maxX = Math.max(maxX, coordinates[at]!)
    minY = Math.min(minY, coordinates[at + 1]!)
    maxY = Math.max(maxY, coordinates[at + 1]!)
  }
  return [minX, minY, maxX, maxY]
}
