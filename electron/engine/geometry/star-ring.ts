/**
 * The quickest proof that a ring is simple: seen from its middle, it runs around once and never turns back. Most parcels do.
 */

/** Bound of the rounding error of a difference of two products of differences (Shewchuk 1997, ccwerrboundA), 3·2⁻⁵³ and a little. */
const ERROR_BOUND = 3.3306690738754716e-16

/**
 * @param from index of the ring's first vertex
 * @param to index behind its last
 * @returns true: the ring is closed, all coordinates are finite, and no two edges have a point in common but the vertex of those that
 *   follow each other. false proves nothing.
 */
export function isStarRing(xy: Float64Array, from: number, to: number): boolean {
  const last = to - 1
  if (last - from < 3 || xy[2 * from] !== xy[2 * last] || xy[2 * from + 1] !== xy[2 * last + 1]) return false
  let sumX = 0
  let sumY = 0
  for (let at = 2 * from; at < 2 * last; at += 2) {
    sumX += xy[at]!
    sumY += xy[at + 1]!
  }
  const middleX = sumX / (last - from)
  const middleY = sumY / (last - from)
  let ax = xy[2 * from]! - middleX
  let ay = xy[2 * from + 1]! - middleY
  let isLeft = false
  let halfTurns = 0
  for (let at = 2 * from + 2; at <= 2 * last; at += 2) {
    const bx = xy[at]! - middleX
    const by = xy[at + 1]! - middleY
    const ahead = ax * by
    const back = ay * bx
    const turn = ahead - back
    // Also where something is no number.
    if (!(Math.abs(turn) > ERROR_BOUND * (Math.abs(ahead) + Math.abs(back)))) return false
    if (at === 2 * from + 2) isLeft = turn > 0
    else if (turn > 0 !== isLeft) return false
    if (ay < 0 !== by < 0) halfTurns++
    ax = bx
    ay = by
  }
  return halfTurns === 2
}
