/** Exact orientation of points given as doubles (Shewchuk 1997), counter-clockwise positive. */
import { orient2d } from 'robust-predicates'

/** @returns positive where c lies to the left of the line from a to b, negative to its right, 0 exactly on it */
export function orientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  // The library counts with y downwards.
  return -orient2d(ax, ay, bx, by, cx, cy)
}

/**
 * Where a point lies relative to a closed ring: 1 inside, 0 exactly on its boundary, −1 outside.
 *
 * @param from index of the ring's first vertex
 * @param to index behind its last, which repeats the first
 */
export function locateInRing(xy: Float64Array, from: number, to: number, px: number, py: number): -1 | 0 | 1 {
  let inside = false
  let x1 = xy[2 * from]!
  let y1 = xy[2 * from + 1]!
  for (let at = 2 * from + 2; at < 2 * to; at += 2) {
    const x2 = xy[at]!
    const y2 = xy[at + 1]!
    if (!((x1 < px && x2 < px) || (x1 > px && x2 > px)) && !(y1 < py && y2 < py)) {
      if ((px === x2 && py === y2) || (px === x1 && py === y1)) return 0
      const spans = x1 <= px !== x2 <= px
      if (y1 > py && y2 > py) {
        if (spans) inside = !inside
      } else {
        const side = orientation(x1, y1, x2, y2, px, py)
        if (side === 0 && Math.min(y1, y2) <= py && py <= Math.max(y1, y2)) return 0
        // Below an edge that runs right is on its right.
        if (spans && side < 0 === x2 > x1) inside = !inside
      }
    }
    x1 = x2
    y1 = y2
  }
  return inside ? 1 : -1
}
