/**
 * Cuts lines and rings to a box. Coordinates are flat: x, y, x, y.
 *
 * Lines after Liang and Barsky 1984 (ACM TOG 3(1):1–22), rings edge by edge after Sutherland and Hodgman 1974 (CACM 17(1):32–42): a
 * ring's parts may stay joined along the box's edge, which changes nothing in what it fills.
 */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Pieces of a line that lie in the box. */
export function clipLine(line: readonly number[], box: Box): number[][] {
  const pieces: number[][] = []
  let piece: number[] = []
  for (let at = 2; at < line.length; at += 2) {
    const [x1, y1, x2, y2] = [line[at - 2]!, line[at - 1]!, line[at]!, line[at + 1]!]
    const share = sharesInside(x1, y1, x2, y2, box)
    if (share === null) {
      if (piece.length > 0) pieces.push(piece)
      piece = []
      continue
    }
    const [from, to] = share
    if (piece.length === 0 || from > 0) {
      if (piece.length > 0) pieces.push(piece)
      piece = from === 0 ? [x1, y1] : [x1 + from * (x2 - x1), y1 + from * (y2 - y1)]
    }
    if (to === 1) piece.push(x2, y2)
    else {
      piece.push(x1 + to * (x2 - x1), y1 + to * (y2 - y1))
      pieces.push(piece)
      piece = []
    }
  }
  if (piece.length > 0) pieces.push(piece)
  return pieces
}

/** Where a segment enters and leaves the box, as shares of its length; null where it only passes by or touches. */
function sharesInside(x1: number, y1: number, x2: number, y2: number, { left, top, right, bottom }: Box): readonly [number, number] | null {
  const dx = x2 - x1
  const dy = y2 - y1
  let from = 0
  let to = 1
  for (const [delta, distance] of [[-dx, x1 - left], [dx, right - x1], [-dy, y1 - top], [dy, bottom - y1]] as const) {
    if (delta === 0) {
      if (distance < 0) return null
    } else {
      const share = distance / delta
      if (delta < 0) from = Math.max(from, share)
      else to = Math.min(to, share)
      if (from >= to) return null
    }
  }
  return [from, to]
}

/** A ring cut to the box, without its first vertex repeated; empty where nothing is left. */
export function clipRing(ring: readonly number[], { left, top, right, bottom }: Box): number[] {
  let cut = clipToEdge(ring, 0, left, 1)
  cut = clipToEdge(cut, 0, right, -1)
  cut = clipToEdge(cut, 1, top, 1)
  return clipToEdge(cut, 1, bottom, -1)
}

/** @param axis 0: x, 1: y. @param side 1 keeps what is larger, −1 what is smaller */
function clipToEdge(ring: readonly number[], axis: 0 | 1, edge: number, side: 1 | -1): number[] {
  const cut: number[] = []
  const count = ring.length
  for (let at = 0; at < count; at += 2) {
    const next = (at + 2) % count
    const here = (ring[at + axis]! - edge) * side
    const there = (ring[next + axis]! - edge) * side
    if (here >= 0) cut.push(ring[at]!, ring[at + 1]!)
    if (here >= 0 !== there >= 0) {
      const share = here / (here - there)
      const other = ring[at + 1 - axis]! + share * (ring[next + 1 - axis]! - ring[at + 1 - axis]!)
      if (axis === 0) cut.push(edge, other)
      else cut.push(other, edge)
    }
  }
  return cut.length < 6 ? [] : cut
}
