/**
 * Where rings of a feature cross, run along each other or touch.
 *
 * Decided by exact orientation alone, as GEOS decides it (IsValidOp, OGC rules): edges may meet only at a vertex, a ring never at a vertex of its own,
 * and rings that meet at a vertex must not change sides there.
 */
import type { EdgeTree } from './edge-tree'
import type { GeometryProblem } from './geometry-problem'
import { orientation } from './orientation'
import type { RingEdges } from './ring-edges'

/** Two rings meeting at a point without crossing; rings by number. */
export type RingTouch = { readonly ring: number; readonly other: number; readonly at: readonly [number, number] }

export type RingCrossings = { readonly problems: readonly GeometryProblem[]; readonly touches: readonly RingTouch[] }

/** After so many problems there is no point in listing more. */
const MOST_PROBLEMS = 100
/** @param tree in which the layout's rings are laid out */
export function findRingCrossings(layout: RingEdges, tree: EdgeTree): RingCrossings {
  const finder = new CrossingFinder(layout)
  tree.forEachMeeting((vertex, other) => finder.meet(vertex, other))
  return finder
}

class CrossingFinder implements RingCrossings {
  readonly problems: GeometryProblem[] = []
  readonly touches: RingTouch[] = []
  readonly #layout: RingEdges

  constructor(layout: RingEdges) {
    this.#layout = layout
  }

  /** Two edges that meet, by their first vertices. @returns whether there is a point in listing more */
  meet(edge: number, other: number): boolean {
    const { xy } = this.#layout
    const ax = xy[2 * edge]!
    const ay = xy[2 * edge + 1]!
    const bx = xy[2 * edge + 2]!
    const by = xy[2 * edge + 3]!
    const cx = xy[2 * other]!
    const cy = xy[2 * other + 1]!
    const dx = xy[2 * other + 2]!
    const dy = xy[2 * other + 3]!
    const sideC = orientation(ax, ay, bx, by, cx, cy)
    const sideD = orientation(ax, ay, bx, by, dx, dy)
    const sideA = orientation(cx, cy, dx, dy, ax, ay)
    const sideB = orientation(cx, cy, dx, dy, bx, by)
    if (sideC === 0 && sideD === 0) this.#meetCollinear(edge, other)
    else if (sideA !== 0 && sideB !== 0 && sideC !== 0 && sideD !== 0) {
      const share = sideA / (sideA - sideB)
      this.#report('geometry.selfIntersection', ax + share * (bx - ax), ay + share * (by - ay))
    }
    // Exactly one point in common, a vertex of at least one of them.
    else if (sideC === 0) this.#meetAt(edge, other, cx, cy)
    else if (sideD === 0) this.#meetAt(edge, other, dx, dy)
    else if (sideA === 0) this.#meetAt(edge, other, ax, ay)
    else this.#meetAt(edge, other, bx, by)
    return this.problems.length < MOST_PROBLEMS
  }

  /** On one line, with boxes that meet: they share a piece, or one point where they follow each other. */
  #meetCollinear(edge: number, other: number): void {
    const { xy } = this.#layout
    const a = 2 * edge
    const c = 2 * other
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

  #meetAt(a: number, c: number, atX: number, atY: number): void {
    const ring = this.#ringOf(a)
    const otherRing = this.#ringOf(c)
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

  /** Rings follow each other in the layout. */
  #ringOf(vertex: number): number {
    const { rings } = this.#layout
    let low = 0
    let high = rings.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (rings[middle]!.to <= vertex) low = middle + 1
      else high = middle
    }
    return low
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
