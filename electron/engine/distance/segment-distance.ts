/** The nearest points of two segments in a plane. */

export type NearestShares = {
  /** Square of the distance. */
  squared: number
  /** How far along the first segment its nearest point lies, 0 to 1. */
  share: number
  /** The same on the second one. */
  otherShare: number
}

/**
 * Nearest points of the segments a–b and c–d; a segment may be a point.
 *
 * Unless they cross, one of the nearest points is an end.
 *
 * @param result overwritten
 */
export function nearestOnSegments(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
  result: NearestShares,
): void {
  const sideC = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
  const sideD = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
  const sideA = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
  const sideB = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
  if (((sideC > 0 && sideD < 0) || (sideC < 0 && sideD > 0)) && ((sideA > 0 && sideB < 0) || (sideA < 0 && sideB > 0))) {
    result.squared = 0
    result.share = sideA / (sideA - sideB)
    result.otherShare = sideC / (sideC - sideD)
    return
  }
  result.squared = Infinity
  tryEnd(cx, cy, ax, ay, bx, by, 0, false, result)
  tryEnd(dx, dy, ax, ay, bx, by, 1, false, result)
  tryEnd(ax, ay, cx, cy, dx, dy, 0, true, result)
  tryEnd(bx, by, cx, cy, dx, dy, 1, true, result)
}

/** The point p, at one end of its own segment, against the segment a–b. */
function tryEnd(px: number, py: number, ax: number, ay: number, bx: number, by: number, end: number, isFirst: boolean, result: NearestShares): void {
  const dx = bx - ax
  const dy = by - ay
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length))
  const gapX = px - ax - share * dx
  const gapY = py - ay - share * dy
  const squared = gapX * gapX + gapY * gapY
  if (squared >= result.squared) return
  result.squared = squared
  result.share = isFirst ? end : share
  result.otherShare = isFirst ? share : end
}
