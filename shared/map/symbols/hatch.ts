/**
 * Hatches as lines: the same everywhere, on paper cut to the areas, in a legend's swatch to its box, on the screen to the square
 * that repeats.
 */
import type { Hatch } from '../../domain/style-palette'

/** x1, y1, x2, y2 of line after line. */
export type Segments = readonly number[]

/**
 * The parts of parallel lines that lie in areas.
 *
 * @param rings closed rings as flat x, y, y downwards; what they wind around in one direction more often than in the other is
 *   inside, so that pieces of one area may overlap and holes run against their shell
 * @param angleDegrees counter-clockwise from the x axis, as seen
 * @param pitch distance of neighbouring lines, measured across them; one line goes through (0, 0)
 */
export function hatchSegments(rings: readonly (readonly number[])[], angleDegrees: number, pitch: number): Segments {
  const angle = (-angleDegrees * Math.PI) / 180
  const cosine = Math.cos(angle)
  const sine = Math.sin(angle)
  // Along the lines runs u, across them v.
  const crossings = new Map<number, { readonly u: number; readonly turn: number }[]>()
  for (const ring of rings) {
    const count = ring.length / 2
    for (let index = 0; index < count; index++) {
      const next = (index + 1) % count
      const [x1, y1, x2, y2] = [ring[2 * index]!, ring[2 * index + 1]!, ring[2 * next]!, ring[2 * next + 1]!]
      const v1 = -sine * x1 + cosine * y1
      const v2 = -sine * x2 + cosine * y2
      if (v1 === v2) continue
      const u1 = cosine * x1 + sine * y1
      const u2 = cosine * x2 + sine * y2
      const [low, high] = v1 < v2 ? [v1, v2] : [v2, v1]
      // The lower end belongs to an edge, the upper one does not: a vertex on a line is met once.
      for (let line = Math.ceil(low / pitch); line * pitch < high; line++) {
        const share = (line * pitch - v1) / (v2 - v1)
        const crossing = { u: u1 + share * (u2 - u1), turn: v1 < v2 ? 1 : -1 }
        const known = crossings.get(line)
        if (known === undefined) crossings.set(line, [crossing])
        else known.push(crossing)
      }
    }
  }
  const segments: number[] = []
  for (const line of [...crossings.keys()].sort((a, b) => a - b)) {
    const v = line * pitch
    let winding = 0
    let start = 0
    for (const { u, turn } of crossings.get(line)!.sort((a, b) => a.u - b.u)) {
      const before = winding
      winding += turn
      if (before === 0) start = u
      else if (winding === 0 && u > start) segments.push(cosine * start - sine * v, sine * start + cosine * v, cosine * u - sine * v, sine * u + cosine * v)
    }
  }
  return segments
}

/** The same in a box around (0, 0). */
export function hatchInBox(width: number, height: number, angleDegrees: number, pitch: number): Segments {
  const [x, y] = [width / 2, height / 2]
  return hatchSegments([[-x, -y, x, -y, x, y, -x, y]], angleDegrees, pitch)
}

/** Distance of neighbouring lines along the axes, for a pitch that is measured across the lines. */
export function spacingAlongAxis(pitch: number, angleDegrees: Hatch['angleDegrees']): number {
  return angleDegrees === 0 || angleDegrees === 90 ? pitch : pitch * Math.SQRT2
}
