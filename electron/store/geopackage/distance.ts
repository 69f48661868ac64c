/** How far a point is from a stored geometry, for picking on a map: plane geometry in degrees of latitude, exact inside/outside. */
import { simpleParts, type FlatGeometry, type SimpleGeometry } from '../../../shared/domain/flat-geometry'

/** `dimension` of the part that is nearest: 0 point, 1 line, 2 area. */
export type NearestPart = { readonly distance: number; readonly dimension: 0 | 1 | 2 }

/**
 * @param shrink cosine of the latitude: degrees of longitude count that much
 * @returns distance in degrees of latitude, 0 inside an area and on its edge; null for an empty geometry
 */
export function distanceToGeometry(geometry: FlatGeometry, lon: number, lat: number, shrink: number): NearestPart | null {
  let nearest: NearestPart | null = null
  for (const part of simpleParts(geometry)) {
    if (part.xy.length === 0) continue
    const found = distanceToPart(part, lon, lat, shrink)
    if (nearest === null || found.distance < nearest.distance) nearest = found
  }
  return nearest
}

function distanceToPart(part: SimpleGeometry, lon: number, lat: number, shrink: number): NearestPart {
  switch (part.type) {
    case 'Point':
    case 'MultiPoint':
      return { distance: Math.sqrt(squaredToVertices(part.xy, lon, lat, shrink)), dimension: 0 }
    case 'LineString':
    case 'MultiLineString':
      return { distance: Math.sqrt(squaredToPaths(part, lon, lat, shrink)), dimension: 1 }
    case 'Polygon':
    case 'MultiPolygon':
      return { distance: isInside(part, lon, lat) ? 0 : Math.sqrt(squaredToPaths(part, lon, lat, shrink)), dimension: 2 }
  }
}

function squaredToVertices(xy: Float64Array, lon: number, lat: number, shrink: number): number {
  let least = Infinity
  for (let index = 0; index < xy.length; index += 2) {
    const dx = (xy[index]! - lon) * shrink
    const dy = xy[index + 1]! - lat
    least = Math.min(least, dx * dx + dy * dy)
  }
  return least
}

function squaredToPaths({ xy, pathEnds }: SimpleGeometry, lon: number, lat: number, shrink: number): number {
  let least = Infinity
  let from = 0
  for (const to of pathEnds) {
    for (let vertex = from; vertex < to; vertex++) {
      const next = vertex + 1 < to ? vertex + 1 : vertex
      least = Math.min(least, squaredToSegment(xy, vertex, next, lon, lat, shrink))
    }
    from = to
  }
  return least
}

function squaredToSegment(xy: Float64Array, start: number, end: number, lon: number, lat: number, shrink: number): number {
  const x = (xy[2 * start]! - lon) * shrink
  const y = xy[2 * start + 1]! - lat
  const dx = (xy[2 * end]! - xy[2 * start]!) * shrink
  const dy = xy[2 * end + 1]! - xy[2 * start + 1]!
  const squaredLength = dx * dx + dy * dy
  const along = squaredLength === 0 ? 0 : Math.min(1, Math.max(0, -(x * dx + y * dy) / squaredLength))
  const nearX = x + along * dx
  const nearY = y + along * dy
  return nearX * nearX + nearY * nearY
}

/** Even-odd rule over the rings of each polygon: holes are outside, whatever way rings run. */
function isInside({ type, xy, pathEnds, polygonEnds }: SimpleGeometry, lon: number, lat: number): boolean {
  let path = 0
  for (const end of type === 'MultiPolygon' ? polygonEnds : [pathEnds.length]) {
    let inside = false
    for (; path < end; path++) {
      if (crossesOddly(xy, pathEnds[path - 1] ?? 0, pathEnds[path]!, lon, lat)) inside = !inside
    }
    if (inside) return true
  }
  return false
}

/** Whether a ray eastwards from the point crosses the ring an odd number of times. */
function crossesOddly(xy: Float64Array, from: number, to: number, lon: number, lat: number): boolean {
  let odd = false
  for (let vertex = from, previous = to - 1; vertex < to; previous = vertex++) {
    const y = xy[2 * vertex + 1]!
    const previousY = xy[2 * previous + 1]!
    if (y > lat === previousY > lat) continue
    const x = xy[2 * vertex]!
    const previousX = xy[2 * previous]!
    if (lon < ((previousX - x) * (lat - y)) / (previousY - y) + x) odd = !odd
  }
  return odd
}
