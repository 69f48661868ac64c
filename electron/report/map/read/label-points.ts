/**
 * Places for the names of areas whose own place for it lies outside the frame: a frame inside a district still tells which.
 *
 * The place is the one of a coarse grid over the visible part that is farthest from the outline and the frame.
 */
import { LABEL_POINT } from '../../../../shared/domain/tile-columns'
import type { MapFrame } from '../frame'
import type { MapFeature } from './map-feature'

/** Places tried along each side. */
const STEPS = 14
/** An area with less room than this around every place is not named, in millimetres. */
const MINIMUM_ROOM = 3

const known = new WeakMap<readonly MapFeature[], readonly MapFeature[]>()

/** The features and a point, marked as a place for a name, for each area that has a name and none in the frame. */
export function addLabelPoints(features: readonly MapFeature[], frame: MapFrame): readonly MapFeature[] {
  let all = known.get(features)
  if (all === undefined) {
    const placed = new Set(features.filter((feature) => feature.properties[LABEL_POINT] === true && isInFrame(feature, frame)).map(({ id }) => id))
    const added = features.flatMap((feature): MapFeature[] => {
      if (feature.type !== 3 || feature.id === undefined || placed.has(feature.id) || typeof feature.properties['name'] !== 'string') return []
      const place = roomiestPlace(feature, frame)
      return place === null ? [] : [{ ...feature, type: 1, points: place, lines: [], rings: [], properties: { ...feature.properties, [LABEL_POINT]: true } }]
    })
    known.set(features, (all = [...features, ...added]))
  }
  return all
}

function isInFrame({ points }: MapFeature, { width, height }: MapFrame): boolean {
  const [x = -1, y = -1] = points
  return x >= 0 && y >= 0 && x <= width && y <= height
}

function roomiestPlace({ rings, lines }: MapFeature, { width, height }: MapFrame): readonly [number, number] | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      left = Math.min(left, ring[at]!)
      right = Math.max(right, ring[at]!)
      top = Math.min(top, ring[at + 1]!)
      bottom = Math.max(bottom, ring[at + 1]!)
    }
  }
  if (right - left < 2 * MINIMUM_ROOM || bottom - top < 2 * MINIMUM_ROOM) return null
  let best: readonly [number, number] | null = null
  let most = MINIMUM_ROOM
  for (let row = 0; row < STEPS; row++) {
    const y = top + ((row + 0.5) / STEPS) * (bottom - top)
    for (let column = 0; column < STEPS; column++) {
      const x = left + ((column + 0.5) / STEPS) * (right - left)
      let room = Math.min(x, y, width - x, height - y)
      if (room <= most || windingAround(rings, x, y) === 0) continue
      for (const line of lines) {
        for (let at = 2; at < line.length && room > most; at += 2) room = Math.min(room, distanceTo(line, at, x, y))
      }
      if (room > most) [most, best] = [room, [x, y]]
    }
  }
  return best
}

function windingAround(rings: readonly (readonly number[])[], x: number, y: number): number {
  let winding = 0
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      const next = (at + 2) % ring.length
      const [x1, y1, x2, y2] = [ring[at]!, ring[at + 1]!, ring[next]!, ring[next + 1]!]
      if (y1 <= y === y2 <= y) continue
      if (x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) > x) winding += y1 < y2 ? 1 : -1
    }
  }
  return winding
}

function distanceTo(line: readonly number[], at: number, x: number, y: number): number {
  const [x1, y1, x2, y2] = [line[at - 2]!, line[at - 1]!, line[at]!, line[at + 1]!]
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length))
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy)
}
