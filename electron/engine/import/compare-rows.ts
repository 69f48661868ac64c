/**
 * What a row of a file changes in a row that exists.
 *
 * An empty cell says nothing: it does not take a known value away. Coordinates that differ by less than a tenth of a millimetre are the same.
 */
import type { Value } from '../../../shared/domain/feature'
import { type FlatGeometry, simpleParts } from '../../../shared/domain/flat-geometry'

export type FieldChange = { readonly field: string; readonly before: Value; readonly after: Value }

/** 1e-9 degrees are 0.1 mm. */
const SAME_PLACE_DEGREES = 1e-9
const METERS_PER_DEGREE = 111_195

/**
 * @param before stored values by column
 * @param after values of the file by column; null: the file says nothing
 */
export function compareValues(before: Readonly<Record<string, Value>>, after: Readonly<Record<string, Value>>): FieldChange[] {
  const changes: FieldChange[] = []
  for (const [field, value] of Object.entries(after)) {
    const stored = before[field] ?? null
    if (value !== null && value !== stored) changes.push({ field, before: stored, after: value })
  }
  return changes
}

/**
 * How far a geometry moved, in metres: the largest distance between vertices of the same number, or between corners of the boxes around
 * geometries that have not the same vertices.
 *
 * @returns null where nothing changed; 0 is never returned
 */
export function movedMeters(before: FlatGeometry | null, after: FlatGeometry | null): number | null {
  if (after === null) return null
  if (before === null) return Infinity
  const [a, b] = [coordinatesOf(before), coordinatesOf(after)]
  const isSameShape = a.length === b.length && pathsOf(before) === pathsOf(after)
  const [from, to] = isSameShape ? [a, b] : [cornersOf(a), cornersOf(b)]
  let largest = 0
  let moved = !isSameShape
  for (let at = 0; at < from.length; at += 2) {
    const lat = to[at + 1]! - from[at + 1]!
    const lon = to[at]! - from[at]!
    if (Math.abs(lat) <= SAME_PLACE_DEGREES && Math.abs(lon) <= SAME_PLACE_DEGREES) continue
    moved = true
    largest = Math.max(largest, METERS_PER_DEGREE * Math.hypot(lat, lon * Math.cos((to[at + 1]! * Math.PI) / 180)))
  }
  return moved ? Math.max(largest, Number.MIN_VALUE) : null
}

function coordinatesOf(geometry: FlatGeometry): Float64Array {
  const parts = simpleParts(geometry)
  const [first] = parts
  if (first !== undefined && parts.length === 1) return first.xy
  return Float64Array.from(parts.flatMap(({ xy }) => [...xy]))
}

/** Lines and rings by length; single and multi forms of the same paths are the same. */
function pathsOf(geometry: FlatGeometry): string {
  return simpleParts(geometry)
    .map(({ type, pathEnds, polygonEnds }) => `${type.replace('Multi', '')} ${pathEnds.join(',')} ${polygonEnds.length > 1 ? polygonEnds.join(',') : ''}`)
    .join(';')
}

function cornersOf(xy: Float64Array): Float64Array {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = 0; at < xy.length; at += 2) {
    west = Math.min(west, xy[at]!)
    east = Math.max(east, xy[at]!)
    south = Math.min(south, xy[at + 1]!)
    north = Math.max(north, xy[at + 1]!)
  }
  return Float64Array.of(west, south, east, north)
}
