/**
 * Lines against polygons: which part of a line runs inside, and which along the boundary.
 *
 * A line is cut where it meets the boundary; each stretch lies inside, outside or on the boundary as its middle does. What runs along the
 * boundary only touches: it is told apart and no overlap. Edges are straight in the plane of the overlay; lengths are geodesic
 * between the ends of each stretch.
 */
import { geodesicDistanceMeters } from '../geodesy/geodesic'
import { type LineSet, LineSetBuilder } from '../geometry/line-set'
import type { Unproject } from './emit-polygons'
import { EdgesInBox } from './edges-in-box'
import { RingLocator } from './locate-points'
import { ringsOf } from './polygon-overlay'
import type { PreparedPolygons } from './prepared-polygons'
import { RingSearch } from './ring-search'

export type LineOverlap = {
  /** Features of both sets. */
  readonly line: number
  readonly constraint: number
  /** Length inside the polygon, boundary not counted. */
  readonly insideMeters: number
  /** Length along the boundary. */
  readonly alongMeters: number
}

type Place = 'inside' | 'outside' | 'boundary'
type Stretch = { readonly from: number; readonly to: number; readonly place: Place }

/** How far from a line a vertex may lie to count as on it, in rounding steps of a coordinate. */
const ON_LINE_ROUNDING_STEPS = 4

/** Overlay of one line set with one prepared polygon set. */
export class LineCutter {
  readonly #lines: LineSet
  readonly #plane: Float64Array
  readonly #polygons: PreparedPolygons
  readonly #unproject: Unproject
  readonly #search: RingSearch
  readonly #edges: EdgesInBox
  readonly #locator: RingLocator

  /**
   * @param plane the vertices of the lines in the plane of the polygons
   * @param unproject turns planar y of a cut into latitude
   */
  constructor(lines: LineSet, plane: Float64Array, polygons: PreparedPolygons, unproject: Unproject) {
    this.#lines = lines
    this.#plane = plane
    this.#polygons = polygons
    this.#unproject = unproject
    this.#search = new RingSearch(polygons)
    this.#edges = new EdgesInBox(polygons)
    this.#locator = new RingLocator(polygons)
  }

  /** Overlaps and runs along boundaries of all lines, ordered by line, then by constraint. Crossing at a point alone is none. */
  findOverlaps(throwIfCancelled?: () => void): LineOverlap[] {
    const overlaps: LineOverlap[] = []
    for (let line = 0; line + 1 < this.#lines.featureStarts.length; line++) {
      throwIfCancelled?.()
      for (const constraint of this.#candidates(line)) {
        const lengths = { inside: 0, outside: 0, boundary: 0 }
        this.#forEachStretch(line, constraint, (segment, { from, to, place }) => {
          if (place !== 'outside') lengths[place] += this.#stretchMeters(segment, from, to)
        })
        if (lengths.inside === 0 && lengths.boundary === 0) continue
        overlaps.push({ line, constraint, insideMeters: lengths.inside, alongMeters: lengths.boundary })
      }
    }
    return overlaps
  }

  /** The stretches of a line inside a constraint as paths of one feature, degrees. */
  cut(line: number, constraint: number): LineSet {
    const builder = new LineSetBuilder()
    builder.addFeature()
    let end: readonly [number, number] | null = null
    this.#forEachStretch(line, constraint, (segment, { from, to, place }) => {
      if (place !== 'inside') {
        end = null
        return
      }
      const start = this.#pointAt(segment, from)
      if (end === null || end[0] !== start[0] || end[1] !== start[1]) {
        builder.addPath()
        builder.addVertex(start[0], start[1])
      }
      end = this.#pointAt(segment, to)
      builder.addVertex(end[0], end[1])
    })
    return builder.build()
  }

  /** Constraints with a ring whose box meets the line's, ascending. */
  #candidates(line: number): number[] {
    const { pathStarts, featureStarts } = this.#lines
    const candidates = new Set<number>()
    for (let path = featureStarts[line]!; path < featureStarts[line + 1]!; path++) {
      let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
      for (let at = 2 * pathStarts[path]!; at < 2 * pathStarts[path + 1]!; at += 2) {
        minX = Math.min(minX, this.#plane[at]!)
        maxX = Math.max(maxX, this.#plane[at]!)
        minY = Math.min(minY, this.#plane[at + 1]!)
        maxY = Math.max(maxY, this.#plane[at + 1]!)
      }
      const count = this.#search.query(minX, minY, maxX, maxY)
      for (let at = 0; at < count; at++) candidates.add(this.#polygons.ringFeatures[this.#search.found[at]!]!)
    }
    return [...candidates].sort((a, b) => a - b)
  }

  /** Visit all stretches in order; a segment is known by its first vertex, a stretch by its shares of the segment. */
  #forEachStretch(line: number, constraint: number, visit: (segment: number, stretch: Stretch) => void): void {
    const { pathStarts, featureStarts } = this.#lines
    for (let path = featureStarts[line]!; path < featureStarts[line + 1]!; path++) {
      for (let vertex = pathStarts[path]!; vertex + 1 < pathStarts[path + 1]!; vertex++) {
        for (const stretch of this.#stretches(vertex, constraint)) visit(vertex, stretch)
      }
    }
  }

  #stretches(vertex: number, constraint: number): Stretch[] {
    const ax = this.#plane[2 * vertex]!
    const ay = this.#plane[2 * vertex + 1]!
    const bx = this.#plane[2 * vertex + 2]!
    const by = this.#plane[2 * vertex + 3]!
    if (ax === bx && ay === by) return []
    const tolerance = ON_LINE_ROUNDING_STEPS * Number.EPSILON * Math.max(Math.abs(ax), Math.abs(ay), Math.abs(bx), Math.abs(by))
    const cuts = [0, 1]
    const runs: [number, number][] = []
    const [firstRing, endRing] = ringsOf(this.#polygons.set, constraint)
    for (let ring = firstRing; ring < endRing; ring++) {
      const found = this.#edges.query(
        ring,
        Math.min(ax, bx) - tolerance,
        Math.min(ay, by) - tolerance,
        Math.max(ax, bx) + tolerance,
        Math.max(ay, by) + tolerance,
      )
      for (const edge of found) this.#meet(ax, ay, bx, by, edge, tolerance, cuts, runs)
    }
    cuts.sort((a, b) => a - b)
    const stretches: Stretch[] = []
    // Edges that meet the line in one point may give it shares a rounding step apart.
    const least = tolerance / Math.hypot(bx - ax, by - ay)
    let from = 0
    for (const cut of cuts) {
      const to = 1 - cut <= least ? 1 : cut
      if (to - from <= least) continue
      const middle = (from + to) / 2
      const place = runs.some(([start, end]) => start <= middle && middle <= end)
        ? 'boundary'
        : this.#locate(firstRing, endRing, ax + middle * (bx - ax), ay + middle * (by - ay))
      const last = stretches.at(-1)
      if (last?.place === place) stretches[stretches.length - 1] = { from: last.from, to, place }
      else stretches.push({ from, to, place })
      from = to
    }
    return stretches
  }

  /** Note where the segment from a to b meets one edge: a share of the segment for a cut, two for a run along it. */
  #meet(ax: number, ay: number, bx: number, by: number, edge: number, tolerance: number, cuts: number[], runs: [number, number][]): void {
    const { plane } = this.#polygons
    const cx = plane[2 * edge]!
    const cy = plane[2 * edge + 1]!
    const dx = plane[2 * edge + 2]!
    const dy = plane[2 * edge + 3]!
    const length = Math.hypot(bx - ax, by - ay)
    const distanceC = ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / length
    const distanceD = ((bx - ax) * (dy - ay) - (by - ay) * (dx - ax)) / length
    const isOnC = Math.abs(distanceC) <= tolerance
    const isOnD = Math.abs(distanceD) <= tolerance
    const share = (x: number, y: number) => ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / (length * length)
    const add = (at: number) => {
      if (at > 0 && at < 1) cuts.push(at)
    }
    if (isOnC) add(share(cx, cy))
    if (isOnD) add(share(dx, dy))
    if (isOnC && isOnD) {
      const [c, d] = [share(cx, cy), share(dx, dy)]
      runs.push([Math.min(c, d), Math.max(c, d)])
    } else if (!isOnC && !isOnD && distanceC > 0 !== distanceD > 0) {
      const along = distanceC / (distanceC - distanceD)
      add(share(cx + along * (dx - cx), cy + along * (dy - cy)))
    }
  }

  #locate(firstRing: number, endRing: number, x: number, y: number): Place {
    const { ringBoxes } = this.#polygons
    let isInside = false
    for (let ring = firstRing; ring < endRing; ring++) {
      const box = 4 * ring
      if (ringBoxes[box]! > x || ringBoxes[box + 1]! > y || ringBoxes[box + 2]! < x || ringBoxes[box + 3]! < y) continue
      const location = this.#locator.locate(ring, x, y)
      if (location === 0) return 'boundary'
      if (location > 0) isInside = !isInside
    }
    return isInside ? 'inside' : 'outside'
  }

  #pointAt(segment: number, share: number): [number, number] {
    const { coordinates } = this.#lines
    if (share === 0) return [coordinates[2 * segment]!, coordinates[2 * segment + 1]!]
    if (share === 1) return [coordinates[2 * segment + 2]!, coordinates[2 * segment + 3]!]
    const x = this.#plane[2 * segment]!
    const y = this.#plane[2 * segment + 1]!
    return [x + share * (this.#plane[2 * segment + 2]! - x), this.#unproject(y + share * (this.#plane[2 * segment + 3]! - y))]
  }

  #stretchMeters(segment: number, from: number, to: number): number {
    const [lon1, lat1] = this.#pointAt(segment, from)
    const [lon2, lat2] = this.#pointAt(segment, to)
    return geodesicDistanceMeters(lon1, lat1, lon2, lat2)
  }
}
