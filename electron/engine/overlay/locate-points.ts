/**
 * Points in polygons, exactly.
 *
 * A ray upwards from the point is counted against each ring through its tree of boxes: of a chain wholly above the point only the ends
 * matter, and only chains whose box holds the point are looked into. A point exactly on a boundary touches: it is neither inside nor
 * outside (GEOS: `covers` holds, `contains` and `within` do not).
 */
import { orientation } from '../geometry/orientation'
import { doubledUint32, doubledUint8 } from './grow-array'
import { EDGES_PER_LEAF, NODES_PER_PARENT, type PreparedPolygons } from './prepared-polygons'
import { RingSearch } from './ring-search'
import { spatialOrder } from './spatial-order'

export type PointTable = {
  /** Point and constraint feature of each hit, ordered by point. */
  readonly points: Uint32Array
  readonly constraints: Uint32Array
  /** 1 where the point lies exactly on the boundary, 0 where it is inside. */
  readonly onBoundary: Uint8Array
}

const CANCEL_INTERVAL = 8192

/**
 * @param points x0, y0, x1, y1 … in the plane of the constraints
 * @param throwIfCancelled asked every few thousand points
 */
export function findPoints(points: Float64Array, constraints: PreparedPolygons, throwIfCancelled?: () => void): PointTable {
  const search = new RingSearch(constraints)
  const locator = new RingLocator(constraints)
  const { ringFeatures } = constraints
  let hitPoints = new Uint32Array(1024)
  let hitConstraints = new Uint32Array(1024)
  let hitOnBoundary = new Uint8Array(1024)
  let hits = 0
  const order = spatialOrder(points)
  for (let step = 0; step < order.length; step++) {
    if (step % CANCEL_INTERVAL === 0) throwIfCancelled?.()
    const point = order[step]!
    const x = points[2 * point]!
    const y = points[2 * point + 1]!
    const count = search.query(x, y, x, y)
    if (count === 0) continue
    const found = search.found
    // Mostly one ring or two: an insertion sort brings those of one feature together.
    for (let sorted = 1; sorted < count; sorted++) {
      const ring = found[sorted]!
      let at = sorted
      while (at > 0 && found[at - 1]! > ring) {
        found[at] = found[at - 1]!
        at--
      }
      found[at] = ring
    }
    for (let at = 0; at < count; ) {
      const feature = ringFeatures[found[at]!]!
      let isInside = false
      let isOnBoundary = false
      for (; at < count && ringFeatures[found[at]!] === feature; at++) {
        const location = locator.locate(found[at]!, x, y)
        if (location === 0) isOnBoundary = true
        else if (location > 0) isInside = !isInside
      }
      if (!isInside && !isOnBoundary) continue
      if (hits === hitPoints.length) {
        hitPoints = doubledUint32(hitPoints)
        hitConstraints = doubledUint32(hitConstraints)
        hitOnBoundary = doubledUint8(hitOnBoundary)
      }
      hitPoints[hits] = point
      hitConstraints[hits] = feature
      hitOnBoundary[hits++] = isOnBoundary ? 1 : 0
    }
  }
  return orderByPoint(hitPoints.subarray(0, hits), hitConstraints, hitOnBoundary, order.length)
}

/** Hits come point by point, in the order of the search. */
function orderByPoint(points: Uint32Array, constraints: Uint32Array, onBoundary: Uint8Array, pointCount: number): PointTable {
  const starts = new Uint32Array(pointCount + 1)
  for (const point of points) starts[point + 1]!++
  for (let point = 1; point <= pointCount; point++) starts[point]! += starts[point - 1]!
  const sorted = {
    points: new Uint32Array(points.length),
    constraints: new Uint32Array(points.length),
    onBoundary: new Uint8Array(points.length),
  }
  for (let hit = 0; hit < points.length; hit++) {
    const at = starts[points[hit]!]!++
    sorted.points[at] = points[hit]!
    sorted.constraints[at] = constraints[hit]!
    sorted.onBoundary[at] = onBoundary[hit]!
  }
  return sorted
}

/** Where points lie relative to single rings of a prepared set. */
export class RingLocator {
  readonly #plane: Float64Array
  readonly #boxes: Float64Array
  readonly #ringStarts: Uint32Array
  readonly #nodeStarts: Uint32Array
  /** First node of each level, and how many edges a node of it holds. */
  readonly #levelStarts = new Int32Array(16)
  readonly #levelEdges = new Int32Array(16)
  /** Nodes still to be looked into: level and number within it. */
  readonly #stack = new Int32Array(512)

  constructor({ plane, nodeBoxes, set, nodeStarts }: PreparedPolygons) {
    this.#plane = plane
    this.#boxes = nodeBoxes
    this.#ringStarts = set.ringStarts
    this.#nodeStarts = nodeStarts
    for (let level = 0, edges = EDGES_PER_LEAF; level < 9; level++, edges *= NODES_PER_PARENT) this.#levelEdges[level] = edges
  }

  /** @returns 1 inside the ring, 0 exactly on it, −1 outside */
  locate(ring: number, x: number, y: number): -1 | 0 | 1 {
    const plane = this.#plane
    const first = this.#ringStarts[ring]!
    const edgeCount = this.#ringStarts[ring + 1]! - first - 1
    if (edgeCount <= EDGES_PER_LEAF) {
      const crossings = countCrossings(plane, first, first + edgeCount, x, y)
      return crossings < 0 ? 0 : (crossings & 1) === 1 ? 1 : -1
    }
    const boxes = this.#boxes
    const levelStarts = this.#levelStarts
    const levelEdges = this.#levelEdges
    const stack = this.#stack
    let level = 0
    let nodes = Math.ceil(edgeCount / EDGES_PER_LEAF)
    levelStarts[0] = this.#nodeStarts[ring]!
    while (nodes > 1) {
      levelStarts[level + 1] = levelStarts[level]! + nodes
      nodes = Math.ceil(nodes / NODES_PER_PARENT)
      level++
    }
    let total = 0
    let depth = 0
    stack[depth++] = level
    stack[depth++] = 0
    while (depth > 0) {
      const parent = stack[--depth]!
      const below = stack[--depth]! - 1
      const edges = levelEdges[below]!
      const start = levelStarts[below]!
      const end = Math.min((parent + 1) * NODES_PER_PARENT, levelStarts[below + 1]! - start)
      for (let node = parent * NODES_PER_PARENT; node < end; node++) {
        const at = 4 * (start + node)
        if (boxes[at]! > x || boxes[at + 2]! < x || boxes[at + 3]! < y) continue
        const from = first + node * edges
        const to = first + Math.min((node + 1) * edges, edgeCount)
        if (boxes[at + 1]! > y) {
          // A chain above the point: only where it begins and ends matters.
          if (plane[2 * from]! <= x !== plane[2 * to]! <= x) total++
        } else if (below === 0) {
          const crossings = countCrossings(plane, from, to, x, y)
          if (crossings < 0) return 0
          total += crossings
        } else {
          stack[depth++] = below
          stack[depth++] = node
        }
      }
    }
    return (total & 1) === 1 ? 1 : -1
  }
}

/** How many of the edges that begin at the vertices `from` up to `to` a ray upwards from the point crosses; −1 where the point lies on one of them. */
function countCrossings(plane: Float64Array, from: number, to: number, x: number, y: number): number {
  let crossings = 0
  let x2 = plane[2 * from]!
  let y2 = plane[2 * from + 1]!
  for (let at = 2 * from + 2; at <= 2 * to; at += 2) {
    const x1 = x2
    const y1 = y2
    x2 = plane[at]!
    y2 = plane[at + 1]!
    if (x1 < x ? x2 < x : x1 > x && x2 > x) continue
    if (y1 < y && y2 < y) continue
    const spans = x1 <= x !== x2 <= x
    if (y1 > y && y2 > y) {
      if (spans) crossings++
      continue
    }
    const side = orientation(x1, y1, x2, y2, x, y)
    if (side === 0) {
      // On the line, and within the edge's box but for a vertical edge above or below.
      if ((y1 <= y || y2 <= y) && (y1 >= y || y2 >= y)) return -1
    } else if (spans && side < 0 === x2 > x1) crossings++
  }
  return crossings
}
