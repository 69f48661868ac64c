/**
 * A quick proof that the edges of a feature meet nowhere but at the vertices that follow each other: what nearly all polygons of a layer fulfil.
 *
 * Edges are looked at through boxes over short runs of edges and a tree of boxes above them, so that only neighbours are compared; a run that goes one
 * way along an axis all along cannot meet itself. The proof is
 * exact; where it fails, the feature may still be valid (rings may touch), and the full check decides.
 */
import type { PolygonSet } from './polygon-set'
import { orientation } from './orientation'

const EDGES_PER_LEAF = 4
const NODES_PER_PARENT = 8

/**
 * @returns true: all coordinates are finite, every ring is closed and has three edges or more, no edge is without length, and no two edges
 *   have a point in common but those that follow each other in a ring, which share their vertex alone. false: not proven.
 */
export function areEdgesApart(set: PolygonSet, feature: number): boolean {
  return proof.run(set, feature)
}

class ApartProof {
  #xy: Float64Array = new Float64Array(0)
  /** First vertex of each edge, all rings one after the other. */
  #edges = new Int32Array(64)
  /** Edge before each in its ring. */
  #previous = new Int32Array(64)
  #boxes = new Float64Array(4 * 64)
  /** Ways that all edges of a leaf go: east 1, west 2, north 4, south 8; 0 for none. */
  #ways = new Uint8Array(64)
  #nearA = new Int32Array(EDGES_PER_LEAF)
  #nearB = new Int32Array(EDGES_PER_LEAF)
  #edgeCount = 0
  /** First box of each level and how many there are. */
  readonly #levelStarts = new Int32Array(12)
  readonly #levelCounts = new Int32Array(12)

  run(set: PolygonSet, feature: number): boolean {
    this.#xy = set.coordinates
    if (!this.#layOut(set, feature)) return false
    if (this.#edgeCount === 0) return true
    const top = this.#buildBoxes()
    return this.#isNodeApart(top, 0)
  }

  /** Collect the edges. @returns false where a single ring already fails */
  #layOut({ featureStarts, partStarts, ringStarts }: PolygonSet, feature: number): boolean {
    const firstRing = partStarts[featureStarts[feature]!]!
    const endRing = partStarts[featureStarts[feature + 1]!]!
    this.#reserve(ringStarts[endRing]! - ringStarts[firstRing]!)
    const xy = this.#xy
    let edge = 0
    for (let ring = firstRing; ring < endRing; ring++) {
      const from = ringStarts[ring]!
      const last = ringStarts[ring + 1]! - 1
      if (last - from < 3 || xy[2 * from] !== xy[2 * last] || xy[2 * from + 1] !== xy[2 * last + 1]) return false
      const firstEdge = edge
      for (let vertex = from; vertex < last; vertex++) {
        const x = xy[2 * vertex]!
        const y = xy[2 * vertex + 1]!
        // Also false for what is not finite.
        if (!(x - x === 0 && y - y === 0) || (x === xy[2 * vertex + 2] && y === xy[2 * vertex + 3])) return false
        this.#previous[edge] = edge - 1
        this.#edges[edge++] = vertex
      }
      this.#previous[firstEdge] = edge - 1
    }
    this.#edgeCount = edge
    return true
  }

  #reserve(edges: number): void {
    if (edges <= this.#edges.length) return
    this.#edges = new Int32Array(2 * edges)
    this.#previous = new Int32Array(2 * edges)
    this.#boxes = new Float64Array(4 * edges + 256)
    this.#ways = new Uint8Array(edges + 64)
  }

  /** @returns the top level */
  #buildBoxes(): number {
    const boxes = this.#boxes
    const xy = this.#xy
    const previous = this.#previous
    const leaves = Math.ceil(this.#edgeCount / EDGES_PER_LEAF)
    for (let leaf = 0; leaf < leaves; leaf++) {
      let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
      const start = leaf * EDGES_PER_LEAF
      const end = Math.min(this.#edgeCount, start + EDGES_PER_LEAF)
      let ways = 15
      for (let edge = start; edge < end; edge++) {
        const at = 2 * this.#edges[edge]!
        const ax = xy[at]!
        const ay = xy[at + 1]!
        const bx = xy[at + 2]!
        const by = xy[at + 3]!
        if (edge > start && previous[edge] !== edge - 1) ways = 0
        ways &= (bx > ax ? 1 : bx < ax ? 2 : 0) | (by > ay ? 4 : by < ay ? 8 : 0)
        if (ax < bx) {
          if (ax < minX) minX = ax
          if (bx > maxX) maxX = bx
        } else {
          if (bx < minX) minX = bx
          if (ax > maxX) maxX = ax
        }
        if (ay < by) {
          if (ay < minY) minY = ay
          if (by > maxY) maxY = by
        } else {
          if (by < minY) minY = by
          if (ay > maxY) maxY = ay
        }
      }
      this.#ways[leaf] = ways
      boxes[4 * leaf] = minX
      boxes[4 * leaf + 1] = minY
      boxes[4 * leaf + 2] = maxX
      boxes[4 * leaf + 3] = maxY
    }
    let level = 0
    this.#levelStarts[0] = 0
    this.#levelCounts[0] = leaves
    let next = leaves
    while (this.#levelCounts[level]! > 1) {
      const start = this.#levelStarts[level]!
      const count = this.#levelCounts[level]!
      this.#levelStarts[level + 1] = next
      for (let child = 0; child < count; child += NODES_PER_PARENT) this.#mergeBoxes(start + child, start + Math.min(count, child + NODES_PER_PARENT), next++)
      level++
      this.#levelCounts[level] = next - this.#levelStarts[level]!
    }
    return level
  }

  #mergeBoxes(from: number, to: number, target: number): void {
    const boxes = this.#boxes
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let box = 4 * from; box < 4 * to; box += 4) {
      if (boxes[box]! < minX) minX = boxes[box]!
      if (boxes[box + 1]! < minY) minY = boxes[box + 1]!
      if (boxes[box + 2]! > maxX) maxX = boxes[box + 2]!
      if (boxes[box + 3]! > maxY) maxY = boxes[box + 3]!
    }
    boxes[4 * target] = minX
    boxes[4 * target + 1] = minY
    boxes[4 * target + 2] = maxX
    boxes[4 * target + 3] = maxY
  }

  /** Everything under one node against everything else under it. */
  #isNodeApart(level: number, node: number): boolean {
    if (level === 0) return this.#isLeafApart(node)
    const first = node * NODES_PER_PARENT
    const end = Math.min(this.#levelCounts[level - 1]!, first + NODES_PER_PARENT)
    for (let child = first; child < end; child++) {
      if (!this.#isNodeApart(level - 1, child)) return false
      for (let other = child + 1; other < end; other++) if (!this.#areNodesApart(level - 1, child, other)) return false
    }
    return true
  }

  #areNodesApart(level: number, a: number, b: number): boolean {
    const boxes = this.#boxes
    const boxA = 4 * (this.#levelStarts[level]! + a)
    const boxB = 4 * (this.#levelStarts[level]! + b)
    if (boxes[boxA]! > boxes[boxB + 2]! || boxes[boxA + 2]! < boxes[boxB]! || boxes[boxA + 1]! > boxes[boxB + 3]! || boxes[boxA + 3]! < boxes[boxB + 1]!) return true
    if (level === 0) return this.#areLeavesApart(a, b)
    const count = this.#levelCounts[level - 1]!
    const endA = Math.min(count, (a + 1) * NODES_PER_PARENT)
    const endB = Math.min(count, (b + 1) * NODES_PER_PARENT)
    for (let childA = a * NODES_PER_PARENT; childA < endA; childA++) {
      for (let childB = b * NODES_PER_PARENT; childB < endB; childB++) if (!this.#areNodesApart(level - 1, childA, childB)) return false
    }
    return true
  }

  #isLeafApart(leaf: number): boolean {
    if (this.#ways[leaf] !== 0) return true
    const first = leaf * EDGES_PER_LEAF
    const end = Math.min(this.#edgeCount, first + EDGES_PER_LEAF)
    for (let edge = first; edge < end; edge++) {
      for (let other = edge + 1; other < end; other++) if (!this.#isPairApart(edge, other)) return false
    }
    return true
  }

  #areLeavesApart(a: number, b: number): boolean {
    // One behind the other, and both go the same way.
    if (b === a + 1 && (this.#ways[a]! & this.#ways[b]!) !== 0 && this.#previous[b * EDGES_PER_LEAF] === b * EDGES_PER_LEAF - 1) return true
    const countA = this.#edgesInBox(a, b, this.#nearA)
    if (countA === 0) return true
    const countB = this.#edgesInBox(b, a, this.#nearB)
    for (let at = 0; at < countA; at++) {
      for (let other = 0; other < countB; other++) if (!this.#isPairApart(this.#nearA[at]!, this.#nearB[other]!)) return false
    }
    return true
  }

  /** Edges of one leaf whose boxes meet the box of another. @returns how many */
  #edgesInBox(leaf: number, other: number, found: Int32Array): number {
    const xy = this.#xy
    const minX = this.#boxes[4 * other]!
    const minY = this.#boxes[4 * other + 1]!
    const maxX = this.#boxes[4 * other + 2]!
    const maxY = this.#boxes[4 * other + 3]!
    const end = Math.min(this.#edgeCount, (leaf + 1) * EDGES_PER_LEAF)
    let count = 0
    for (let edge = leaf * EDGES_PER_LEAF; edge < end; edge++) {
      const at = 2 * this.#edges[edge]!
      const ax = xy[at]!
      const ay = xy[at + 1]!
      const bx = xy[at + 2]!
      const by = xy[at + 3]!
      if ((ax < minX && bx < minX) || (ax > maxX && bx > maxX) || (ay < minY && by < minY) || (ay > maxY && by > maxY)) continue
      found[count++] = edge
    }
    return count
  }

  #isPairApart(edge: number, other: number): boolean {
    const xy = this.#xy
    const at = 2 * this.#edges[edge]!
    const by = 2 * this.#edges[other]!
    const ax = xy[at]!
    const bx = xy[at + 2]!
    const cx = xy[by]!
    const dx = xy[by + 2]!
    if (ax < bx ? (cx < ax && dx < ax) || (cx > bx && dx > bx) : (cx < bx && dx < bx) || (cx > ax && dx > ax)) return true
    const ay = xy[at + 1]!
    const byY = xy[at + 3]!
    const cy = xy[by + 1]!
    const dy = xy[by + 3]!
    if (ay < byY ? (cy < ay && dy < ay) || (cy > byY && dy > byY) : (cy < byY && dy < byY) || (cy > ay && dy > ay)) return true
    if (this.#previous[other] === edge) return isTurn(ax, ay, bx, byY, dx, dy)
    if (this.#previous[edge] === other) return isTurn(cx, cy, ax, ay, bx, byY)
    const sideC = orientation(ax, ay, bx, byY, cx, cy)
    const sideD = orientation(ax, ay, bx, byY, dx, dy)
    if ((sideC > 0 && sideD > 0) || (sideC < 0 && sideD < 0)) return true
    const sideA = orientation(cx, cy, dx, dy, ax, ay)
    const sideB = orientation(cx, cy, dx, dy, bx, byY)
    return (sideA > 0 && sideB > 0) || (sideA < 0 && sideB < 0)
  }
}

/** Whether the path a → b → c does not fold back onto itself. */
function isTurn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): boolean {
  return (bx - ax) * (cx - bx) + (by - ay) * (cy - by) > 0 || orientation(ax, ay, bx, by, cx, cy) !== 0
}

/** One for all calls, so that its buffers are made once. */
const proof = new ApartProof()
