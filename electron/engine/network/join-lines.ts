/**
 * Lines joined into one network of directed segments.
 *
 * Lines are connected where they share a vertex, and where an end of one comes within the tolerance of another: digitising rarely meets
 * exactly. The gap is bridged by a segment of its own, so that the length of the other line stays what it is. Lengths on the ellipsoid.
 */
import Flatbush from 'flatbush'
import { geodesicDistanceMeters } from '../geodesy/geodesic'
import { metersPerDegree, nearestOnSegment } from './local-plane'
import type { Position, Segment, WaterLine } from './water-line'

/** Ends of lines this close to another line are connected to it. */
const JOIN_TOLERANCE_METERS = 20
/** A gap below this is none: the end itself becomes a vertex of the other line. */
const SAME_PLACE_METERS = 0.001

/** Two vertices of a line, one after the other. */
type Piece = { readonly line: number; readonly index: number; readonly from: Position; readonly to: Position }
/** Where the end of a line meets another one. `foot` is the place on that line. */
type Join = { readonly line: number; readonly atStart: boolean; readonly end: Position; readonly piece: Piece; readonly share: number; readonly foot: Position; readonly meters: number }

/** The segments of lines and of the gaps between them; both in the direction in which the lines run. */
export function joinLines(lines: readonly WaterLine[]): readonly Segment[] {
  const pieces = lines.flatMap(({ positions }, line) => positions.slice(1).map((to, index): Piece => ({ line, index, from: positions[index] as Position, to })))
  const joins = findJoins(lines, pieces)
  const feet = new Map<string, Join[]>()
  for (const join of joins) {
    const key = `${join.piece.line} ${join.piece.index}`
    feet.set(key, [...(feet.get(key) ?? []), join])
  }
  const nodes = new Map<string, number>()
  const nodeOf = ([lon, lat]: Position) => {
    const key = `${lon} ${lat}`
    const node = nodes.get(key) ?? nodes.size
    nodes.set(key, node)
    return node
  }
  const segment = (line: number, from: Position, to: Position, bridge: boolean): Segment[] =>
    isSame(from, to) ? [] : [{ line, from, to, start: nodeOf(from), end: nodeOf(to), meters: geodesicDistanceMeters(from[0], from[1], to[0], to[1]), bridge }]
  const along = pieces.flatMap(({ line, index, from, to }) => {
    const between = (feet.get(`${line} ${index}`) ?? []).toSorted((a, b) => a.share - b.share).map(({ foot }) => foot)
    const vertices = [from, ...between, to]
    return vertices.slice(1).flatMap((vertex, at) => segment(line, vertices[at] as Position, vertex, false))
  })
  const bridged = new Set<string>()
  const gaps = joins.flatMap(({ line, atStart, end, foot }) => {
    const [from, to] = atStart ? [foot, end] : [end, foot]
    const key = `${from.join(' ')} ${to.join(' ')}`
    if (bridged.has(key)) return []
    bridged.add(key)
    return segment(line, from, to, true)
  })
  return [...along, ...gaps]
}

/** An index of segments by their bounds; null without any. */
export function indexSegments(segments: readonly Pick<Segment, 'from' | 'to'>[]): Flatbush | null {
  if (segments.length === 0) return null
  const index = new Flatbush(segments.length)
  for (const { from, to } of segments) {
    index.add(Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1]))
  }
  index.finish()
  return index
}

/** For every end of a line the nearest other line within the tolerance. */
function findJoins(lines: readonly WaterLine[], pieces: readonly Piece[]): readonly Join[] {
  const index = indexSegments(pieces)
  if (index === null) return []
  const joins: Join[] = []
  lines.forEach(({ positions }, line) => {
    const ends = [
      { end: positions[0], atStart: true },
      { end: positions.at(-1), atStart: false },
    ]
    for (const { end, atStart } of ends) {
      if (end === undefined) continue
      const [east, north] = metersPerDegree(end[1])
      const [dx, dy] = [JOIN_TOLERANCE_METERS / east, JOIN_TOLERANCE_METERS / north]
      let best: Join | null = null
      for (const candidate of index.search(end[0] - dx, end[1] - dy, end[0] + dx, end[1] + dy)) {
        const piece = pieces[candidate]
        if (piece === undefined || piece.line === line) continue
        const { share, meters } = nearestOnSegment(end, piece.from, piece.to)
        if (meters > JOIN_TOLERANCE_METERS || (best !== null && meters >= best.meters)) continue
        best = { line, atStart, end, piece, share, meters, foot: meters < SAME_PLACE_METERS ? end : footOf(piece, share) }
      }
      if (best !== null) joins.push(best)
    }
  })
  return joins
}

function footOf({ from, to }: Piece, share: number): Position {
  if (share <= 0) return from
  return share >= 1 ? to : [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
}

function isSame(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}
