/**
 * Everything upstream of a place within a distance along the water (溯源), nearest first.
 *
 * Dijkstra's algorithm against the direction of flow; a canal that closes a circle is passed once, by its shortest way.
 */
import FlatQueue from 'flatqueue'
import type { NetworkPlace, WaterNetwork } from './water-network'

/** A feature that may lie on the water. */
export type TracedPoint = { readonly place: NetworkPlace }

/** Where a traced feature lies. */
export type UpstreamHit = {
  /** Index into the given points. */
  readonly point: number
  /** Metres along the water from the feature down to the place. */
  readonly distanceMeters: number
}

export type UpstreamTrace = {
  /** Nearest first; points on the same spot in their given order. */
  readonly hits: readonly UpstreamHit[]
  /** Segments reached, with the metres at their downstream end. */
  readonly reached: ReadonlyMap<number, number>
}

/** @param limitMeters farthest distance along the water, inclusive */
export function traceUpstream(network: WaterNetwork, from: NetworkPlace, points: readonly TracedPoint[], limitMeters: number): UpstreamTrace {
  const reached = reachSegments(network, from, limitMeters)
  const hits = points.flatMap(({ place }, point): UpstreamHit[] => {
    const distance = distanceTo(network, from, place, reached)
    return distance === null || distance > limitMeters ? [] : [{ point, distanceMeters: distance }]
  })
  return { hits: hits.sort((a, b) => a.distanceMeters - b.distanceMeters || a.point - b.point), reached }
}

function distanceTo(network: WaterNetwork, from: NetworkPlace, place: NetworkPlace, reached: ReadonlyMap<number, number>): number | null {
  const segment = network.segments[place.segment]
  if (segment === undefined) return null
  if (place.segment === from.segment && place.along <= from.along) return from.along - place.along
  const atEnd = reached.get(place.segment)
  return atEnd === undefined ? null : atEnd + segment.meters - place.along
}

/** Least metres from the place up to the downstream end of each segment above it. */
function reachSegments(network: WaterNetwork, from: NetworkPlace, limitMeters: number): ReadonlyMap<number, number> {
  const reached = new Map<number, number>()
  const first = network.segments[from.segment]
  if (first === undefined) return reached
  const visited = new Set<number>()
  const waiting = new FlatQueue<number>()
  waiting.push(first.start, from.along)
  for (;;) {
    const meters = waiting.peekValue()
    const node = waiting.pop()
    if (node === undefined || meters === undefined || meters > limitMeters) break
    if (visited.has(node)) continue
    visited.add(node)
    for (const index of network.inflows.get(node) ?? []) {
      const segment = network.segments[index]
      if (segment === undefined || reached.has(index)) continue
      reached.set(index, meters)
      waiting.push(segment.start, meters + segment.meters)
    }
  }
  return reached
}
