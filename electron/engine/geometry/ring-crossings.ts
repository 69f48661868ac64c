/**
 * Where rings of a feature cross, run along each other or touch.
 *
 * Decided by exact orientation alone, as GEOS decides it (IsValidOp, OGC rules): edges may meet only at a vertex, a ring never at a vertex of its own,
 * and rings that meet at a vertex must not change sides there.
 */
import { EdgeCells } from './edge-cells'
import type { GeometryProblem } from './geometry-problem'
import { orientation } from './orientation'
import type { RingEdges } from './ring-edges'

/** Two rings meeting at a point without crossing; rings by number. */
export type RingTouch = { readonly ring: number; readonly other: number; readonly at: readonly [number, number] }

export type RingCrossings = { readonly problems: readonly GeometryProblem[]; readonly touches: readonly RingTouch[] }

/** After so many problems there is no point in listing more. */
const MOST_PROBLEMS = 100
/** Up to this many edges every pair is looked at; above, only those that share a cell. */
const ALL_PAIRS_EDGES = 40

export function findRingCrossings(layout: RingEdges): RingCrossings {
  const { xy, rings } = layout
  const count = xy.length / 2 - rings.length
  const edges: Edges = {
    first: new Int32Array(count),
    ring: new Int32Array(count),
    fromX: new Float64Array(count),
    fromY: new Float64Array(count),
    toX: new Float64Array(count),
    toY: new Float64Array(count),
  }
  let edge = 0
  rings.forEach((ring, number) => {
    for (let vertex = ring.from; vertex + 1 < ring.to; vertex++) {
      edges.first[edge] = vertex
      edges.ring[edge] = number
      edges.fromX[edge] = xy[2 * vertex]!
      edges.fromY[edge] = xy[2 * vertex + 1]!
      edges.toX[edge] = xy[2 * vertex + 2]!
      edges.toY[edge] = xy[2 * vertex + 3]!
      edge++
    }
  })
  const finder = new CrossingFinder(layout, edges)
  if (count <= ALL_PAIRS_EDGES) finder.meetAllPairs()
  else new EdgeCells(edges.fromX, edges.fromY, edges.toX, edges.toY, count, 0).forEachPair((a, b) => finder.meet(a, b))
  return finder
}

/** Edges of all rings: the vertex that each begins at, its ring, its ends. */
type Edges = {
  readonly first: Int32Array
  readonly ring: Int32Array
  readonly fromX: Float64Array
  readonly fromY: Float64Array
  readonly toX: Float64Array
  readonly toY: Float64Array
}

class CrossingFinder implements RingCrossings {
  readonly problems: GeometryProblem[] = []
  readonly touches: RingTouch[] = []
  readonly #layout: RingEdges
  readonly #edges: Edges

  constructor(layout: RingEdges, edges: Edges) {
    this.#layout = layout
    this.#edges = edges
  }

  meetAllPairs(): void {
    const { fromX, fromY, toX, toY } = this.#edges
    for (let edge = 0; edge < fromX.length; edge++) {
      const minX = Math.min(fromX[edge]!, toX[edge]!)
      const maxX = Math.max(fromX[edge]!, toX[edge]!)
      const minY = Math.min(fromY[edge]!, toY[edge]!)
      const maxY = Math.max(fromY[edge]!, toY[edge]!)
      for (let other = edge + 1; other < fromX.length; other++) {
        const ax = fromX[other]!
        const bx = toX[other]!
        if (ax < minX ? bx < minX : ax > maxX && bx > maxX) continue
        const ay = fromY[other]!
        const by = toY[other]!
        if (ay < minY ? by < minY : ay > maxY && by > maxY) continue
        this.meet(edge, other)
      }
    }
  }

  /** Two edges whose boxes meet. */
  meet(edge: number, other: number): void {
    if (this.problems.length >= MOST_PROBLEMS) return
    const { fromX, fromY, toX, toY } = this.#edges
    const ax = fromX[edge]!
    const ay = fromY[edge]!
    const bx = toX[edge]!
    const by = toY[edge]!
    const cx = fromX[other]!
    const cy = fromY[other]!
    const dx = toX[other]!
    const dy = toY[other]!
    const sideC = orientation(ax, ay, bx, by, cx, cy)
    const sideD = orientation(ax, ay, bx, by, dx, dy)
    if ((sideC > 0 && sideD > 0) || (sideC < 0 && sideD < 0)) return
    const sideA = orientation(cx, cy, dx, dy, ax, ay)
    const sideB = orientation(cx, cy, dx, dy, bx, by)
    if ((sideA > 0 && sideB > 0) || (sideA < 0 && sideB < 0)) return
    if (sideC === 0 && sideD === 0) {
      this.#meetCollinear(edge, other)
      return
    }
    if (sideA !== 0 && sideB !== 0 && sideC !== 0 && sideD !== 0) {
      const share = sideA / (sideA - sideB)
      this.#report('geometry.selfIntersection', ax + share * (bx - ax), ay + share * (by - ay))
      return
    }
    // Exactly one point in common, a vertex of at least one of them.
    if (sideC === 0) this.#meetAt(edge, other, cx, cy)
    else if (sideD === 0) this.#meetAt(edge, other, dx, dy)
    else if (sideA === 0) this.#meetAt(edge, other, ax, ay)
    else this.#meetAt(edge, other, bx, by)
  }

  /** On one line, with boxes that meet: they share a piece, or one point where they follow each other. */
  #meetCollinear(edge: number, other: number): void {
    const { xy } = this.#layout
    const a = 2 * this.#edges.first[edge]!
    const c = 2 * this.#edges.first[other]!
    // Along the axis that the line runs along more.
    const axis = Math.abs(xy[a + 2]! - xy[a]!) >= Math.abs(xy[a + 3]! - xy[a + 1]!) ? 0 : 1
    const along = (vertex: number) => xy[vertex + axis]!
    const start = Math.max(Math.min(along(a), along(a + 2)), Math.min(along(c), along(c + 2)))
    const end = Math.min(Math.max(along(a), along(a + 2)), Math.max(along(c), along(c + 2)))
    if (start > end) return
    const at = [a, a + 2, c, c + 2].find((vertex) => along(vertex) === start)!
    if (start < end) this.#report('geometry.selfIntersection', xy[at]!, xy[at + 1]!)
    else this.#meetAt(edge, other, xy[at]!, xy[at + 1]!)
  }

  #meetAt(edge: number, other: number, atX: number, atY: number): void {
    const ring = this.#edges.ring[edge]!
    const otherRing = this.#edges.ring[other]!
    const a = this.#edges.first[edge]!
    const c = this.#edges.first[other]!
    if (ring === otherRing) {
      const { from, to } = this.#layout.rings[ring]!
      const apart = Math.abs(a - c)
      if (apart > 1 && apart < to - from - 2) this.#report('geometry.ringSelfIntersection', atX, atY)
      return
    }
    // A vertex is looked at once, from the edge that it begins.
    if (this.#isAt(a + 1, atX, atY) || this.#isAt(c + 1, atX, atY)) return
    const before = this.#isAt(a, atX, atY) ? this.#previous(a, ring) : a
    const otherBefore = this.#isAt(c, atX, atY) ? this.#previous(c, otherRing) : c
    if (this.#changesSides(atX, atY, before, a + 1, otherBefore, c + 1)) this.#report('geometry.selfIntersection', atX, atY)
    else this.touches.push({ ring, other: otherRing, at: [atX, atY] })
  }

  #isAt(vertex: number, atX: number, atY: number): boolean {
    return this.#layout.xy[2 * vertex] === atX && this.#layout.xy[2 * vertex + 1] === atY
  }

  #previous(vertex: number, ring: number): number {
    const { from, to } = this.#layout.rings[ring]!
    return vertex === from ? to - 2 : vertex - 1
  }

  /** Whether the path c → point → d runs from one side of the path a → point → b to the other. Sharing a direction is not crossing. */
  #changesSides(atX: number, atY: number, a: number, b: number, c: number, d: number): boolean {
    const sideOfC = this.#wedge(atX, atY, a, b, c)
    return sideOfC !== 0 && sideOfC * this.#wedge(atX, atY, a, b, d) < 0
  }

  /** 1 where p lies in the wedge counter-clockwise from a to b around the point, −1 in the other, 0 on a ray. */
  #wedge(atX: number, atY: number, a: number, b: number, p: number): number {
    if (this.#isSameRay(atX, atY, a, p) || this.#isSameRay(atX, atY, b, p)) return 0
    const turnB = this.#turn(atX, atY, a, b)
    const leftOfA = this.#turn(atX, atY, a, p) > 0
    const rightOfB = this.#turn(atX, atY, b, p) < 0
    // A wedge of less than half a turn is where both hold, one of more than half where either does.
    if (turnB > 0) return leftOfA && rightOfB ? 1 : -1
    if (turnB < 0) return leftOfA || rightOfB ? 1 : -1
    return leftOfA ? 1 : -1
  }

  /** Positive where vertex p lies to the left of the ray from the point through vertex a. */
  #turn(atX: number, atY: number, a: number, p: number): number {
    const { xy } = this.#layout
    return orientation(atX, atY, xy[2 * a]!, xy[2 * a + 1]!, xy[2 * p]!, xy[2 * p + 1]!)
  }

  #isSameRay(atX: number, atY: number, a: number, p: number): boolean {
    if (this.#turn(atX, atY, a, p) !== 0) return false
    const { xy } = this.#layout
    return (
      Math.sign(xy[2 * a]! - atX) === Math.sign(xy[2 * p]! - atX) && Math.sign(xy[2 * a + 1]! - atY) === Math.sign(xy[2 * p + 1]! - atY)
    )
  }

  #report(code: GeometryProblem['code'], x: number, y: number): void {
    this.problems.push({ code, at: [x, y] })
  }
}
