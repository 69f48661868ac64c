/**
 * The smallest shift of a polygon that takes it off others.
 *
 * Shifts under which both overlap fill a region whose border is made of two kinds of segments: an edge of a constraint that slides along a
 * vertex of the subject, and an edge of the subject that slides along a vertex of a constraint, each only where the two would touch from outside.
 * The nearest place outside of that region is the foot of the perpendicular on such a segment or a corner where two of them meet (Lozano-Pérez
 * 1983, "Spatial Planning: A Configuration Space Approach"). These places are tried from the nearest on; the exact overlay decides.
 *
 * Works in metres around the subject, in which straight edges of the equal-area plane are straight.
 */
import { metersPerX, metersPerY } from '../distance/local-scale'
import { sliceFeatures } from '../geometry/polygon-set'
import { findOverlaps } from '../overlay/find-overlaps'
import { ringsOf } from '../overlay/polygon-overlay'
import { type PreparedPolygons, preparePolygons } from '../overlay/prepared-polygons'
import { SQUARE_METERS_PER_SQUARE_DEGREE } from '../geodesy/equal-area'

/** A shift in metres, and the same in units of the plane. */
export type Shift = { readonly eastMeters: number; readonly northMeters: number; readonly planeX: number; readonly planeY: number }

/** How far behind a line that only touches the subject is put, in metres. */
const CLEARANCE_METERS = 0.001
/** What the overlay may still find after a shift, in m²: the rounding of what touches. */
const ROUNDING_SQUARE_METERS = 1e-4
const FIRST_REACH_METERS = 16
/** Bounds on the work of one search: beyond them the shape is too intricate, and nothing is promised. */
const MOST_SEGMENTS = 6000
const MOST_CROSSING_SEGMENTS = 800
const MOST_TRIALS = 6000

/**
 * @param subject one feature of a prepared set
 * @param constraints all that it has to come off
 * @param reachMeters longer shifts are not looked for
 * @param latitude of the subject, degrees
 * @returns null where there is none within reach, or where the shapes are too intricate to tell
 */
export function smallestShift(subject: PreparedPolygons, feature: number, constraints: PreparedPolygons, reachMeters: number, latitude: number): Shift | null {
  const search = new ShiftSearch(subject, feature, constraints, latitude)
  for (let reach = Math.min(FIRST_REACH_METERS, reachMeters); ; reach = Math.min(2 * reach, reachMeters)) {
    const found = search.run(reach)
    if (found !== null || reach === reachMeters) return found
  }
}

type Point = readonly [x: number, y: number]
/** Shifts under which two things just touch, from one to the other, in metres. */
type Segment = { readonly ax: number; readonly ay: number; readonly bx: number; readonly by: number; readonly distance: number }

class ShiftSearch {
  readonly #feature: PreparedPolygons
  readonly #constraints: PreparedPolygons
  readonly #perX: number
  readonly #perY: number
  readonly #originX: number
  readonly #originY: number
  #reach = 0

  constructor(subjects: PreparedPolygons, feature: number, constraints: PreparedPolygons, latitude: number) {
    this.#feature = oneFeature(subjects, feature)
    this.#constraints = constraints
    this.#perX = metersPerX(latitude)
    this.#perY = metersPerY(this.#perX)
    this.#originX = this.#feature.plane[0] ?? 0
    this.#originY = this.#feature.plane[1] ?? 0
  }

  run(reachMeters: number): Shift | null {
    this.#reach = reachMeters
    const segments = this.#segments()
    if (segments.length > MOST_SEGMENTS) return null
    const trials = this.#trials(segments.sort((a, b) => a.distance - b.distance))
    for (const [x, y] of trials.slice(0, MOST_TRIALS)) {
      const length = Math.hypot(x, y)
      const stretched = length === 0 ? 0 : (length + CLEARANCE_METERS) / length
      const shift = { eastMeters: x * stretched, northMeters: y * stretched, planeX: (x * stretched) / this.#perX, planeY: (y * stretched) / this.#perY }
      if (this.#isFree(shift)) return shift
    }
    return null
  }

  #isFree({ planeX, planeY }: Shift): boolean {
    const plane = this.#feature.plane.map((ordinate, index) => ordinate + (index % 2 === 0 ? planeX : planeY))
    const { areas } = findOverlaps(preparePolygons(this.#feature.set, plane), this.#constraints)
    return areas.reduce((sum, area) => sum + area, 0) * SQUARE_METERS_PER_SQUARE_DEGREE <= ROUNDING_SQUARE_METERS
  }

  /** Feet of perpendiculars, ends, and corners where segments meet, nearest first. */
  #trials(segments: readonly Segment[]): readonly Point[] {
    const points: Point[] = []
    const add = (x: number, y: number) => {
      if (Math.hypot(x, y) <= this.#reach) points.push([x, y])
    }
    for (const { ax, ay, bx, by } of segments) {
      const share = footShare(ax, ay, bx, by)
      add(ax + share * (bx - ax), ay + share * (by - ay))
      add(ax, ay)
      add(bx, by)
    }
    const near = segments.slice(0, MOST_CROSSING_SEGMENTS)
    near.forEach((a, index) => {
      for (const b of near.slice(index + 1)) {
        const corner = crossingOf(a, b)
        if (corner !== null) add(corner[0], corner[1])
      }
    })
    return points.sort((a, b) => Math.hypot(...a) - Math.hypot(...b))
  }

  #segments(): Segment[] {
    const subject = this.#corners(this.#feature, 0, null)
    const [west, south, east, north] = subject.reduce(
      ([minX, minY, maxX, maxY], { at: [x, y] }) => [Math.min(minX, x), Math.min(minY, y), Math.max(maxX, x), Math.max(maxY, y)],
      [Infinity, Infinity, -Infinity, -Infinity],
    ) as [number, number, number, number]
    const box: Box = [west - this.#reach, south - this.#reach, east + this.#reach, north + this.#reach]
    const constraints: Corner[] = []
    for (let feature = 0; feature + 1 < this.#constraints.set.featureStarts.length; feature++) constraints.push(...this.#corners(this.#constraints, feature, box))
    return [...this.#slides(constraints, subject, 1), ...this.#slides(subject, constraints, -1)]
  }

  /**
   * Edges of one side that slide along vertices of the other.
   *
   * @param sign 1: edges are the constraints', −1: edges are the subject's
   */
  #slides(edges: readonly Corner[], vertices: readonly Corner[], sign: 1 | -1): Segment[] {
    const segments: Segment[] = []
    for (const { at: [ax, ay], next: [bx, by], left } of edges) {
      // Points away from the polygon that the edge belongs to.
      const normalX = left * (by - ay)
      const normalY = -left * (bx - ax)
      const least = -1e-9 * Math.hypot(normalX, normalY)
      for (const { at: [x, y], previous, next } of vertices) {
        if ((previous[0] - x) * normalX + (previous[1] - y) * normalY < least || (next[0] - x) * normalX + (next[1] - y) * normalY < least) continue
        const segment = segmentOf(sign * (ax - x), sign * (ay - y), sign * (bx - x), sign * (by - y))
        if (segment.distance <= this.#reach) segments.push(segment)
      }
      if (segments.length > MOST_SEGMENTS) break
    }
    return segments
  }

  /** The vertices of a feature in metres around the subject, each with its neighbours; those whose edge comes near a box. */
  #corners(polygons: PreparedPolygons, feature: number, box: Box | null): Corner[] {
    const { featureBoxes, plane, set, ringSigns } = polygons
    const toMeters = (vertex: number): Point => [((plane[2 * vertex] ?? 0) - this.#originX) * this.#perX, ((plane[2 * vertex + 1] ?? 0) - this.#originY) * this.#perY]
    if (box !== null) {
      const low = [((featureBoxes[4 * feature] ?? 0) - this.#originX) * this.#perX, ((featureBoxes[4 * feature + 1] ?? 0) - this.#originY) * this.#perY]
      const high = [((featureBoxes[4 * feature + 2] ?? 0) - this.#originX) * this.#perX, ((featureBoxes[4 * feature + 3] ?? 0) - this.#originY) * this.#perY]
      if (!meetsBox(low[0] ?? 0, low[1] ?? 0, high[0] ?? 0, high[1] ?? 0, box)) return []
    }
    const corners: Corner[] = []
    const [first, end] = ringsOf(set, feature)
    for (let ring = first; ring < end; ring++) {
      const from = set.ringStarts[ring] ?? 0
      const last = (set.ringStarts[ring + 1] ?? 0) - 1
      const left = ringSigns[ring] === -1 ? -1 : 1
      for (let vertex = from; vertex < last; vertex++) {
        const at = toMeters(vertex)
        const next = toMeters(vertex + 1)
        if (box !== null && !meetsBox(Math.min(at[0], next[0]), Math.min(at[1], next[1]), Math.max(at[0], next[0]), Math.max(at[1], next[1]), box)) continue
        corners.push({ at, next, previous: toMeters(vertex === from ? last - 1 : vertex - 1), left })
      }
    }
    return corners
  }
}

/** A vertex with the ones before and behind it; `left` 1 where the polygon lies to the left of the edge to the next one, else −1. */
type Corner = { readonly at: Point; readonly previous: Point; readonly next: Point; readonly left: 1 | -1 }
type Box = readonly [west: number, south: number, east: number, north: number]

function meetsBox(minX: number, minY: number, maxX: number, maxY: number, [west, south, east, north]: Box): boolean {
  return minX <= east && maxX >= west && minY <= north && maxY >= south
}

function segmentOf(ax: number, ay: number, bx: number, by: number): Segment {
  const share = footShare(ax, ay, bx, by)
  return { ax, ay, bx, by, distance: Math.hypot(ax + share * (bx - ax), ay + share * (by - ay)) }
}

/** Where on a segment the place nearest to the origin lies. */
function footShare(ax: number, ay: number, bx: number, by: number): number {
  const squared = (bx - ax) ** 2 + (by - ay) ** 2
  return squared === 0 ? 0 : Math.min(1, Math.max(0, (-ax * (bx - ax) - ay * (by - ay)) / squared))
}

function crossingOf(a: Segment, b: Segment): Point | null {
  const determinant = (a.bx - a.ax) * (b.by - b.ay) - (a.by - a.ay) * (b.bx - b.ax)
  if (determinant === 0) return null
  const s = ((b.ax - a.ax) * (b.by - b.ay) - (b.ay - a.ay) * (b.bx - b.ax)) / determinant
  const t = ((b.ax - a.ax) * (a.by - a.ay) - (b.ay - a.ay) * (a.bx - a.ax)) / determinant
  return s < 0 || s > 1 || t < 0 || t > 1 ? null : [a.ax + s * (a.bx - a.ax), a.ay + s * (a.by - a.ay)]
}

/** One feature of a prepared set as a set of its own. */
function oneFeature({ set, plane }: PreparedPolygons, feature: number): PreparedPolygons {
  const [first, end] = ringsOf(set, feature)
  return preparePolygons(sliceFeatures(set, feature, feature + 1), plane.slice(2 * (set.ringStarts[first] ?? 0), 2 * (set.ringStarts[end] ?? 0)))
}
