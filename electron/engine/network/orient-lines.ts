/**
 * Lines turned into the direction of flow where the record says what a waterway runs into (汇入).
 *
 * A waterway runs towards the place where it meets what it flows to. Each of its lines is held against that: a line whose shortest way
 * there leaves it by its first vertex was digitised upstream and is turned. Lines of one waterway count as one, so the order of a river
 * of many pieces follows from its mouth. What meets its receiving water at both ends, or not at all, stays as digitised.
 */
import FlatQueue from 'flatqueue'
import { nearestOnSegment } from './local-plane'
import { joinLines } from './join-lines'
import type { Position, Segment, WaterLine } from './water-line'

/** A mouth that does not quite reach the receiving water is believed up to here. */
const MOUTH_REACH_METERS = 500
/** Of a line's length: how much of the way the other end must be farther from the mouth. */
const CLEARLY_FARTHER = 0.99

/** How the direction of a waterway is known. */
export type KnownDirection = {
  readonly id: string
  readonly name: string | null
  readonly flowsTo: string
  /** Some of its lines were digitised upstream and turned. */
  readonly turned: boolean
}

export type OrientedLines = {
  readonly lines: readonly WaterLine[]
  /** Waterways whose direction follows from what they flow to; all others run as they were digitised. */
  readonly known: readonly KnownDirection[]
}

export function orientLines(lines: readonly WaterLine[]): OrientedLines {
  const receivers = linesByName(lines)
  const segments = joinLines(lines)
  const bySegmentLine = groupBy(segments, ({ line }) => line)
  const oriented = [...lines]
  const known: KnownDirection[] = []
  for (const own of waterwaysOf(lines, bySegmentLine)) {
    const flowsTo = own.flatMap((line) => namesIn(lines[line]?.flowsTo))
    const receiving = [...new Set(flowsTo.flatMap((name) => receivers.get(name) ?? []))].filter((line) => !own.includes(line))
    if (receiving.length === 0) continue
    const water = own.flatMap((line) => bySegmentLine.get(line) ?? [])
    const receivingWater = receiving.flatMap((line) => bySegmentLine.get(line) ?? [])
    const distances = distancesTo(mouthsOf(water, receivingWater, own, lines), water)
    const facts = new Map<string, KnownDirection>()
    for (const line of own) {
      const direction = directionOf(bySegmentLine.get(line) ?? [], distances)
      const digitised = lines[line]
      if (direction === null || digitised === undefined) continue
      const { id, name, positions } = digitised
      if (direction === 'up') oriented[line] = { ...digitised, positions: positions.toReversed() }
      facts.set(id, { id, name, flowsTo: [...new Set(flowsTo)].join('、'), turned: direction === 'up' || facts.get(id)?.turned === true })
    }
    known.push(...facts.values())
  }
  return { lines: oriented, known }
}

/** Lines of one name that hang together: two rivers of the same name are two. */
function waterwaysOf(lines: readonly WaterLine[], segments: ReadonlyMap<number, readonly Segment[]>): readonly (readonly number[])[] {
  const waterways: number[][] = []
  for (const named of groupBy(lines.keys(), (line) => lines[line]?.name ?? `id ${lines[line]?.id}`).values()) {
    const linesAt = new Map<number, number[]>()
    for (const line of named) for (const { start, end } of segments.get(line) ?? []) for (const node of [start, end]) linesAt.set(node, [...(linesAt.get(node) ?? []), line])
    const left = new Set(named)
    for (const first of named) {
      if (!left.delete(first)) continue
      const waterway = [first]
      for (const line of waterway) {
        for (const { start, end } of segments.get(line) ?? []) {
          for (const other of [...(linesAt.get(start) ?? []), ...(linesAt.get(end) ?? [])]) if (left.delete(other)) waterway.push(other)
        }
      }
      waterways.push(waterway)
    }
  }
  return waterways
}

/** Lines by the names and codes of their waterways. */
function linesByName(lines: readonly WaterLine[]): ReadonlyMap<string, readonly number[]> {
  const byName = new Map<string, number[]>()
  lines.forEach(({ name, code }, line) => {
    for (const text of new Set([...namesIn(name), ...namesIn(code)])) byName.set(text, [...(byName.get(text) ?? []), line])
  })
  return byName
}

/** `九圩港、长江` names two. */
function namesIn(text: string | null | undefined): readonly string[] {
  return (text ?? '').split(/[、，,；;/]/).map((name) => name.normalize('NFKC').trim()).filter((name) => name !== '')
}

/** Nodes where a waterway meets what it flows to; else the one end that comes nearest to it. */
function mouthsOf(water: readonly Segment[], receiving: readonly Segment[], own: readonly number[], lines: readonly WaterLine[]): readonly number[] {
  const received = new Set(receiving.flatMap(({ start, end }) => [start, end]))
  const met = [...new Set(water.flatMap(({ start, end }) => [start, end]))].filter((node) => received.has(node))
  if (met.length > 0) return met
  const nodeAt = new Map(water.flatMap(({ from, to, start, end }) => [[from.join(' '), start], [to.join(' '), end]] as const))
  const ends = own.flatMap((line) => [lines[line]?.positions[0], lines[line]?.positions.at(-1)]).filter((end): end is Position => end !== undefined)
  const near = ends
    .map((end) => ({ end, meters: Math.min(...receiving.map(({ from, to }) => nearestOnSegment(end, from, to).meters)) }))
    .filter(({ meters }) => meters <= MOUTH_REACH_METERS)
    .sort((a, b) => a.meters - b.meters)
  const node = near[0] === undefined ? undefined : nodeAt.get(near[0].end.join(' '))
  return node === undefined ? [] : [node]
}

/** Metres from nodes to the nearest mouth along the waterway itself, whichever way it was digitised. */
function distancesTo(mouths: readonly number[], water: readonly Segment[]): ReadonlyMap<number, number> {
  const edges = new Map<number, { readonly node: number; readonly meters: number }[]>()
  const addEdge = (a: number, b: number, meters: number) => edges.set(a, [...(edges.get(a) ?? []), { node: b, meters }])
  for (const { start, end, meters } of water) {
    addEdge(start, end, meters)
    addEdge(end, start, meters)
  }
  const distances = new Map<number, number>(mouths.map((node) => [node, 0]))
  const waiting = new FlatQueue<number>()
  for (const node of mouths) waiting.push(node, 0)
  for (;;) {
    const meters = waiting.peekValue()
    const node = waiting.pop()
    if (node === undefined || meters === undefined) return distances
    if (meters > (distances.get(node) ?? Infinity)) continue
    for (const edge of edges.get(node) ?? []) {
      const next = meters + edge.meters
      if (next >= (distances.get(edge.node) ?? Infinity)) continue
      distances.set(edge.node, next)
      waiting.push(edge.node, next)
    }
  }
}

/** Does a line run towards the mouth or away from it? Null where the distances do not say. */
function directionOf(segments: readonly Segment[], distances: ReadonlyMap<number, number>): 'down' | 'up' | null {
  const own = segments.filter(({ bridge }) => !bridge)
  const [first, last] = [own[0], own.at(-1)]
  if (first === undefined || last === undefined) return null
  const length = own.reduce((sum, { meters }) => sum + meters, 0)
  const [atFirst, atLast] = [distances.get(first.start), distances.get(last.end)]
  if (atFirst === undefined || atLast === undefined) return null
  if (atFirst - atLast >= CLEARLY_FARTHER * length) return 'down'
  return atLast - atFirst >= CLEARLY_FARTHER * length ? 'up' : null
}

function groupBy<Entry, Key>(entries: Iterable<Entry>, keyOf: (entry: Entry) => Key): ReadonlyMap<Key, Entry[]> {
  const groups = new Map<Key, Entry[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [entry])
    else group.push(entry)
  }
  return groups
}
