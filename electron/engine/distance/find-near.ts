/**
 * Least distances on the CGCS2000 ellipsoid between geometries of any kind, with the two places that are nearest.
 *
 * Edges are straight in the equal-area plane, as everywhere in the overlay. The search compares distances at the scale of each pair of edges; those that
 * come within a ten-thousandth of the least are measured along the geodesic between their nearest points. A polygon includes its inside, so
 * what lies in it is 0 m away. The 180° meridian is not looked across.
 */
import { latitudeOfEqualAreaY } from '../geodesy/equal-area'
import { RADIANS_PER_DEGREE } from '../geodesy/ellipsoid'
import { geodesicBetween, geodesicDistanceMeters } from '../geodesy/geodesic'
import { RingLocator } from '../overlay/locate-points'
import { ringsOf } from '../overlay/polygon-overlay'
import { boundsOfVertices, growBounds, metersPerX, metersPerY } from './local-scale'
import type { PathNode, PreparedPaths } from './prepared-paths'
import { type NearestShares, nearestOnSegments } from './segment-distance'

export type NearPair = {
  readonly subject: number
  readonly constraint: number
  /** 0 where they meet. */
  readonly meters: number
  /** The place of the subject that is nearest, degrees [lon, lat]. */
  readonly from: readonly [number, number]
  /** The place of the constraint that is nearest. */
  readonly to: readonly [number, number]
}

/** A pair of edges that may be the nearest: first vertices, and the least distance by the local scale. */
type Candidate = { readonly vertex: number; readonly other: number; readonly meters: number }

/** By how much the search may be wrong, up to reaches of 100 km. */
const SEARCH_MARGIN = 1e-4
/** How often the nearest places are moved at most, and when they have settled. */
const SQUARING_STEPS = 8
const SETTLED_SHARE = 1e-11
/** Scale for bounds: a box is taken as this much nearer than its corners say. */
const BOUND_MARGIN = 0.98

/**
 * @param reachMeters pairs further apart are left out; meant for a few metres to 100 km
 * @returns pairs ordered by subject, then by constraint
 */
export function findNear(subjects: PreparedPaths, constraints: PreparedPaths, reachMeters: number, throwIfCancelled?: () => void): NearPair[] {
  const search = new NearSearch(subjects, constraints, reachMeters)
  const pairs: NearPair[] = []
  for (let subject = 0; subject + 1 < subjects.featureStarts.length; subject++) {
    throwIfCancelled?.()
    for (const constraint of search.candidates(subject)) {
      const pair = search.measure(subject, constraint)
      if (pair !== null) pairs.push(pair)
    }
  }
  return pairs
}

class NearSearch {
  readonly #subjects: PreparedPaths
  readonly #constraints: PreparedPaths
  readonly #reach: number
  readonly #subjectLocator: RingLocator
  readonly #constraintLocator: RingLocator
  readonly #shares: NearestShares = { squared: 0, share: 0, otherShare: 0 }
  #candidates: Candidate[] = []
  #best = 0

  constructor(subjects: PreparedPaths, constraints: PreparedPaths, reach: number) {
    this.#subjects = subjects
    this.#constraints = constraints
    this.#reach = reach
    this.#subjectLocator = new RingLocator(subjects.polygons)
    this.#constraintLocator = new RingLocator(constraints.polygons)
  }

  /** Constraints that may lie within reach, ascending. */
  candidates(subject: number): number[] {
    const { lonLat, pathStarts, featureStarts } = this.#subjects
    const found = new Set<number>()
    const { index, pathFeatures } = this.#constraints
    if (index === null) return []
    for (let path = featureStarts[subject]!; path < featureStarts[subject + 1]!; path++) {
      const box = boundsOfVertices(lonLat, pathStarts[path]!, pathStarts[path + 1]!)
      for (const hit of index.search(...growBounds(box, this.#reach))) found.add(pathFeatures[hit]!)
    }
    return [...found].sort((a, b) => a - b)
  }

  /** @returns null where they are further apart than the reach */
  measure(subject: number, constraint: number): NearPair | null {
    const inside = this.#findInside(subject, constraint)
    if (inside !== null) return { subject, constraint, meters: 0, from: inside, to: inside }
    this.#candidates = []
    this.#best = this.#reach * (1 + SEARCH_MARGIN)
    const { featureStarts, roots } = this.#subjects
    for (let path = featureStarts[subject]!; path < featureStarts[subject + 1]!; path++) {
      for (let other = this.#constraints.featureStarts[constraint]!; other < this.#constraints.featureStarts[constraint + 1]!; other++) {
        this.#visit(roots[path]!, this.#constraints.roots[other]!)
      }
    }
    let nearest: NearPair | null = null
    for (const candidate of this.#candidates) {
      if (candidate.meters > this.#best * (1 + SEARCH_MARGIN)) continue
      const [from, to] = this.#nearestPlaces(candidate)
      const meters = candidate.meters === 0 ? 0 : geodesicDistanceMeters(from[0], from[1], to[0], to[1])
      if (meters <= this.#reach && (nearest === null || meters < nearest.meters)) nearest = { subject, constraint, meters, from, to }
    }
    return nearest
  }

  /** A vertex of one that lies inside a polygon of the other or on its boundary; paths that cross are left to the search. */
  #findInside(subject: number, constraint: number): [number, number] | null {
    return (
      firstVertexInside(this.#subjects, subject, this.#constraints, constraint, this.#constraintLocator) ??
      firstVertexInside(this.#constraints, constraint, this.#subjects, subject, this.#subjectLocator)
    )
  }

  #visit(node: PathNode, other: PathNode): void {
    if (leastMeters(node, other) > this.#best) return
    if (node.children.length === 0 && other.children.length === 0) {
      this.#visitEdges(node, other)
      return
    }
    const splitsNode = node.children.length > 0 && (other.children.length === 0 || node.to - node.from >= other.to - other.from)
    const [children, rest] = splitsNode ? [node.children, other] : [other.children, node]
    const ordered = children.map((child) => ({ child, least: leastMeters(child, rest) })).sort((a, b) => a.least - b.least)
    for (const { child, least } of ordered) {
      if (least > this.#best) break
      if (splitsNode) this.#visit(child, other)
      else this.#visit(node, child)
    }
  }

  #visitEdges(node: PathNode, other: PathNode): void {
    const { plane, lonLat } = this.#subjects
    const { plane: otherPlane, lonLat: otherLonLat } = this.#constraints
    for (let a = node.from; a < Math.max(node.to, node.from + 1); a++) {
      const b = node.to === node.from ? a : a + 1
      for (let c = other.from; c < Math.max(other.to, other.from + 1); c++) {
        const d = other.to === other.from ? c : c + 1
        const perX = metersPerX((lonLat[2 * a + 1]! + lonLat[2 * b + 1]! + otherLonLat[2 * c + 1]! + otherLonLat[2 * d + 1]!) / 4)
        this.#nearest(plane, a, b, otherPlane, c, d, perX)
        const meters = Math.sqrt(this.#shares.squared)
        if (meters > this.#best * (1 + SEARCH_MARGIN)) continue
        this.#candidates.push({ vertex: a, other: c, meters })
        if (meters < this.#best) this.#best = meters
      }
    }
  }

  #nearest(plane: Float64Array, a: number, b: number, other: Float64Array, c: number, d: number, perX: number): void {
    const perY = metersPerY(perX)
    const originX = plane[2 * a]!
    const originY = plane[2 * a + 1]!
    nearestOnSegments(
      0,
      0,
      (plane[2 * b]! - originX) * perX,
      (plane[2 * b + 1]! - originY) * perY,
      (other[2 * c]! - originX) * perX,
      (other[2 * c + 1]! - originY) * perY,
      (other[2 * d]! - originX) * perX,
      (other[2 * d + 1]! - originY) * perY,
      this.#shares,
    )
  }

  /** The nearest places of a pair of edges: those at the local scale, then moved until the geodesic between them meets both edges squarely. */
  #nearestPlaces({ vertex, other }: Candidate): [[number, number], [number, number]] {
    const a: PathEdge = { paths: this.#subjects, vertex, next: this.#isLonePoint(this.#subjects, vertex) ? vertex : vertex + 1 }
    const b: PathEdge = { paths: this.#constraints, vertex: other, next: this.#isLonePoint(this.#constraints, other) ? other : other + 1 }
    const latitude = (this.#subjects.lonLat[2 * vertex + 1]! + this.#constraints.lonLat[2 * other + 1]!) / 2
    this.#nearest(this.#subjects.plane, a.vertex, a.next, this.#constraints.plane, b.vertex, b.next, metersPerX(latitude))
    let { share, otherShare } = this.#shares
    for (let step = 0; step < SQUARING_STEPS; step++) {
      const moved = squareShare(a, share, placeAt(b, otherShare))
      const otherMoved = squareShare(b, otherShare, placeAt(a, moved))
      const isSettled = Math.abs(moved - share) < SETTLED_SHARE && Math.abs(otherMoved - otherShare) < SETTLED_SHARE
      share = moved
      otherShare = otherMoved
      if (isSettled) break
    }
    return [placeAt(a, share), placeAt(b, otherShare)]
  }

  #isLonePoint({ pathStarts }: PreparedPaths, vertex: number): boolean {
    // The path that the vertex belongs to, by bisection.
    let low = 0
    let high = pathStarts.length - 1
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (pathStarts[middle]! <= vertex) low = middle
      else high = middle
    }
    return (pathStarts[low + 1] ?? 0) === (pathStarts[low] ?? 0) + 1
  }
}

function firstVertexInside(paths: PreparedPaths, feature: number, polygons: PreparedPaths, polygonFeature: number, locator: RingLocator): [number, number] | null {
  const prepared = polygons.polygons
  const [firstRing, endRing] = ringsOf(prepared.set, polygonFeature)
  if (firstRing === endRing) return null
  for (let path = paths.featureStarts[feature]!; path < paths.featureStarts[feature + 1]!; path++) {
    const vertex = paths.pathStarts[path]!
    const x = paths.plane[2 * vertex]!
    const y = paths.plane[2 * vertex + 1]!
    let isInside = false
    let isOnBoundary = false
    for (let ring = firstRing; ring < endRing; ring++) {
      const box = 4 * ring
      const { ringBoxes } = prepared
      if (ringBoxes[box]! > x || ringBoxes[box + 1]! > y || ringBoxes[box + 2]! < x || ringBoxes[box + 3]! < y) continue
      const location = locator.locate(ring, x, y)
      if (location === 0) isOnBoundary = true
      else if (location > 0) isInside = !isInside
    }
    if (isInside || isOnBoundary) return [paths.lonLat[2 * vertex]!, paths.lonLat[2 * vertex + 1]!]
  }
  return null
}

/** An edge of a path; the same vertex twice for a lone point. */
type PathEdge = { readonly paths: PreparedPaths; readonly vertex: number; readonly next: number }

function placeAt({ paths: { plane, lonLat }, vertex, next }: PathEdge, share: number): [number, number] {
  if (share === 0) return [lonLat[2 * vertex]!, lonLat[2 * vertex + 1]!]
  if (share === 1) return [lonLat[2 * next]!, lonLat[2 * next + 1]!]
  const x = plane[2 * vertex]!
  const y = plane[2 * vertex + 1]!
  return [x + share * (plane[2 * next]! - x), latitudeOfEqualAreaY(y + share * (plane[2 * next + 1]! - y))]
}

/** Where on the edge the geodesic to a place leaves squarely, one step nearer than a share that is nearly there. */
function squareShare(edge: PathEdge, share: number, target: readonly [number, number]): number {
  const { plane } = edge.paths
  const [lon, lat] = placeAt(edge, share)
  const perX = metersPerX(lat)
  const alongX = (plane[2 * edge.next]! - plane[2 * edge.vertex]!) * perX
  const alongY = (plane[2 * edge.next + 1]! - plane[2 * edge.vertex + 1]!) * metersPerY(perX)
  const squaredLength = alongX * alongX + alongY * alongY
  if (squaredLength === 0) return share
  const { meters, azimuthDegrees } = geodesicBetween(lon, lat, target[0], target[1])
  const azimuth = azimuthDegrees * RADIANS_PER_DEGREE
  const step = (meters * (alongX * Math.sin(azimuth) + alongY * Math.cos(azimuth))) / squaredLength
  return Math.min(1, Math.max(0, share + step))
}

/** A lower bound of the distance between the contents of two boxes, in metres. */
function leastMeters(a: PathNode, b: PathNode): number {
  const gapX = Math.max(0, a.minX - b.maxX, b.minX - a.maxX)
  const gapY = Math.max(0, a.minY - b.maxY, b.minY - a.maxY)
  if (gapX === 0 && gapY === 0) return 0
  const minY = Math.min(a.minY, b.minY)
  const maxY = Math.max(a.maxY, b.maxY)
  const farthest = Math.max(Math.abs(minY), Math.abs(maxY))
  const nearest = minY <= 0 && maxY >= 0 ? 0 : Math.min(Math.abs(minY), Math.abs(maxY))
  // Parallels are shortest where they are farthest from the equator, meridians of the plane where they are nearest to it.
  return BOUND_MARGIN * Math.hypot(gapX * metersPerX(latitudeOfEqualAreaY(farthest)), gapY * metersPerY(metersPerX(latitudeOfEqualAreaY(nearest))))
}
