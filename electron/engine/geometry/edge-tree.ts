/**
 * The pairs of edges of some rings that meet elsewhere than at the vertex where one follows the other: for nearly all polygons of a layer, none.
 *
 * Edges are looked at through boxes over short runs of edges and a tree of boxes above them, so that only neighbours are compared; a run
 * that goes one way all along cannot meet itself. Decided exactly for the coordinates as given.
 */
import { orientation } from './orientation'

const EDGES_PER_LEAF = 4
const NODES_PER_PARENT = 8

/** Told of two edges, by their first vertices, that meet. @returns false to hear of no more */
export type MeetingVisitor = (vertex: number, other: number) => boolean

export class EdgeTree {
  #xy: Float64Array = new Float64Array(0)
  /** First vertex of each edge, all rings one after the other. */
  #edges = new Int32Array(64)
  /** Edge before each in its ring. */
  #previous = new Int32Array(64)
  #boxes = new Float64Array(4 * 64)
  /** By node, the ways that all its edges go, one behind the other: a set of `waysOf`; 0 for none. */
  #ways = new Uint8Array(128)
  readonly #nearA = new Int32Array(EDGES_PER_LEAF)
  readonly #nearB = new Int32Array(EDGES_PER_LEAF)
  #edgeCount = 0
  /** First box of each level and how many there are. */
  readonly #levelStarts = new Int32Array(12)
  readonly #levelCounts = new Int32Array(12)
  #visitor: MeetingVisitor | null = null

  /**
   * Take up rings that follow each other in an array.
   *
   * @returns false where one of them has a coordinate that is not finite, is not closed, has fewer than three edges or one without length: then nothing can
   *   be asked
   */
  layOut(xy: Float64Array, ringStarts: Uint32Array, firstRing: number, endRing: number): boolean {
    this.#xy = xy
    this.#reserve(ringStarts[endRing]! - ringStarts[firstRing]!)
    const edges = this.#edges
    const previous = this.#previous
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
        previous[edge] = edge - 1
        edges[edge++] = vertex
      }
      previous[firstEdge] = edge - 1
    }
    this.#edgeCount = edge
    return true
  }

  /** @returns whether no pair of edges meets but where one follows the other */
  areApart(): boolean {
    return this.forEachMeeting(() => false)
  }

  /** @returns whether the visitor was told of all pairs that there are */
  forEachMeeting(visitor: MeetingVisitor): boolean {
    if (this.#edgeCount === 0) return true
    this.#visitor = visitor
    return this.#searchNode(this.#buildBoxes(), 0)
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
    const edges = this.#edges
    const previous = this.#previous
    const leaves = Math.ceil(this.#edgeCount / EDGES_PER_LEAF)
    for (let leaf = 0; leaf < leaves; leaf++) {
      let minX = Infinity
      let minY = Infinity
      let maxX = -Infinity
      let maxY = -Infinity
      const start = leaf * EDGES_PER_LEAF
      const end = Math.min(this.#edgeCount, start + EDGES_PER_LEAF)
      let ways = ALL_WAYS
      for (let edge = start; edge < end; edge++) {
        const at = 2 * edges[edge]!
        const ax = xy[at]!
        const ay = xy[at + 1]!
        const bx = xy[at + 2]!
        const by = xy[at + 3]!
        if (edge > start && previous[edge] !== edge - 1) ways = 0
        ways &= waysOf(bx - ax, by - ay)
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
      for (let child = 0; child < count; child += NODES_PER_PARENT) {
        const end = Math.min(count, child + NODES_PER_PARENT)
        this.#mergeBoxes(start + child, start + end, next)
        let ways = this.#ways[start + child]!
        for (let other = child + 1; other < end && ways !== 0; other++) ways &= this.#areInLine(level, other) ? this.#ways[start + other]! : 0
        this.#ways[next++] = ways
      }
      level++
      this.#levelCounts[level] = next - this.#levelStarts[level]!
    }
    return level
  }

  /** Whether the first edge of a node follows the last one of the node before it. */
  #areInLine(level: number, node: number): boolean {
    const edge = node * EDGES_PER_LEAF * NODES_PER_PARENT ** level
    return this.#previous[edge] === edge - 1
  }

  #mergeBoxes(from: number, to: number, target: number): void {
    const boxes = this.#boxes
    let minX = Infinity
    let minY = Infinity
    let maxX = -Infinity
    let maxY = -Infinity
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

  /** Everything under one node against everything else under it. Here and below: @returns false once the visitor wants no more */
  #searchNode(level: number, node: number): boolean {
    if (this.#ways[this.#levelStarts[level]! + node] !== 0) return true
    if (level === 0) return this.#searchLeaf(node)
    const start = this.#levelStarts[level - 1]!
    const first = node * NODES_PER_PARENT
    const end = Math.min(this.#levelCounts[level - 1]!, first + NODES_PER_PARENT)
    for (let child = first; child < end; child++) {
      if (!this.#searchNode(level - 1, child)) return false
      for (let other = child + 1; other < end; other++) {
        if (this.#doBoxesMeet(start + child, start + other) && !this.#searchNodes(level - 1, child, other)) return false
      }
    }
    return true
  }

  /** Everything under one node against everything under another whose box meets its own. */
  #searchNodes(level: number, a: number, b: number): boolean {
    const boxA = this.#levelStarts[level]! + a
    const boxB = this.#levelStarts[level]! + b
    // One behind the other, and both go the same way.
    if (b === a + 1 && (this.#ways[boxA]! & this.#ways[boxB]!) !== 0 && this.#areInLine(level, b)) return true
    if (level === 0) return this.#searchLeaves(a, b)
    const start = this.#levelStarts[level - 1]!
    const count = this.#levelCounts[level - 1]!
    const firstB = b * NODES_PER_PARENT
    const endA = Math.min(count, (a + 1) * NODES_PER_PARENT)
    const endB = Math.min(count, firstB + NODES_PER_PARENT)
    // Mostly a corner of each: those that reach it are few.
    let reaching = 0
    for (let child = firstB; child < endB; child++) if (this.#doBoxesMeet(start + child, boxA)) reaching |= 1 << (child - firstB)
    if (reaching === 0) return true
    for (let childA = a * NODES_PER_PARENT; childA < endA; childA++) {
      if (!this.#doBoxesMeet(start + childA, boxB)) continue
      for (let childB = firstB; childB < endB; childB++) {
        if ((reaching & (1 << (childB - firstB))) === 0 || !this.#doBoxesMeet(start + childA, start + childB)) continue
        if (!this.#searchNodes(level - 1, childA, childB)) return false
      }
    }
    return true
  }

  #doBoxesMeet(a: number, b: number): boolean {
    const boxes = this.#boxes
    return boxes[4 * a]! <= boxes[4 * b + 2]! && boxes[4 * a + 2]! >= boxes[4 * b]! && boxes[4 * a + 1]! <= boxes[4 * b + 3]! && boxes[4 * a + 3]! >= boxes[4 * b + 1]!
  }

  #searchLeaf(leaf: number): boolean {
    const first = leaf * EDGES_PER_LEAF
    const end = Math.min(this.#edgeCount, first + EDGES_PER_LEAF)
    for (let edge = first; edge < end; edge++) {
      for (let other = edge + 1; other < end; other++) if (!this.#comparePair(edge, other)) return false
    }
    return true
  }

  #searchLeaves(a: number, b: number): boolean {
    const countA = this.#edgesInBox(a, b, this.#nearA)
    if (countA === 0) return true
    const countB = this.#edgesInBox(b, a, this.#nearB)
    for (let at = 0; at < countA; at++) {
      for (let other = 0; other < countB; other++) if (!this.#comparePair(this.#nearA[at]!, this.#nearB[other]!)) return false
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

  #comparePair(edge: number, other: number): boolean {
    return this.#isPairApart(edge, other) || this.#visitor!(this.#edges[edge]!, this.#edges[other]!)
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

const ALL_WAYS = 255
/** Beyond what rounding can do to a sum of two differences. */
const SUM_ERROR_BOUND = 4 * Number.EPSILON

/**
 * The eight ways (east, north-east, north …, one bit each) in which an edge makes headway for certain. A path all of whose edges share one cannot meet
 * itself.
 */
function waysOf(dx: number, dy: number): number {
  const noise = SUM_ERROR_BOUND * (Math.abs(dx) + Math.abs(dy))
  const sum = dx + dy
  const difference = dy - dx
  return (dx > 0 ? 1 : dx < 0 ? 16 : 0) | (sum > noise ? 2 : sum < -noise ? 32 : 0) | (dy > 0 ? 4 : dy < 0 ? 64 : 0) | (difference > noise ? 8 : difference < -noise ? 128 : 0)
}

/** Whether the path a → b → c does not fold back onto itself. */
function isTurn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): boolean {
  return (bx - ax) * (cx - bx) + (by - ay) * (cy - by) > 0 || orientation(ax, ay, bx, by, cx, cy) !== 0
}
