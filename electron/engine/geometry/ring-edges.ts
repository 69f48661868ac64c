/** The rings of one feature laid out for checking: repeated vertices dropped, one edge a vertex, and who belongs to whom. */
import type { GeometryProblem } from './geometry-problem'
import type { PolygonSet } from './polygon-set'

export type CheckedRing = {
  /** First vertex and the one behind the last in `RingEdges.xy`; the last repeats the first. */
  readonly from: number
  readonly to: number
  /** Part within the feature. */
  readonly part: number
  readonly isHole: boolean
}

export type RingEdges = {
  /** Vertices of all rings, ring after ring, closed, no vertex equal to the one before it. */
  readonly xy: Float64Array
  readonly rings: readonly CheckedRing[]
  /** What is wrong with single rings: not finite, not closed, too few points. */
  readonly problems: readonly GeometryProblem[]
}

/** Vertices that a ring needs, the closing one included. */
const SMALLEST_RING = 4

/** @param feature number of the feature in the set. Rings with a problem of their own are left out, but for unclosed ones, which are closed. */
export function layOutRings(set: PolygonSet, feature: number): RingEdges {
  const { coordinates, ringStarts, partStarts, featureStarts } = set
  const firstPart = featureStarts[feature]!
  const endPart = featureStarts[feature + 1]!
  const firstVertex = ringStarts[partStarts[firstPart]!]!
  const endVertex = ringStarts[partStarts[endPart]!]!
  const xy = new Float64Array(2 * (endVertex - firstVertex + partStarts[endPart]! - partStarts[firstPart]!))
  const rings: CheckedRing[] = []
  const problems: GeometryProblem[] = []
  let length = 0
  for (let part = firstPart; part < endPart; part++) {
    for (let ring = partStarts[part]!; ring < partStarts[part + 1]!; ring++) {
      const from = ringStarts[ring]!
      const to = ringStarts[ring + 1]!
      if (to === from) continue
      const start: [number, number] = [coordinates[2 * from]!, coordinates[2 * from + 1]!]
      const bad = findNotFinite(coordinates, from, to)
      if (bad !== null) {
        problems.push({ code: 'geometry.notFinite', at: bad })
        continue
      }
      const ringStart = length
      for (let at = 2 * from; at < 2 * to; at += 2) {
        const x = coordinates[at]!
        const y = coordinates[at + 1]!
        if (length > ringStart && x === xy[length - 2] && y === xy[length - 1]) continue
        xy[length++] = x
        xy[length++] = y
      }
      if (xy[length - 2] !== start[0] || xy[length - 1] !== start[1]) {
        problems.push({ code: 'geometry.ringNotClosed', at: start })
        xy[length++] = start[0]
        xy[length++] = start[1]
      }
      if ((length - ringStart) / 2 < SMALLEST_RING) {
        problems.push({ code: 'geometry.tooFewPoints', at: start })
        length = ringStart
        continue
      }
      rings.push({ from: ringStart / 2, to: length / 2, part: part - firstPart, isHole: ring > partStarts[part]! })
    }
  }
  return { xy: xy.subarray(0, length), rings, problems }
}

/** The same of a feature that is known to have no problems of single rings, where it stands. */
export function cleanRings({ coordinates, ringStarts, partStarts, featureStarts }: PolygonSet, feature: number): RingEdges {
  const rings: CheckedRing[] = []
  const firstPart = featureStarts[feature]!
  for (let part = firstPart; part < featureStarts[feature + 1]!; part++) {
    for (let ring = partStarts[part]!; ring < partStarts[part + 1]!; ring++) {
      rings.push({ from: ringStarts[ring]!, to: ringStarts[ring + 1]!, part: part - firstPart, isHole: ring > partStarts[part]! })
    }
  }
  return { xy: coordinates, rings, problems: [] }
}

function findNotFinite(xy: Float64Array, from: number, to: number): [number, number] | null {
  for (let at = 2 * from; at < 2 * to; at += 2) {
    if (!Number.isFinite(xy[at]!) || !Number.isFinite(xy[at + 1]!)) return [xy[at]!, xy[at + 1]!]
  }
  return null
}
