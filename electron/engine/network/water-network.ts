/**
 * Waterways as a directed network: what flows into what, and where a place lies on it.
 *
 * Lines run in the direction of flow: as recorded (`orient-lines.ts`), else as digitised. How they are connected: `join-lines.ts`.
 * Pure; [lon, lat] in degrees.
 */
import type Flatbush from 'flatbush'
import { indexSegments, joinLines } from './join-lines'
import { metersPerDegree, nearestOnSegment } from './local-plane'
import { type KnownDirection, orientLines } from './orient-lines'
import type { Position, Segment, WaterLine } from './water-line'

/** Where a place lies on the network. */
export type NetworkPlace = {
  readonly segment: number
  /** Metres from the segment's upstream end. */
  readonly along: number
  /** Metres from the place to the water. */
  readonly offset: number
}

/** How much farther than the nearest water the one that a place names may be. */
const NAMED_PREFERENCE_METERS = 100

export class WaterNetwork {
  /** In the direction of flow. */
  readonly lines: readonly WaterLine[]
  /** Waterways whose direction follows from the record. */
  readonly known: readonly KnownDirection[]
  readonly segments: readonly Segment[]
  /** Segments that end in a node: what flows into it. */
  readonly inflows: ReadonlyMap<number, readonly number[]>
  readonly #index: Flatbush | null

  constructor(lines: readonly WaterLine[]) {
    const oriented = orientLines(lines)
    this.lines = oriented.lines
    this.known = oriented.known
    this.segments = joinLines(oriented.lines)
    const inflows = new Map<number, number[]>()
    this.segments.forEach(({ end }, segment) => {
      const into = inflows.get(end)
      if (into === undefined) inflows.set(end, [segment])
      else into.push(segment)
    })
    this.inflows = inflows
    this.#index = indexSegments(this.segments)
  }

  /**
   * The nearest water, or null where none is within `reach` metres.
   *
   * @param name of the waterway that the place is said to lie on: it is taken where it is not much farther away than the nearest,
   *   so that a section just above a confluence is on its own river
   */
  locate(place: Position, reachMeters: number, name: string | null = null): NetworkPlace | null {
    if (this.#index === null) return null
    const [east, north] = metersPerDegree(place[1])
    const [dx, dy] = [reachMeters / east, reachMeters / north]
    let best: NetworkPlace | null = null
    let named: NetworkPlace | null = null
    for (const index of this.#index.search(place[0] - dx, place[1] - dy, place[0] + dx, place[1] + dy)) {
      const segment = this.segments[index]
      if (segment === undefined) continue
      const { share, meters } = nearestOnSegment(place, segment.from, segment.to)
      if (meters > reachMeters) continue
      const found = { segment: index, along: share * segment.meters, offset: meters }
      if (best === null || meters < best.offset) best = found
      if (name !== null && this.lines[segment.line]?.name === name && (named === null || meters < named.offset)) named = found
    }
    return best !== null && named !== null && named.offset <= best.offset + NAMED_PREFERENCE_METERS ? named : best
  }
}
