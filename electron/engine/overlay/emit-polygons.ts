/**
 * Traced polygons into a polygon set, valid without fail.
 *
 * On its grid a traced polygon is valid exactly. Handing out input vertices with the coordinates they came in with moves them by up to half
 * a cell, and going back from the plane to degrees bends edges; where parts of a polygon lie closer together than that, they may cross. Then the
 * grid's own coordinates are taken, and if even those cross in degrees, the polygon is repaired there.
 */
import { checkPolygon } from '../geometry/check-polygon'
import { orientation } from '../geometry/orientation'
import { appendFeature, type PolygonSet, PolygonSetBuilder } from '../geometry/polygon-set'
import { repairPolygon } from '../geometry/repair-polygon'
import type { TracedPolygon } from './arrangement/trace-rings'
import type { VertexTable } from './arrangement/vertex-table'

/** Turns planar y of a new vertex into the second coordinate to hand out: `latitudeOfEqualAreaY`, or y itself in a projected plane. */
export type Unproject = (y: number) => number

/** Up to this many vertices a lone ring is tested by all pairs of its edges. */
const PLAIN_RING_VERTICES = 80

/** Append to the current feature of the builder. */
export function emitPolygons(
  builder: PolygonSetBuilder,
  traced: readonly TracedPolygon[],
  vertices: VertexTable,
  unproject: Unproject,
): void {
  const polygons = traced.map((rings) => rings.map((ring) => ringCoordinates(ring, vertices, unproject, false)))
  if (polygons.length === 0 || isPlainlyValid(polygons)) {
    append(builder, polygons)
    return
  }
  let set = toSet(polygons)
  if (!checkPolygon(set, 0).valid) {
    set = toSet(traced.map((rings) => rings.map((ring) => ringCoordinates(ring, vertices, unproject, true))))
    if (!checkPolygon(set, 0).valid) set = repairPolygon(set, 0) ?? set
  }
  appendFeature(builder, set, 0)
}

/** A closed ring; computed vertices, and with `onGrid` all, by their place on the grid. */
function ringCoordinates(ring: readonly number[], vertices: VertexTable, unproject: Unproject, onGrid: boolean): Float64Array {
  const xy = new Float64Array(2 * ring.length + 2)
  for (let index = 0; index < ring.length; index++) {
    const vertex = ring[index]!
    const x = vertices.outX[vertex]!
    // NaN alone differs from itself, and marks a computed vertex.
    const isComputed = onGrid || x !== x
    xy[2 * index] = isComputed ? vertices.planeX(vertex) : x
    xy[2 * index + 1] = isComputed ? unproject(vertices.planeY(vertex)) : vertices.outY[vertex]!
  }
  xy[xy.length - 2] = xy[0]!
  xy[xy.length - 1] = xy[1]!
  return xy
}

function isPlainlyValid(polygons: readonly (readonly Float64Array[])[]): boolean {
  return polygons.length === 1 && polygons[0]!.length === 1 && isPlainRing(polygons[0]![0]!)
}

/** Whether this is a short ring of which no two edges meet but neighbours. False proves nothing. */
export function isPlainRing(xy: Float64Array): boolean {
  if (xy.length > 2 * PLAIN_RING_VERTICES || xy.length < 8) return false
  const last = xy.length - 4
  for (let a = 0; a <= last; a += 2) {
    const ax = xy[a]!
    const ay = xy[a + 1]!
    const bx = xy[a + 2]!
    const by = xy[a + 3]!
    const minX = ax < bx ? ax : bx
    const maxX = ax < bx ? bx : ax
    const minY = ay < by ? ay : by
    const maxY = ay < by ? by : ay
    // Neighbours may only meet at their vertex: not fold back along each other.
    const next = a === last ? 2 : a + 4
    if (orientation(ax, ay, bx, by, xy[next]!, xy[next + 1]!) === 0) return false
    for (let c = a + 4; c <= (a === 0 ? last - 2 : last); c += 2) {
      const cx = xy[c]!
      const dx = xy[c + 2]!
      if (cx < minX ? dx < minX : cx > maxX && dx > maxX) continue
      const cy = xy[c + 1]!
      const dy = xy[c + 3]!
      if (cy < minY ? dy < minY : cy > maxY && dy > maxY) continue
      if (orientation(ax, ay, bx, by, cx, cy) * orientation(ax, ay, bx, by, dx, dy) > 0) continue
      if (orientation(cx, cy, dx, dy, ax, ay) * orientation(cx, cy, dx, dy, bx, by) > 0) continue
      return false
    }
  }
  return true
}

/** Append polygons, as lists of closed rings, to the builder's current feature. */
export function append(builder: PolygonSetBuilder, polygons: readonly (readonly Float64Array[])[]): void {
  for (const rings of polygons) {
    builder.addPart()
    for (const ring of rings) builder.addRingFrom(ring, 0, ring.length / 2)
  }
}

/** Polygons as a set of one feature. */
export function toSet(polygons: readonly (readonly Float64Array[])[]): PolygonSet {
  const builder = new PolygonSetBuilder()
  builder.addFeature()
  append(builder, polygons)
  return builder.build()
}
