/** The extent that shows a file's shapes: single rows that lie at the world's end, as 0, 0 does, do not widen it. */
import type { Geometry, Position } from 'geojson'
import type { BoundingBox } from '../../shared/domain/feature'
import type { GeometrySample } from '../../shared/domain/import'
import { firstPosition } from './first-position'

/** Shapes farther from the middle half than so many times its width are strays. */
const STRAY = 5
/** A middle half narrower than this counts as so wide: about 2 km. */
const LEAST_SPREAD_DEGREES = 0.02

/** @returns null where nothing has a place */
export function viewOfSample({ features, bounds }: Pick<GeometrySample, 'features' | 'bounds'>): BoundingBox | null {
  const placed = features.flatMap(({ geometry }) => {
    const place = firstPosition(geometry)
    return place === null ? [] : [{ geometry, place }]
  })
  if (placed.length === 0) return bounds
  const [lon, lat] = [rangeOf(placed.map(({ place }) => place[0])), rangeOf(placed.map(({ place }) => place[1]))]
  const near = placed.filter(({ place }) => place[0] >= lon[0] && place[0] <= lon[1] && place[1] >= lat[0] && place[1] <= lat[1])
  return boxAround(near.flatMap(({ geometry }) => asList(boxOf(geometry))))
}

/** The smallest box around boxes; null for none. */
export function boxAround(boxes: readonly BoundingBox[]): BoundingBox | null {
  if (boxes.length === 0) return null
  return [Math.min(...boxes.map((box) => box[0])), Math.min(...boxes.map((box) => box[1])), Math.max(...boxes.map((box) => box[2])), Math.max(...boxes.map((box) => box[3]))]
}

/** What is no stray, from the quartiles. */
function rangeOf(values: readonly number[]): readonly [number, number] {
  const sorted = [...values].sort((a, b) => a - b)
  const [lower, upper] = [sorted[Math.floor((sorted.length - 1) / 4)]!, sorted[Math.ceil((3 * (sorted.length - 1)) / 4)]!]
  const spread = STRAY * Math.max(upper - lower, LEAST_SPREAD_DEGREES)
  return [lower - spread, upper + spread]
}

function boxOf(geometry: Geometry): BoundingBox | null {
  if (geometry.type === 'GeometryCollection') return boxAround(geometry.geometries.flatMap((member) => asList(boxOf(member))))
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  const add = (part: unknown): void => {
    if (!Array.isArray(part)) return
    if (!isPosition(part)) {
      for (const inner of part) add(inner)
      return
    }
    const [lon = Infinity, lat = Infinity] = part
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  add(geometry.coordinates)
  return box[0] > box[2] ? null : box
}

const asList = (box: BoundingBox | null): readonly BoundingBox[] => (box === null ? [] : [box])

const isPosition = (part: readonly unknown[]): part is Position => typeof part[0] === 'number'
