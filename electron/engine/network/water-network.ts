/**
 * Waterways as a directed network: what flows into what, and where a place lies on it.
 *
 * Lines run in the direction of flow. They are connected where they share a vertex or where the end of one comes within the
 * tolerance of another. Edges are measured on the ellipsoid. Pure; [lon, lat] in degrees.
 */
import Flatbush from 'flatbush'
import { geodesicDistanceMeters } from '../geodesy/geodesic'
import { metersPerDegree, nearestOnSegment } from './local-plane'

type Position = readonly [number, number]

/** One line of a waterway; `id` names the waterway in answers. */
export type WaterLine = { readonly id: string; readonly name: string | null; readonly positions: readonly Position[] }

/** A segment between two vertices, in the direction of flow. */
export type Segment = { readonly line: number; readonly from: Position; readonly to: Position; readonly start: number; readonly end: number; readonly meters: number }

/** Where a place lies on the network. */
export type NetworkPlace = {
  readonly segment: number
  /** Metres from the segment's upstream end. */
  readonly along: number
  /** Metres from the place to the water. */
  readonly offset: number
}

/** Ends of lines this close to another line flow into it: digitising rarely meets exactly. */
const JOIN_TOLERANCE_METERS = 20
/** How much farther than the nearest water the one that a place names may be. */
const NAMED_PREFERENCE_METERS = 100

export class WaterNetwork {
  readonly lines: readonly WaterLine[]
  readonly segments: readonly Segment[]
  /** Segments that end in a node: what flows into it. */
  readonly inflows: ReadonlyMap<number, readonly number[]>
  readonly #index: Flatbush | null

  constructor(lines: readonly WaterLine[]) {
    this.lines = lines
    this.segments = layOut(splitAtJoins(lines))
    const inflows = new Map<number, number[]>()
    this.segments.forEach(({ end }, segment) => inflows.set(end, [...(inflows.get(end) ?? []), segment]))
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

function indexSegments(segments: readonly Segment[]): Flatbush | null {
  if (segments.length === 0) return null
  const index = new Flatbush(segments.length)
  for (const { from, to } of segments) {
    index.add(Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1]))
  }
  index.finish()
  return index
}

/** Give vertices with the same coordinates one node. */
function layOut(lines: readonly WaterLine[]): readonly Segment[] {
  const nodes = new Map<string, number>()
  const nodeOf = ([lon, lat]: Position) => {
    const key = `${lon} ${lat}`
    const node = nodes.get(key) ?? nodes.size
    nodes.set(key, node)
    return node
  }
  return lines.flatMap(({ positions }, line) =>
    positions.slice(1).flatMap((to, index) => {
      const from = positions[index]
      if (from === undefined || (from[0] === to[0] && from[1] === to[1])) return []
      return [{ line, from, to, start: nodeOf(from), end: nodeOf(to), meters: geodesicDistanceMeters(from[0], from[1], to[0], to[1]) }]
    }),
  )
}

/** Where an end of one line comes close to the inside of another, the other gets that end as a vertex. */
function splitAtJoins(lines: readonly WaterLine[]): readonly WaterLine[] {
  const segments = lines.flatMap(({ positions }, line) => positions.slice(1).map((to, index) => ({ line, index, from: positions[index] as Position, to })))
  const index = indexSegments(segments.map(({ line, from, to }) => ({ line, from, to, start: 0, end: 0, meters: 0 })))
  const insertions = new Map<string, { share: number; position: Position }[]>()
  lines.forEach(({ positions }, line) => {
    for (const end of [positions[0], positions.at(-1)]) {
      if (end === undefined || index === null) continue
      const [east, north] = metersPerDegree(end[1])
      const [dx, dy] = [JOIN_TOLERANCE_METERS / east, JOIN_TOLERANCE_METERS / north]
      let best: { segment: number; share: number; meters: number } | null = null
      for (const candidate of index.search(end[0] - dx, end[1] - dy, end[0] + dx, end[1] + dy)) {
        const segment = segments[candidate]
        if (segment === undefined || segment.line === line) continue
        const { share, meters } = nearestOnSegment(end, segment.from, segment.to)
        if (meters <= JOIN_TOLERANCE_METERS && (best === null || meters < best.meters)) best = { segment: candidate, share, meters }
      }
      const joined = best === null ? undefined : segments[best.segment]
      if (best === null || joined === undefined) continue
      const key = `${joined.line} ${joined.index}`
      insertions.set(key, [...(insertions.get(key) ?? []), { share: best.share, position: end }])
    }
  })
  return lines.map((water, line) => ({
    ...water,
    positions: water.positions.flatMap((position, vertex) => [
      position,
      ...(insertions.get(`${line} ${vertex}`) ?? []).sort((a, b) => a.share - b.share).map((insertion) => insertion.position),
    ]),
  }))
}
