/**
 * Least distances between subjects and constraints of any geometry, up to a reach.
 *
 * Edges near each other are found through an index over the constraints' edges; the nearest pair is found in a plane around the subject
 * and its distance then measured on the ellipsoid. Whether one lies inside the other is for the caller to know: here only edges count.
 */
import Flatbush from 'flatbush'
import { type FlatGeometry, simpleParts } from '../../../shared/domain/flat-geometry'
import { geodesicDistanceMeters } from '../geodesy/geodesic'
import { metersPerDegree } from '../network/local-plane'

/** Edges as x1, y1, x2, y2 …, and the feature of each; a point is an edge without length. */
export type EdgeTable = { readonly edges: Float64Array; readonly features: Uint32Array }

/** Edges that can be searched. */
export type IndexedEdges = EdgeTable & { readonly index: Flatbush | null }

/** All edges of some geometries. */
export function tabulateEdges(geometries: readonly (FlatGeometry | null)[]): EdgeTable {
  const edges: number[] = []
  const features: number[] = []
  geometries.forEach((geometry, feature) => {
    for (const { xy, pathEnds } of geometry === null ? [] : simpleParts(geometry)) {
      const ends = pathEnds.length === 0 ? Array.from({ length: xy.length / 2 }, (_, vertex) => vertex + 1) : pathEnds
      let start = 0
      for (const end of ends) {
        const last = Math.max(end - 1, start + 1)
        for (let vertex = start; vertex < last; vertex += 1) {
          const next = Math.min(vertex + 1, end - 1)
          edges.push(xy[2 * vertex] ?? 0, xy[2 * vertex + 1] ?? 0, xy[2 * next] ?? 0, xy[2 * next + 1] ?? 0)
          features.push(feature)
        }
        start = end
      }
    }
  })
  return { edges: Float64Array.from(edges), features: Uint32Array.from(features) }
}

/** Make edges searchable. */
export function indexEdges(table: EdgeTable): IndexedEdges {
  const { edges } = table
  if (edges.length === 0) return { ...table, index: null }
  const index = new Flatbush(edges.length / 4)
  for (let at = 0; at < edges.length; at += 4) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = edges.subarray(at, at + 4)
    index.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2))
  }
  index.finish()
  return { ...table, index }
}

/** Two places, [lon, lat] of the subject and of the constraint, and their distance on the ellipsoid. */
export type Nearest = { readonly meters: number; readonly from: readonly [number, number]; readonly to: readonly [number, number] }

/**
 * The nearest place of each constraint within reach of one subject.
 *
 * @param subjectEdges edges of one subject
 * @returns by constraint
 */
export function nearestConstraints(subjectEdges: Float64Array, constraints: IndexedEdges, reachMeters: number): ReadonlyMap<number, Nearest> {
  const best = new Map<number, { squared: number; from: readonly [number, number]; to: readonly [number, number] }>()
  const { index, edges, features } = constraints
  if (index === null) return new Map()
  for (let at = 0; at < subjectEdges.length; at += 4) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = subjectEdges.subarray(at, at + 4)
    const [east, north] = metersPerDegree((y1 + y2) / 2)
    const [dx, dy] = [(reachMeters * REACH_MARGIN) / east, (reachMeters * REACH_MARGIN) / north]
    for (const edge of index.search(Math.min(x1, x2) - dx, Math.min(y1, y2) - dy, Math.max(x1, x2) + dx, Math.max(y1, y2) + dy)) {
      const [u1 = 0, v1 = 0, u2 = 0, v2 = 0] = edges.subarray(4 * edge, 4 * edge + 4)
      const found = nearestOfEdges([x1, y1, x2, y2], [u1, v1, u2, v2], east, north)
      const feature = features[edge] ?? 0
      const known = best.get(feature)
      if (known === undefined || found.squared < known.squared) best.set(feature, found)
    }
  }
  const nearest = new Map<number, Nearest>()
  for (const [feature, { from, to }] of best) {
    const meters = from[0] === to[0] && from[1] === to[1] ? 0 : geodesicDistanceMeters(from[0], from[1], to[0], to[1])
    if (meters <= reachMeters) nearest.set(feature, { meters, from, to })
  }
  return nearest
}

/** The plane is good to 1e-3; candidates are taken a little wider. */
const REACH_MARGIN = 1.01

type Edge = readonly [number, number, number, number]

function nearestOfEdges(a: Edge, b: Edge, east: number, north: number): { squared: number; from: readonly [number, number]; to: readonly [number, number] } {
  const crossing = crossingOf(a, b)
  if (crossing !== null) return { squared: 0, from: crossing, to: crossing }
  let best: { squared: number; from: readonly [number, number]; to: readonly [number, number] } | null = null
  const consider = (point: readonly [number, number], edge: Edge, isSubject: boolean) => {
    const place = nearestOnEdge(point, edge, east, north)
    const squared = ((place[0] - point[0]) * east) ** 2 + ((place[1] - point[1]) * north) ** 2
    if (best === null || squared < best.squared) best = isSubject ? { squared, from: point, to: place } : { squared, from: place, to: point }
  }
  consider([a[0], a[1]], b, true)
  consider([a[2], a[3]], b, true)
  consider([b[0], b[1]], a, false)
  consider([b[2], b[3]], a, false)
  return best ?? { squared: Infinity, from: [a[0], a[1]], to: [b[0], b[1]] }
}

function nearestOnEdge([x, y]: readonly [number, number], [x1, y1, x2, y2]: Edge, east: number, north: number): readonly [number, number] {
  const [dx, dy] = [(x2 - x1) * east, (y2 - y1) * north]
  const squared = dx * dx + dy * dy
  const share = squared === 0 ? 0 : Math.min(Math.max(((x - x1) * east * dx + (y - y1) * north * dy) / squared, 0), 1)
  return [x1 + share * (x2 - x1), y1 + share * (y2 - y1)]
}

/** Where two edges cross properly, or null. */
function crossingOf([x1, y1, x2, y2]: Edge, [u1, v1, u2, v2]: Edge): readonly [number, number] | null {
  const determinant = (x2 - x1) * (v2 - v1) - (y2 - y1) * (u2 - u1)
  if (determinant === 0) return null
  const s = ((u1 - x1) * (v2 - v1) - (v1 - y1) * (u2 - u1)) / determinant
  const t = ((u1 - x1) * (y2 - y1) - (v1 - y1) * (x2 - x1)) / determinant
  return s < 0 || s > 1 || t < 0 || t > 1 ? null : [x1 + s * (x2 - x1), y1 + s * (y2 - y1)]
}
