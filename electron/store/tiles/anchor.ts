/** The point that stands for a line or an area: where its label hangs, and its dot where it is too small to draw. */
import polylabel from 'polylabel'
import { HOLE, LINE, SHELL } from './geopackage-shape'
import type { PathSet } from './path-set'
import { worldUnit } from './tile-grid'

type Place = { readonly x: number; readonly y: number }

/** `inArea`: it lies in an area, not on a line. */
export type Anchor = Place & { readonly inArea: boolean }

/** The outline is looked at this coarsely, and the anchor found this exactly, in shares of the area's longer side. */
const DETAIL = 1 / 400
const PRECISION = 1 / 100

/**
 * @param significance as `squaredSignificance` answers
 * @returns the middle of the largest area's widest part, or of the longest line; null for a feature without lines and areas
 */
export function anchorOf(paths: PathSet, feature: number, significance: Float64Array): Anchor | null {
  let largest = -1
  let longest = -1
  let greatestArea = -1
  let greatestLength = -1
  for (let path = paths.featureStarts[feature]!; path < paths.featureStarts[feature + 1]!; path++) {
    const role = paths.pathRoles[path]
    if (role === SHELL) {
      const area = Math.abs(doubleArea(paths, path))
      if (area > greatestArea) [largest, greatestArea] = [path, area]
    } else if (role === LINE) {
      const length = lengthOf(paths, path)
      if (length > greatestLength) [longest, greatestLength] = [path, length]
    }
  }
  if (largest >= 0) return { ...insideOf(paths, feature, largest, significance), inArea: true }
  return longest >= 0 ? { ...middleOf(paths, longest, greatestLength / 2), inArea: false } : null
}

function insideOf(paths: PathSet, feature: number, shell: number, significance: Float64Array): Place {
  const { x, y, pathStarts, pathRoles, featureStarts } = paths
  const start = pathStarts[shell]!
  const end = pathStarts[shell + 1]!
  let west = Infinity
  let north = Infinity
  let east = -Infinity
  let south = -Infinity
  for (let vertex = start; vertex < end; vertex++) {
    west = Math.min(west, x[vertex]!)
    east = Math.max(east, x[vertex]!)
    north = Math.min(north, y[vertex]!)
    south = Math.max(south, y[vertex]!)
  }
  const side = Math.max(east - west, south - north)
  const tolerance = (side * DETAIL) ** 2
  const rings: (readonly [number, number])[][] = []
  for (let path = shell; path < featureStarts[feature + 1]! && (path === shell || pathRoles[path] === HOLE); path++) {
    const ring: (readonly [number, number])[] = []
    for (let vertex = pathStarts[path]!; vertex < pathStarts[path + 1]!; vertex++) {
      if (significance[vertex]! >= tolerance) ring.push([x[vertex]! - west, y[vertex]! - north])
    }
    if (ring.length > 2) rings.push(ring)
  }
  if (rings.length > 0) {
    const found = polylabel(rings, Math.max(1, side * PRECISION))
    if (found.distance > 0) return { x: worldUnit(west + found[0]), y: worldUnit(north + found[1]) }
  }
  return onWidestSpan(paths, start, end, (north + south) / 2 + 0.25)
}

/** For a thin area: the middle of the longest stretch of a parallel that lies inside the outer ring. */
function onWidestSpan({ x, y }: PathSet, start: number, end: number, parallel: number): Place {
  const crossings: number[] = []
  for (let vertex = start, before = end - 1; vertex < end; before = vertex++) {
    const ay = y[before]!
    const by = y[vertex]!
    if (ay > parallel === by > parallel) continue
    crossings.push(x[before]! + ((parallel - ay) / (by - ay)) * (x[vertex]! - x[before]!))
  }
  crossings.sort((a, b) => a - b)
  let best = { x: x[start] ?? 0, y: y[start] ?? 0 }
  let widest = -1
  for (let index = 1; index < crossings.length; index += 2) {
    const from = crossings[index - 1]!
    const to = crossings[index]!
    if (to - from > widest) {
      widest = to - from
      best = { x: worldUnit((from + to) / 2), y: worldUnit(parallel) }
    }
  }
  return best
}

function middleOf({ x, y, pathStarts }: PathSet, path: number, half: number): Place {
  const start = pathStarts[path]!
  let walked = 0
  for (let vertex = start + 1; vertex < pathStarts[path + 1]!; vertex++) {
    const dx = x[vertex]! - x[vertex - 1]!
    const dy = y[vertex]! - y[vertex - 1]!
    const step = Math.hypot(dx, dy)
    if (walked + step >= half) {
      const share = (half - walked) / step
      return { x: worldUnit(x[vertex - 1]! + share * dx), y: worldUnit(y[vertex - 1]! + share * dy) }
    }
    walked += step
  }
  return { x: x[start]!, y: y[start]! }
}

function lengthOf({ x, y, pathStarts }: PathSet, path: number): number {
  let length = 0
  for (let vertex = pathStarts[path]! + 1; vertex < pathStarts[path + 1]!; vertex++) length += Math.hypot(x[vertex]! - x[vertex - 1]!, y[vertex]! - y[vertex - 1]!)
  return length
}

function doubleArea({ x, y, pathStarts }: PathSet, path: number): number {
  const start = pathStarts[path]!
  const end = pathStarts[path + 1]!
  let sum = 0
  // Relative to the first vertex, for exactness.
  for (let vertex = start, before = end - 1; vertex < end; before = vertex++) {
    sum += (x[before]! - x[start]!) * (y[vertex]! - y[start]!) - (x[vertex]! - x[start]!) * (y[before]! - y[start]!)
  }
  return sum
}
