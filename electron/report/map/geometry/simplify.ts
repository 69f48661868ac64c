/** Leaves out vertices that nobody can see on paper (Douglas and Peucker 1973, Cartographica 10(2):112–122). */

/** The finest that is printed: two fifths of a dot at 300 dpi, in millimetres. */
export const PAPER_TOLERANCE = 0.03

/** @param line flat x, y; its ends stay. A ring is a line that ends where it begins */
export function simplifyLine(line: readonly number[], tolerance: number = PAPER_TOLERANCE): number[] {
  const near = dropNear(line, tolerance / 3)
  const count = near.length / 2
  if (count < 3) return near
  const kept = new Uint8Array(count)
  kept[0] = kept[count - 1] = 1
  const limit = tolerance * tolerance
  const stack = [0, count - 1]
  while (stack.length > 0) {
    const last = stack.pop()!
    const first = stack.pop()!
    let farthest = -1
    let most = limit
    for (let vertex = first + 1; vertex < last; vertex++) {
      const distance = squaredDistanceToSegment(near, vertex, first, last)
      if (distance > most) [most, farthest] = [distance, vertex]
    }
    if (farthest === -1) continue
    kept[farthest] = 1
    stack.push(first, farthest, farthest, last)
  }
  const simple: number[] = []
  for (let vertex = 0; vertex < count; vertex++) if (kept[vertex] === 1) simple.push(near[2 * vertex]!, near[2 * vertex + 1]!)
  return simple
}

/** A ring given without its first vertex repeated, simplified; empty where less than a triangle is left. */
export function simplifyRing(ring: readonly number[], tolerance: number = PAPER_TOLERANCE): number[] {
  const closed = simplifyLine([...ring, ring[0]!, ring[1]!], tolerance)
  closed.length -= 2
  return closed.length < 6 ? [] : closed
}

/** Vertices nearer than this to the one kept before go; the last one stays. */
function dropNear(line: readonly number[], distance: number): number[] {
  if (line.length <= 4) return [...line]
  const kept = [line[0]!, line[1]!]
  for (let at = 2; at < line.length - 2; at += 2) {
    const dx = line[at]! - kept[kept.length - 2]!
    const dy = line[at + 1]! - kept[kept.length - 1]!
    if (dx * dx + dy * dy >= distance * distance) kept.push(line[at]!, line[at + 1]!)
  }
  kept.push(line[line.length - 2]!, line[line.length - 1]!)
  return kept
}

function squaredDistanceToSegment(line: readonly number[], vertex: number, first: number, last: number): number {
  const [x, y, x1, y1] = [line[2 * vertex]!, line[2 * vertex + 1]!, line[2 * first]!, line[2 * first + 1]!]
  let dx = line[2 * last]! - x1
  let dy = line[2 * last + 1]! - y1
  const length = dx * dx + dy * dy
  if (length > 0) {
    const share = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length))
    dx = x - (x1 + share * dx)
    dy = y - (y1 + share * dy)
  } else {
    dx = x - x1
    dy = y - y1
  }
  return dx * dx + dy * dy
}
