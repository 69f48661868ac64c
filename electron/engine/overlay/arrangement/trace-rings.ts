/**
 * From winding numbers to valid polygons.
 *
 * Rings follow the border between inside and outside with the inside on their left, always taking the next border edge clockwise: so
 * a ring stays with one piece of the interior. Where such a ring comes back to a vertex it is split there into rings that touch,
 * which is how OGC wants shells and holes.
 */
import { turn } from './grid-predicates'
import type { PlanarGraph } from './planar-graph'
import type { VertexTable } from './vertex-table'

/** Whether a place belongs to the result, by the winding numbers of both operands. */
export type OverlayRule = (windingA: number, windingB: number) => boolean

export const INTERSECTION: OverlayRule = (a, b) => a !== 0 && b !== 0
export const UNION: OverlayRule = (a, b) => a !== 0 || b !== 0
export const DIFFERENCE: OverlayRule = (a, b) => a !== 0 && b === 0
export const SYMMETRIC_DIFFERENCE: OverlayRule = (a, b) => (a !== 0) !== (b !== 0)

/** A polygon as vertex numbers: the shell counter-clockwise, then holes clockwise; no ring repeats its first vertex. */
export type TracedPolygon = number[][]

export function tracePolygons(graph: PlanarGraph, vertices: VertexTable, rule: OverlayRule): TracedPolygon[] {
  const border = findBorder(graph, rule)
  const polygons: TracedPolygon[] = []
  const looseHoles: number[][] = []
  const lastSeen = new Int32Array(vertices.count).fill(-1)
  for (let half = 0; half < border.length; half++) {
    if (border[half] !== 1) continue
    const rings = splitAtTouches(walk(graph, border, half), lastSeen)
    let shell: TracedPolygon | null = null
    const holes: number[][] = []
    for (const ring of rings) {
      if (isCounterClockwise(ring, vertices)) {
        shell = [ring]
        polygons.push(shell)
      } else holes.push(ring)
    }
    if (shell !== null) shell.push(...holes)
    else looseHoles.push(...holes)
  }
  if (looseHoles.length > 0) placeHoles(polygons, looseHoles, vertices)
  return polygons
}

/** 1 for each half-edge that has the result on its left and not on its right. */
function findBorder(graph: PlanarGraph, rule: OverlayRule): Uint8Array {
  const border = new Uint8Array(2 * graph.edgeCount)
  const { labelled, leftA, leftB, rightA, rightB } = graph
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    if (labelled[edge] === 0) continue
    const left = rule(leftA[edge]!, leftB[edge]!)
    if (left === rule(rightA[edge]!, rightB[edge]!)) continue
    border[left ? 2 * edge : 2 * edge + 1] = 1
  }
  return border
}

/** Follow the border from a half-edge back to it. Marks what it uses with 2. @returns the vertices passed */
function walk(graph: PlanarGraph, border: Uint8Array, first: number): number[] {
  const { star, starStarts, starPositions } = graph
  const passed: number[] = []
  let half = first
  do {
    border[half] = 2
    passed.push(graph.origin(half))
    const twin = half ^ 1
    const vertex = graph.origin(twin)
    const start = starStarts[vertex]!
    const end = starStarts[vertex + 1]!
    let at = starPositions[twin]!
    do {
      at = at === start ? end - 1 : at - 1
      half = star[at]!
    } while (border[half] === 0 && half !== twin)
    // Closed rings cannot end so; one that was handed in open can.
    if (border[half] === 0 || passed.length > border.length) throw new Error('The border of an overlay result is open')
  } while (half !== first)
  return passed
}

function splitAtTouches(passed: readonly number[], lastSeen: Int32Array): number[][] {
  const rings: number[][] = []
  const open: number[] = []
  for (const vertex of passed) {
    const seen = lastSeen[vertex]!
    if (seen >= 0) {
      const ring = open.splice(seen)
      for (const gone of ring) lastSeen[gone] = -1
      if (ring.length > 2) rings.push(ring)
    }
    lastSeen[vertex] = open.length
    open.push(vertex)
  }
  for (const gone of open) lastSeen[gone] = -1
  if (open.length > 2) rings.push(open)
  return rings
}

/** By the turn at the leftmost, then lowest vertex, which cannot be a reflex one: exact however thin the ring. */
function isCounterClockwise(ring: readonly number[], vertices: VertexTable): boolean {
  const { x, y } = vertices
  let extreme = 0
  for (let at = 1; at < ring.length; at++) {
    const a = ring[at]!
    const b = ring[extreme]!
    if (x[a]! < x[b]! || (x[a] === x[b] && y[a]! < y[b]!)) extreme = at
  }
  const before = ring[(extreme + ring.length - 1) % ring.length]!
  const at = ring[extreme]!
  const after = ring[(extreme + 1) % ring.length]!
  return turn(x[before]!, y[before]!, x[at]!, y[at]!, x[after]!, y[after]!) > 0
}

type Extent = { minX: number; minY: number; maxX: number; maxY: number; area: number }

/** A hole that touches no shell belongs to the smallest shell around it. */
function placeHoles(polygons: TracedPolygon[], holes: readonly number[][], vertices: VertexTable): void {
  if (polygons.length === 1) {
    polygons[0]!.push(...holes)
    return
  }
  const shells = polygons
    .map((polygon) => ({ polygon, extent: extentOf(polygon[0]!, vertices) }))
    .sort((a, b) => a.extent.area - b.extent.area)
  for (const hole of holes) {
    const vertex = hole[0]!
    const x = vertices.x[vertex]!
    const y = vertices.y[vertex]!
    const owner = shells.find(
      ({ polygon, extent }) =>
        extent.minX < x && extent.maxX > x && extent.minY < y && extent.maxY > y && isStrictlyInside(polygon[0]!, x, y, vertices),
    )
    if (owner === undefined) throw new Error('A hole of an overlay result lies in no shell')
    owner.polygon.push(hole)
  }
}

function extentOf(ring: readonly number[], vertices: VertexTable): Extent {
  const { x, y } = vertices
  const extent = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity, area: 0 }
  let previous = ring[ring.length - 1]!
  for (const vertex of ring) {
    extent.minX = Math.min(extent.minX, x[vertex]!)
    extent.maxX = Math.max(extent.maxX, x[vertex]!)
    extent.minY = Math.min(extent.minY, y[vertex]!)
    extent.maxY = Math.max(extent.maxY, y[vertex]!)
    extent.area += (x[vertex]! - x[previous]!) * (y[vertex]! + y[previous]!)
    previous = vertex
  }
  extent.area = Math.abs(extent.area)
  return extent
}

function isStrictlyInside(ring: readonly number[], px: number, py: number, vertices: VertexTable): boolean {
  const { x, y } = vertices
  let inside = false
  let a = ring[ring.length - 1]!
  for (const b of ring) {
    const side = turn(x[a]!, y[a]!, x[b]!, y[b]!, px, py)
    if (side === 0 && Math.min(x[a]!, x[b]!) <= px && px <= Math.max(x[a]!, x[b]!) && Math.min(y[a]!, y[b]!) <= py && py <= Math.max(y[a]!, y[b]!)) {
      return false
    }
    if (x[a]! <= px !== x[b]! <= px && side > 0 === x[b]! > x[a]!) inside = !inside
    a = b
  }
  return inside
}
