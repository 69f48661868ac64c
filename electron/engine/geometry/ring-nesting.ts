/** Whether rings that do not cross lie in each other as shells and holes should. */
import type { GeometryProblem } from './geometry-problem'
import { locateInRing, orientation } from './orientation'
import type { CheckedRing, RingEdges } from './ring-edges'

type Box = { minX: number; minY: number; maxX: number; maxY: number }

/** Holes outside of their shell, holes in holes, shells in other polygons of the feature. */
export function findNestingProblems({ xy, rings }: RingEdges): GeometryProblem[] {
  const problems: GeometryProblem[] = []
  const boxes = rings.map((ring) => boxOf(xy, ring))
  const shells: number[] = []
  const holes: number[] = []
  const holesByPart = new Map<number, number[]>()
  rings.forEach((ring, number) => {
    if (!ring.isHole) {
      shells.push(number)
      return
    }
    holes.push(number)
    const siblings = holesByPart.get(ring.part)
    if (siblings === undefined) holesByPart.set(ring.part, [number])
    else siblings.push(number)
  })
  const lies = (inner: number, outer: number) => covers(boxes[outer]!, boxes[inner]!) && isInside(xy, rings[inner]!, rings[outer]!)
  const report = (code: GeometryProblem['code'], number: number) => {
    const at = 2 * rings[number]!.from
    problems.push({ code, at: [xy[at]!, xy[at + 1]!] })
  }

  for (const shell of shells) {
    for (const hole of holesByPart.get(rings[shell]!.part) ?? []) if (!lies(hole, shell)) report('geometry.holeOutsideShell', hole)
  }
  forEachCovered(holes, boxes, (inner, outer) => {
    if (rings[inner]!.part === rings[outer]!.part && lies(inner, outer)) report('geometry.nestedHoles', inner)
  })
  forEachCovered(shells, boxes, (inner, outer) => {
    if (!lies(inner, outer)) return
    const siblings = holesByPart.get(rings[outer]!.part) ?? []
    if (!siblings.some((hole) => lies(inner, hole))) report('geometry.nestedShells', inner)
  })
  return problems
}

/** Visit the pairs of rings of which the first one's box lies in the second one's. */
function forEachCovered(numbers: readonly number[], boxes: readonly Box[], visit: (inner: number, outer: number) => void): void {
  const byLeft = [...numbers].sort((a, b) => boxes[a]!.minX - boxes[b]!.minX)
  let first = 0
  for (let at = 0; at < byLeft.length; at++) {
    const outer = byLeft[at]!
    while (boxes[byLeft[first]!]!.minX < boxes[outer]!.minX) first++
    for (let next = first; next < byLeft.length && boxes[byLeft[next]!]!.minX <= boxes[outer]!.maxX; next++) {
      const inner = byLeft[next]!
      if (inner !== outer && covers(boxes[outer]!, boxes[inner]!)) visit(inner, outer)
    }
  }
}

/**
 * Whether one ring lies inside another that it does not cross. The first vertex that is not on the other's boundary tells; where all are, the
 * middle of an edge does; where that is on it too, both run along the same line and the ring is no different from the other.
 */
function isInside(xy: Float64Array, inner: CheckedRing, outer: CheckedRing): boolean {
  for (let vertex = inner.from; vertex + 1 < inner.to; vertex++) {
    const location = locateInRing(xy, outer.from, outer.to, xy[2 * vertex]!, xy[2 * vertex + 1]!)
    if (location !== 0) return location > 0
  }
  return startsInside(xy, inner, outer)
}

/** By the direction in which the inner ring leaves a vertex that is also one of the outer ring's, or lies on an edge of it. */
function startsInside(xy: Float64Array, inner: CheckedRing, outer: CheckedRing): boolean {
  const px = xy[2 * inner.from]!
  const py = xy[2 * inner.from + 1]!
  const qx = xy[2 * inner.from + 2]!
  const qy = xy[2 * inner.from + 3]!
  const isLeft = ringRunsLeft(xy, outer)
  for (let vertex = outer.from; vertex + 1 < outer.to; vertex++) {
    const [ax, ay, bx, by] = [xy[2 * vertex]!, xy[2 * vertex + 1]!, xy[2 * vertex + 2]!, xy[2 * vertex + 3]!]
    if (ax === px && ay === py) {
      const before = vertex === outer.from ? outer.to - 2 : vertex - 1
      const [cx, cy] = [xy[2 * before]!, xy[2 * before + 1]!]
      const reflex = orientation(cx, cy, px, py, bx, by) <= 0
      const leftOfIn = orientation(cx, cy, px, py, qx, qy) > 0
      const leftOfOut = orientation(px, py, bx, by, qx, qy) > 0
      return (reflex ? leftOfIn || leftOfOut : leftOfIn && leftOfOut) === isLeft
    }
    if (bx === px && by === py) continue
    if (orientation(ax, ay, bx, by, px, py) !== 0) continue
    if (px < Math.min(ax, bx) || px > Math.max(ax, bx) || py < Math.min(ay, by) || py > Math.max(ay, by)) continue
    return orientation(ax, ay, bx, by, qx, qy) > 0 === isLeft
  }
  return false
}

/** Whether a ring runs counter-clockwise. */
function ringRunsLeft(xy: Float64Array, ring: CheckedRing): boolean {
  let extreme = ring.from
  for (let vertex = ring.from; vertex + 1 < ring.to; vertex++) {
    const [x, y] = [xy[2 * vertex]!, xy[2 * vertex + 1]!]
    if (x < xy[2 * extreme]! || (x === xy[2 * extreme] && y < xy[2 * extreme + 1]!)) extreme = vertex
  }
  const before = extreme === ring.from ? ring.to - 2 : extreme - 1
  return orientation(xy[2 * before]!, xy[2 * before + 1]!, xy[2 * extreme]!, xy[2 * extreme + 1]!, xy[2 * extreme + 2]!, xy[2 * extreme + 3]!) > 0
}

function boxOf(xy: Float64Array, ring: CheckedRing): Box {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity }
  for (let at = 2 * ring.from; at < 2 * ring.to; at += 2) {
    box.minX = Math.min(box.minX, xy[at]!)
    box.maxX = Math.max(box.maxX, xy[at]!)
    box.minY = Math.min(box.minY, xy[at + 1]!)
    box.maxY = Math.max(box.maxY, xy[at + 1]!)
  }
  return box
}

function covers(outer: Box, inner: Box): boolean {
  return outer.minX <= inner.minX && outer.minY <= inner.minY && outer.maxX >= inner.maxX && outer.maxY >= inner.maxY
}
