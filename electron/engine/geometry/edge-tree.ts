/**
 * The pairs of edges of some rings that meet elsewhere than at the vertex where one follows the other: for nearly all polygons of a layer, none.
 *
 * Rings are cut into runs that go one way all along and so cannot meet themselves; a tree of boxes over the runs leaves only neighbours to compare.
 * Decided exactly for the coordinates as given.
 */
import { orientation } from './orientation'

const MOST_EDGES_PER_RUN = 16
const NODES_PER_PARENT = 8

/** Told of two edges, by their first vertices, that meet. @returns false to hear of no more */
export type MeetingVisitor = (vertex: number, other: number) => boolean

export class EdgeTree {
  #xy: Float64Array = new Float64Array(0)
  /** Runs of edges, all rings one after the other: first vertex, vertex behind the last edge's first one, and the set of `waysOf` that all its edges go. */
  #runStarts = new Int32Array(64)
  #runEnds = new Int32Array(64)
  #runWays = new Uint8Array(64)
  /** Where a run is the first of its ring, the vertex that the ring's last edge begins at; else −1. */
  #ringLasts = new Int32Array(64)
  /** minX, minY, maxX, maxY of each run, then of the nodes above. */
  #boxes = new Float64Array(4 * 128)
  readonly #nearA = new Int32Array(MOST_EDGES_PER_RUN)
  readonly #nearB = new Int32Array(MOST_EDGES_PER_RUN)
  #runCount = 0
  /** First box of each level and how many there are. */
  readonly #levelStarts = new Int32Array(16)
  readonly #levelCounts = new Int32Array(16)
  #visitor: MeetingVisitor = () => false

  /**
   * Take up rings that follow each other in an array.
   *
   * @returns false where one of them has a coordinate that is not finite, is not closed, has fewer than three edges or one without length: then nothing can
   *   be asked
   */
  layOut(xy: Float64Array, ringStarts: Uint32Array, firstRing: number, endRing: number): boolean {
    this.#xy = xy
    this.#runCount = 0
    this.#reserve(ringStarts[endRing]! - ringStarts[firstRing]!)
    for (let ring = firstRing; ring < endRing; ring++) {
      const from = ringStarts[ring]!
      const last = ringStarts[ring + 1]! - 1
      if (last - from < 3 || xy[2 * from] !== xy[2 * last] || xy[2 * from + 1] !== xy[2 * last + 1]) return false
      if (!this.#cutRing(from, last)) return false
    }
    return true
  }

  /** @param last vertex that repeats the first. @returns false where an edge has no length or a coordinate is not finite */
  #cutRing(from: number, last: number): boolean {
    const xy = this.#xy
    const boxes = this.#boxes
    const first = this.#runCount
    let run = first
    let start = from
    let ways = 0
    let ax = xy[2 * from]!
    let ay = xy[2 * from + 1]!
    if (!(ax - ax === 0 && ay - ay === 0)) return false
    let minX = ax
    let minY = ay
    let maxX = ax
    let maxY = ay
    for (let vertex = from; vertex < last; vertex++) {
      const bx = xy[2 * vertex + 2]!
      const by = xy[2 * vertex + 3]!
      const dx = bx - ax
      const dy = by - ay
      // No length, or no finite number.
      if ((dx === 0 && dy === 0) || !(bx - bx === 0 && by - by === 0)) return false
      const own = waysOf(dx, dy)
      if ((ways & own) === 0 || vertex - start === MOST_EDGES_PER_RUN) {
        if (vertex > from) {
          this.#runStarts[run] = start
          this.#runEnds[run] = vertex
          this.#runWays[run] = ways
          this.#ringLasts[run] = -1
          boxes[4 * run] = minX
          boxes[4 * run + 1] = minY
          boxes[4 * run + 2] = maxX
          boxes[4 * run + 3] = maxY
          run++
        }
        start = vertex
        ways = own
        minX = ax
        minY = ay
        maxX = ax
        maxY = ay
      } else ways &= own
      if (bx < minX) minX = bx
      else if (bx > maxX) maxX = bx
      if (by < minY) minY = by
      else if (by > maxY) maxY = by
      ax = bx
      ay = by
    }
    this.#runStarts[run] = start
    this.#runEnds[run] = last
    this.#runWays[run] = ways
    this.#ringLasts[run] = -1
    boxes[4 * run] = minX
    boxes[4 * run + 1] = minY
    boxes[4 * run + 2] = maxX
    boxes[4 * run + 3] = maxY
    this.#ringLasts[first] = last - 1
    this.#runCount = run + 1
    return true
  }

  /** @returns whether no pair of edges meets but where one follows the other */
  areApart(): boolean {
    return this.forEachMeeting(() => false)
  }

  /** @returns whether the visitor was told of all pairs that there are */
  forEachMeeting(visitor: MeetingVisitor): boolean {
    if (this.#runCount === 0) return true
    this.#visitor = visitor
    return this.#searchNode(this.#buildTree(), 0)
  }

  /** @param vertices no ring has more runs than edges */
  #reserve(vertices: number): void {
    if (vertices <= this.#runStarts.length) return
    this.#runStarts = new Int32Array(2 * vertices)
    this.#runEnds = new Int32Array(2 * vertices)
    this.#runWays = new Uint8Array(2 * vertices)
    this.#ringLasts = new Int32Array(2 * vertices)
    this.#boxes = new Float64Array(4 * (3 * vertices + 16))
  }

  /** Boxes above the runs' own. @returns the top level */
  #buildTree(): number {
    let level = 0
    this.#levelStarts[0] = 0
    this.#levelCounts[0] = this.#runCount
    let next = this.#runCount
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
    if (level === 0) return true
    const start = this.#levelStarts[level - 1]!
    const first = node * NODES_PER_PARENT
    const end = Math.min(this.#levelCounts[level - 1]!, first + NODES_PER_PARENT)
    for (let child = first; child < end; child++) {
      if (level > 1 && !this.#searchNode(level - 1, child)) return false
      for (let other = child + 1; other < end; other++) {
        if (this.#doBoxesMeet(start + child, start + other) && !this.#searchNodes(level - 1, child, other)) return false
      }
    }
    return true
  }

  /** Everything under one node against everything under another whose box meets its own. */
  #searchNodes(level: number, a: number, b: number): boolean {
    if (level === 0) return this.#searchRuns(a, b)
    const boxA = this.#levelStarts[level]! + a
    const boxB = this.#levelStarts[level]! + b
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

  #searchRuns(a: number, b: number): boolean {
    const isNext = b === a + 1 && this.#ringLasts[b] === -1
    // One behind the other, and both go the same way.
    if (isNext && (this.#runWays[a]! & this.#runWays[b]!) !== 0) return true
    const countA = this.#edgesInBox(a, b, this.#nearA)
    if (countA === 0) return true
    const countB = this.#edgesInBox(b, a, this.#nearB)
    const lastA = this.#runEnds[a]! - 1
    const firstB = this.#runStarts[b]!
    // The last edge of a ring is followed by its first.
    const firstA = this.#runEnds[b] === this.#ringLasts[a]! + 1 ? this.#runStarts[a]! : -1
    for (let at = 0; at < countA; at++) {
      const edge = this.#nearA[at]!
      for (let by = 0; by < countB; by++) {
        const other = this.#nearB[by]!
        const follows = isNext && edge === lastA && other === firstB ? 1 : edge === firstA && other === this.#ringLasts[a] ? -1 : 0
        if (!areEdgesApart(this.#xy, edge, other, follows) && !this.#visitor(edge, other)) return false
      }
    }
    return true
  }

  /** Edges of one run whose boxes meet the box of another. @returns how many */
  #edgesInBox(run: number, other: number, found: Int32Array): number {
    const xy = this.#xy
    const minX = this.#boxes[4 * other]!
    const minY = this.#boxes[4 * other + 1]!
    const maxX = this.#boxes[4 * other + 2]!
    const maxY = this.#boxes[4 * other + 3]!
    const end = this.#runEnds[run]!
    let vertex = this.#runStarts[run]!
    let bx = xy[2 * vertex]!
    let by = xy[2 * vertex + 1]!
    let count = 0
    for (; vertex < end; vertex++) {
      const ax = bx
      const ay = by
      bx = xy[2 * vertex + 2]!
      by = xy[2 * vertex + 3]!
      if ((ax < minX && bx < minX) || (ax > maxX && bx > maxX) || (ay < minY && by < minY) || (ay > maxY && by > maxY)) continue
      found[count++] = vertex
    }
    return count
  }
}

/**
 * Whether two edges have no point in common, or, where one follows the other, only that vertex.
 *
 * @param follows 1: the second begins where the first one ends; −1: the other way round; 0: neither
 */
function areEdgesApart(xy: Float64Array, edge: number, other: number, follows: -1 | 0 | 1): boolean {
  const ax = xy[2 * edge]!
  const ay = xy[2 * edge + 1]!
  const bx = xy[2 * edge + 2]!
  const by = xy[2 * edge + 3]!
  const cx = xy[2 * other]!
  const cy = xy[2 * other + 1]!
  const dx = xy[2 * other + 2]!
  const dy = xy[2 * other + 3]!
  if (follows === 1) return isTurn(ax, ay, bx, by, dx, dy)
  if (follows === -1) return isTurn(cx, cy, ax, ay, bx, by)
  if (ax < bx ? (cx < ax && dx < ax) || (cx > bx && dx > bx) : (cx < bx && dx < bx) || (cx > ax && dx > ax)) return true
  if (ay < by ? (cy < ay && dy < ay) || (cy > by && dy > by) : (cy < by && dy < by) || (cy > ay && dy > ay)) return true
  const sideC = orientation(ax, ay, bx, by, cx, cy)
  const sideD = orientation(ax, ay, bx, by, dx, dy)
  if ((sideC > 0 && sideD > 0) || (sideC < 0 && sideD < 0)) return true
  const sideA = orientation(cx, cy, dx, dy, ax, ay)
  const sideB = orientation(cx, cy, dx, dy, bx, by)
  return (sideA > 0 && sideB > 0) || (sideA < 0 && sideB < 0)
}

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
