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
  readonly #prepared: PreparedPolygons
  readonly #levelStarts = new Int32Array(16)
  #firstVertex = 0
  #edgeCount = 0
  #x = 0
  #y = 0
  #crossings = 0
  #isOnBoundary = false

  constructor(prepared: PreparedPolygons) {
    this.#prepared = prepared
  }

  /** @returns 1 inside the ring, 0 exactly on it, −1 outside */
  locate(ring: number, x: number, y: number): -1 | 0 | 1 {
    const { set, nodeStarts } = this.#prepared
    this.#firstVertex = set.ringStarts[ring]!
    this.#edgeCount = set.ringStarts[ring + 1]! - this.#firstVertex - 1
    this.#x = x
    this.#y = y
    this.#crossings = 0
    this.#isOnBoundary = false
    let level = 0
    let nodes = Math.ceil(this.#edgeCount / EDGES_PER_LEAF)
    this.#levelStarts[0] = nodeStarts[ring]!
    while (nodes > 1) {
      this.#levelStarts[level + 1] = this.#levelStarts[level]! + nodes
      nodes = Math.ceil(nodes / NODES_PER_PARENT)
      level++
    }
    this.#visit(level, 0, 1)
    if (this.#isOnBoundary) return 0
    return (this.#crossings & 1) === 1 ? 1 : -1
  }

  /** Visit consecutive nodes of a level. */
  #visit(level: number, first: number, end: number): void {
    const { nodeBoxes, plane } = this.#prepared
    const x = this.#x
    const y = this.#y
    let edgesPerNode = EDGES_PER_LEAF
    for (let below = 0; below < level; below++) edgesPerNode *= NODES_PER_PARENT
    for (let index = first; index < end; index++) {
      const at = 4 * (this.#levelStarts[level]! + index)
      if (nodeBoxes[at]! > x || nodeBoxes[at + 2]! < x || nodeBoxes[at + 3]! < y) continue
      const firstEdge = index * edgesPerNode
      const endEdge = Math.min(firstEdge + edgesPerNode, this.#edgeCount)
      if (nodeBoxes[at + 1]! > y) {
        const startsLeft = plane[2 * (this.#firstVertex + firstEdge)]! <= x
        if (startsLeft !== plane[2 * (this.#firstVertex + endEdge)]! <= x) this.#crossings++
      } else if (level === 0) this.#visitEdges(firstEdge, endEdge)
      else {
        const firstChild = index * NODES_PER_PARENT
        const children = this.#levelStarts[level]! - this.#levelStarts[level - 1]!
        this.#visit(level - 1, firstChild, Math.min(firstChild + NODES_PER_PARENT, children))
      }
    }
  }

  #visitEdges(first: number, end: number): void {
    const { plane } = this.#prepared
    const x = this.#x
    const y = this.#y
    let at = 2 * (this.#firstVertex + first)
    let x1 = plane[at]!
    let y1 = plane[at + 1]!
    for (let edge = first; edge < end; edge++) {
      at += 2
      const fromX = x1
      const fromY = y1
      x1 = plane[at]!
      y1 = plane[at + 1]!
      if (fromX < x ? x1 < x : fromX > x && x1 > x) continue
      if (fromY < y && y1 < y) continue
      const spans = fromX <= x !== x1 <= x
      if (fromY > y && y1 > y) {
        if (spans) this.#crossings++
        continue
      }
      const side = orientation(fromX, fromY, x1, y1, x, y)
      if (side === 0) {
        // On the line, and within the edge's box but for a vertical edge above or below.
        if (Math.min(fromY, y1) <= y && y <= Math.max(fromY, y1)) this.#isOnBoundary = true
      } else if (spans && side < 0 === x1 > fromX) this.#crossings++
    }
  }
}
