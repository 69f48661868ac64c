/**
 * Everything upstream of a place within a distance along the water (溯源), nearest first.
 *
 * Dijkstra's algorithm against the direction of flow; a canal that closes a circle is passed once, by its shortest way.
 */
import FlatQueue from 'flatqueue'
import type { Position, Segment } from './water-line'
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
  /** The water within the distance, cut off where it ends, each piece in the direction of flow. */
  readonly water: readonly (readonly Position[])[]
}

/** A place this close to a vertex lies at it: at a confluence everything that flows into it is upstream. */
const VERTEX_TOLERANCE_METERS = 1

/** Least metres up to places: to the downstream ends of segments, and to nodes. */
type Reached = { readonly segments: ReadonlyMap<number, number>; readonly nodes: ReadonlyMap<number, number> }

/** @param limitMeters farthest distance along the water, inclusive */
export function traceUpstream(network: WaterNetwork, from: NetworkPlace, points: readonly TracedPoint[], limitMeters: number): UpstreamTrace {
  const reached = reachSegments(network, from, limitMeters)
  const hits = points.flatMap(({ place }, point): UpstreamHit[] => {
    const distance = distanceTo(network, from, place, reached)
    return distance === null || distance > limitMeters ? [] : [{ point, distanceMeters: distance }]
  })
  return { hits: hits.sort((a, b) => a.distanceMeters - b.distanceMeters || a.point - b.point), water: waterWithin(network, from, reached, limitMeters) }
}

function distanceTo(network: WaterNetwork, from: NetworkPlace, place: NetworkPlace, { segments, nodes }: Reached): number | null {
  const segment = network.segments[place.segment]
  if (segment === undefined) return null
  if (place.segment === from.segment && place.along <= from.along) return from.along - place.along
  const atEnd = segments.get(place.segment)
  if (atEnd !== undefined) return atEnd + segment.meters - place.along
  // On the first vertex of water that leaves a reached confluence: at the confluence itself.
  return place.along <= VERTEX_TOLERANCE_METERS ? (nodes.get(segment.start) ?? null) : null
}

/** Least metres from the place up to the downstream end of each segment above it. */
function reachSegments(network: WaterNetwork, from: NetworkPlace, limitMeters: number): Reached {
  const segments = new Map<number, number>()
  const nodes = new Map<number, number>()
  const first = network.segments[from.segment]
  if (first === undefined) return { segments, nodes }
  const waiting = new FlatQueue<number>()
  waiting.push(first.start, from.along)
  if (first.meters - from.along <= VERTEX_TOLERANCE_METERS) waiting.push(first.end, 0)
  for (;;) {
    const meters = waiting.peekValue()
    const node = waiting.pop()
    if (node === undefined || meters === undefined || meters > limitMeters) break
    if (nodes.has(node)) continue
    nodes.set(node, meters)
    for (const index of network.inflows.get(node) ?? []) {
      const segment = network.segments[index]
      if (segment === undefined || segments.has(index)) continue
      segments.set(index, meters)
      waiting.push(segment.start, meters + segment.meters)
    }
  }
  return { segments, nodes }
}

/** Reached segments as lines; neighbours of one line are one piece. */
function waterWithin(network: WaterNetwork, from: NetworkPlace, { segments }: Reached, limitMeters: number): readonly (readonly Position[])[] {
  const own = network.segments[from.segment]
  const pieces: Position[][] = []
  let before: number | null = null
  const add = (index: number, start: Position, end: Position, joins: boolean): void => {
    const last = pieces.at(-1)
    if (joins && before === index - 1 && last !== undefined && isSame(last.at(-1), start)) last.push(end)
    else pieces.push([start, end])
    before = index
  }
  for (const index of [...segments.keys()].sort((a, b) => a - b)) {
    const segment = network.segments[index]
    const atEnd = segments.get(index)
    if (segment === undefined || atEnd === undefined) continue
    const left = limitMeters - atEnd
    if (left <= 0) continue
    add(index, left >= segment.meters ? segment.from : along(segment, segment.meters - left), segment.to, true)
  }
  if (own !== undefined && from.along > 0 && !segments.has(from.segment)) {
    pieces.push([from.along <= limitMeters ? own.from : along(own, from.along - limitMeters), along(own, from.along)])
  }
  return pieces
}

/** The position so many metres from a segment's upstream end. */
function along({ from, to, meters }: Segment, metersAlong: number): Position {
  const share = meters === 0 ? 0 : Math.min(Math.max(metersAlong / meters, 0), 1)
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
}

function isSame(a: Position | undefined, b: Position): boolean {
  return a !== undefined && a[0] === b[0] && a[1] === b[1]
}
