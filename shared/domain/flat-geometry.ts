/**
 * Geometry as readers deliver it and bulk writers take it: numbers in flat arrays, no object per vertex.
 *
 * Axis order is always [x, y] = [east, north], or [lon, lat] in degrees once transformed; which CRS that is, the layer says.
 * Z and M stand apart from x and y, so a transformation runs over `xy` alone.
 */

export type GeometryType =
  | 'Point'
  | 'LineString'
  | 'Polygon'
  | 'MultiPoint'
  | 'MultiLineString'
  | 'MultiPolygon'
  | 'GeometryCollection'

/**
 * One geometry that is not a collection.
 *
 * - `Point`: no vertex (empty) or one. `MultiPoint`: every vertex is a point.
 * - `LineString`: all vertices, `pathEnds` holds one number. `MultiLineString`: one path a line.
 * - `Polygon`: one path a ring, the shell first, closed as the source closed it. `MultiPolygon`: the same, and
 *   `polygonEnds` says which rings belong together.
 */
export type SimpleGeometry = {
  readonly type: Exclude<GeometryType, 'GeometryCollection'>
  /** x0, y0, x1, y1 …; length is twice the number of vertices. Transformations may overwrite it in place. */
  readonly xy: Float64Array
  /** One height a vertex; NaN where unknown; null where the geometry has no Z. */
  readonly z: Float64Array | null
  /** One measure a vertex; NaN where the source says “no data”; null where the geometry has no M. */
  readonly m: Float64Array | null
  /** Vertex index behind the last vertex of each path (line or ring), ascending. Empty for points. */
  readonly pathEnds: readonly number[]
  /** Index into `pathEnds` behind the last ring of each polygon. Empty unless the type is `MultiPolygon`. */
  readonly polygonEnds: readonly number[]
}

/** Members of any type, not nested further. */
export type CollectionGeometry = {
  readonly type: 'GeometryCollection'
  readonly members: readonly SimpleGeometry[]
}

export type FlatGeometry = SimpleGeometry | CollectionGeometry

const NO_ENDS: readonly number[] = []

/** @returns a Point at x, y, with a height where `z` is given */
export function flatPoint(x: number, y: number, z: number | null = null): SimpleGeometry {
  const xy = new Float64Array(2)
  xy[0] = x
  xy[1] = y
  return { type: 'Point', xy, z: z === null ? null : Float64Array.of(z), m: null, pathEnds: NO_ENDS, polygonEnds: NO_ENDS }
}

/** The geometry's simple parts: itself, or the members of a collection. */
export function simpleParts(geometry: FlatGeometry): readonly SimpleGeometry[] {
  return geometry.type === 'GeometryCollection' ? geometry.members : [geometry]
}

/** Number of vertices, closing vertices of rings included. */
function vertexCount(geometry: FlatGeometry): number {
  let count = 0
  for (const part of simpleParts(geometry)) count += part.xy.length / 2
  return count
}

/** A geometry without any vertex, as `POINT EMPTY`. */
export function isEmptyGeometry(geometry: FlatGeometry): boolean {
  return vertexCount(geometry) === 0
}

/** Whether every x and y is a finite number. Heights and measures are not looked at. */
export function hasFiniteCoordinates(geometry: FlatGeometry): boolean {
  for (const part of simpleParts(geometry)) {
    const { xy } = part
    // By index: an iterator would cost ten times as much.
    for (let at = 0; at < xy.length; at++) if (!Number.isFinite(xy[at]!)) return false
  }
  return true
}

/**
 * Twice the signed area of one ring.
 *
 * @param from index of the ring's first vertex
 * @param to index behind its last vertex; the ring may or may not repeat its first vertex
 * @returns positive where the ring runs counter-clockwise with x to the right and y up
 */
export function doubleAreaOfRingSigned(xy: Float64Array, from: number, to: number): number {
  if (to - from < 3) return 0
  // Coordinates are taken relative to the first vertex: GK eastings of 4·10⁷ would cost seven digits.
  const originX = xy[2 * from]!
  const originY = xy[2 * from + 1]!
  let sum = 0
  let previousX = xy[2 * to - 2]! - originX
  let previousY = xy[2 * to - 1]! - originY
  for (let vertex = from; vertex < to; vertex++) {
    const x = xy[2 * vertex]! - originX
    const y = xy[2 * vertex + 1]! - originY
    sum += previousX * y - x * previousY
    previousX = x
    previousY = y
  }
  return sum
}
