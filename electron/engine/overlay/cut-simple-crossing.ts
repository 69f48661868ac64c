/**
 * The common part of two polygons in the plain case: one is a single ring, and edges cross in their middles and nowhere come close to touching.
 *
 * Then the result is read off the rings: along one ring from where it enters the other to where it leaves, and on along the other (Weiler and
 * Atherton 1977). Whatever is not plain is declined, and so is a result whose area is not the one that the sum over edges gave or whose
 * edges meet: the arrangement decides those. So this only ever saves time.
 */
import { checkPolygon } from '../geometry/check-polygon'
import { type PolygonSetBuilder } from '../geometry/polygon-set'
import { EdgesInBox } from './edges-in-box'
import { append, isPlainRing, toSet, type Unproject } from './emit-polygons'
import { ringsOf } from './polygon-overlay'
import type { PreparedPolygons } from './prepared-polygons'

const MOST_EDGES = 80
const MOST_CROSSINGS = 64
/** How close to a corner a crossing may be, as a share of the determinants involved: far beyond what rounding can do. */
const PLAIN_SHARE = 1e-9
/** By how much the area of the result may differ from the sum over edges, as a share of the whole ring's box. */
const AREA_MARGIN = 1e-11

export class SimpleCrossing {
  readonly #lone: PreparedPolygons
  readonly #other: PreparedPolygons
  readonly #unproject: Unproject
  readonly #edges: EdgesInBox
  #count = 0
  /** Along the lone ring: edge and share of it. */
  readonly #loneAt = new Float64Array(MOST_CROSSINGS)
  /** The same along the other's ring. */
  readonly #otherEdge = new Int32Array(MOST_CROSSINGS)
  readonly #otherShare = new Float64Array(MOST_CROSSINGS)
  readonly #otherRing = new Int32Array(MOST_CROSSINGS)
  /** 1 where the other ring, its polygon on the left, enters the lone one. */
  readonly #enters = new Uint8Array(MOST_CROSSINGS)
  readonly #x = new Float64Array(MOST_CROSSINGS)
  readonly #y = new Float64Array(MOST_CROSSINGS)
  readonly #used = new Uint8Array(MOST_CROSSINGS)

  /** @param lone the set whose features are single rings; others are declined */
  constructor(lone: PreparedPolygons, other: PreparedPolygons, unproject: Unproject) {
    this.#lone = lone
    this.#other = other
    this.#unproject = unproject
    this.#edges = new EdgesInBox(other)
  }

  /**
   * Append the common part to the current feature of the builder.
   *
   * @param area what it must have, in square units of the plane
   * @returns false where the case is not plain; then nothing was appended
   */
  tryAppend(feature: number, otherFeature: number, area: number, builder: PolygonSetBuilder): boolean {
    const { set, ringSigns, ringBoxes } = this.#lone
    const [ring, endRing] = ringsOf(set, feature)
    if (endRing !== ring + 1 || set.ringStarts[ring + 1]! - set.ringStarts[ring]! > MOST_EDGES || ringSigns[ring] === 0) return false
    if (!this.#findCrossings(ring, otherFeature)) return false
    const rings = this.#trace(ring)
    if (rings === null) return false
    const box = 4 * ring
    const boxArea = (ringBoxes[box + 2]! - ringBoxes[box]!) * (ringBoxes[box + 3]! - ringBoxes[box + 1]!)
    const originX = ringBoxes[box]!
    const originY = ringBoxes[box + 1]!
    if (Math.abs(rings.reduce((sum, { plane }) => sum + signedArea(plane, originX, originY), 0) - area) > AREA_MARGIN * boxArea) return false
    const polygons = rings.map(({ lonLat }) => [Float64Array.from(lonLat)])
    if (polygons.length === 1 ? !isPlainRing(polygons[0]![0]!) : !checkPolygon(toSet(polygons), 0).valid) return false
    append(builder, polygons)
    return true
  }

  /** @returns false where a crossing is not plain, or a ring of the other may lie wholly inside */
  #findCrossings(ring: number, otherFeature: number): boolean {
    const { ringBoxes } = this.#lone
    const minX = ringBoxes[4 * ring]!
    const minY = ringBoxes[4 * ring + 1]!
    const maxX = ringBoxes[4 * ring + 2]!
    const maxY = ringBoxes[4 * ring + 3]!
    this.#count = 0
    const [firstRing, endRing] = ringsOf(this.#other.set, otherFeature)
    const boxes = this.#other.ringBoxes
    for (let otherRing = firstRing; otherRing < endRing; otherRing++) {
      const box = 4 * otherRing
      if (boxes[box]! > maxX || boxes[box + 1]! > maxY || boxes[box + 2]! < minX || boxes[box + 3]! < minY) continue
      const found = this.#edges.query(otherRing, minX, minY, maxX, maxY)
      const before = this.#count
      for (const edge of found) if (!this.#crossEdge(ring, otherRing, edge)) return false
      const isInBox = boxes[box]! >= minX && boxes[box + 1]! >= minY && boxes[box + 2]! <= maxX && boxes[box + 3]! <= maxY
      if (this.#count === before && isInBox) return false
    }
    return this.#count >= 2 && this.#count % 2 === 0
  }

  /** Note the crossings of one edge of the other with the lone ring. */
  #crossEdge(ring: number, otherRing: number, edge: number): boolean {
    const { plane, set, ringSigns } = this.#lone
    const other = this.#other.plane
    const turnsAlike = ringSigns[ring]! * this.#other.ringSigns[otherRing]! > 0
    const ax = other[2 * edge]!
    const ay = other[2 * edge + 1]!
    const bx = other[2 * edge + 2]!
    const by = other[2 * edge + 3]!
    const minX = ax < bx ? ax : bx
    const maxX = ax < bx ? bx : ax
    const minY = ay < by ? ay : by
    const maxY = ay < by ? by : ay
    const start = set.ringStarts[ring]!
    const end = set.ringStarts[ring + 1]! - 1
    let dx = plane[2 * start]!
    let dy = plane[2 * start + 1]!
    for (let vertex = start; vertex < end; vertex++) {
      const cx = dx
      const cy = dy
      dx = plane[2 * vertex + 2]!
      dy = plane[2 * vertex + 3]!
      if (cx < minX ? dx < minX : cx > maxX && dx > maxX) continue
      if (cy < minY ? dy < minY : cy > maxY && dy > maxY) continue
      const sideC = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
      const sideD = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
      const sideA = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
      const sideB = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
      const least = PLAIN_SHARE * (Math.abs(bx - ax) + Math.abs(by - ay)) * (Math.abs(dx - cx) + Math.abs(dy - cy))
      if (Math.abs(sideC) < least || Math.abs(sideD) < least || Math.abs(sideA) < least || Math.abs(sideB) < least) return false
      if (sideC > 0 === sideD > 0 || sideA > 0 === sideB > 0) continue
      if (this.#count === MOST_CROSSINGS) return false
      const at = this.#count++
      const share = sideA / (sideA - sideB)
      this.#loneAt[at] = vertex - start + sideC / (sideC - sideD)
      this.#otherEdge[at] = edge
      this.#otherShare[at] = share
      this.#otherRing[at] = otherRing
      // It enters where its end lies on the inner side of the lone edge: left, unless one of both rings is walked backwards.
      this.#enters[at] = sideB > 0 === turnsAlike ? 1 : 0
      this.#x[at] = ax + share * (bx - ax)
      this.#y[at] = ay + share * (by - ay)
      this.#used[at] = 0
    }
    return true
  }

  /** Rings of the result, closed, polygon on the left. @returns null where entering and leaving do not alternate */
  #trace(ring: number): { plane: number[]; lonLat: number[] }[] | null {
    const rings: { plane: number[]; lonLat: number[] }[] = []
    for (let first = 0; first < this.#count; first++) {
      if (this.#used[first] !== 0 || this.#enters[first] === 0) continue
      const plane: number[] = []
      const lonLat: number[] = []
      let enter = first
      do {
        if (this.#used[enter] !== 0) return null
        this.#used[enter] = 1
        this.#pushCrossing(enter, plane, lonLat)
        const leave = this.#nextOnOther(enter)
        if (leave < 0 || this.#enters[leave] !== 0) return null
        this.#pushBetween(this.#other, this.#otherRing[enter]!, this.#otherPosition(enter), this.#otherPosition(leave), plane, lonLat)
        this.#pushCrossing(leave, plane, lonLat)
        enter = this.#nextOnLone(leave, this.#lone.ringSigns[ring]!)
        if (this.#enters[enter] === 0) return null
        this.#pushBetween(this.#lone, ring, this.#loneAt[leave]!, this.#loneAt[enter]!, plane, lonLat)
      } while (enter !== first)
      plane.push(plane[0]!, plane[1]!)
      lonLat.push(lonLat[0]!, lonLat[1]!)
      rings.push({ plane, lonLat })
    }
    return rings.length === 0 ? null : rings
  }

  #otherPosition(crossing: number): number {
    return this.#otherEdge[crossing]! - this.#other.set.ringStarts[this.#otherRing[crossing]!]! + this.#otherShare[crossing]!
  }

  /** The next crossing along the other's ring, the way that keeps its polygon on the left. */
  #nextOnOther(from: number): number {
    const ring = this.#otherRing[from]!
    return this.#next(from, this.#other.ringSigns[ring]!, this.#other.set.ringStarts[ring + 1]! - this.#other.set.ringStarts[ring]! - 1, (at) =>
      this.#otherRing[at] === ring ? this.#otherPosition(at) : Number.NaN,
    )
  }

  #nextOnLone(from: number, sign: number): number {
    return this.#next(from, sign, Infinity, (at) => this.#loneAt[at]!)
  }

  /** @param length of the ring; where it is not finite, positions are only compared */
  #next(from: number, sign: number, length: number, positionOf: (crossing: number) => number): number {
    const start = positionOf(from)
    const turn = Number.isFinite(length) ? length : MOST_EDGES
    let best = -1
    let bestAhead = Infinity
    for (let at = 0; at < this.#count; at++) {
      if (at === from) continue
      let ahead = sign * (positionOf(at) - start)
      if (Number.isNaN(ahead)) continue
      if (ahead <= 0) ahead += turn
      if (ahead < bestAhead) {
        bestAhead = ahead
        best = at
      }
    }
    return best
  }

  #pushCrossing(crossing: number, plane: number[], lonLat: number[]): void {
    plane.push(this.#x[crossing]!, this.#y[crossing]!)
    lonLat.push(this.#x[crossing]!, this.#unproject(this.#y[crossing]!))
  }

  /** The vertices of a ring from one position to another, the way that keeps its polygon on the left. */
  #pushBetween(prepared: PreparedPolygons, ring: number, from: number, to: number, plane: number[], lonLat: number[]): void {
    const { ringStarts, coordinates } = prepared.set
    const start = ringStarts[ring]!
    const edges = ringStarts[ring + 1]! - start - 1
    const sign = prepared.ringSigns[ring]!
    const push = (vertex: number) => {
      const at = 2 * (start + (vertex % edges))
      plane.push(prepared.plane[at]!, prepared.plane[at + 1]!)
      lonLat.push(coordinates[at]!, coordinates[at + 1]!)
    }
    if (sign > 0) {
      const end = Math.floor(to) + (to > from ? 0 : edges)
      for (let vertex = Math.floor(from) + 1; vertex <= end; vertex++) push(vertex)
    } else {
      const end = Math.floor(to) + 1
      for (let vertex = Math.floor(from) + (to < from ? 0 : edges); vertex >= end; vertex--) push(vertex)
    }
  }
}

/** Area within a closed ring, counter-clockwise positive. */
function signedArea(xy: readonly number[], originX: number, originY: number): number {
  let doubled = 0
  for (let at = 0; at + 3 < xy.length; at += 2) {
    doubled += (xy[at]! - originX) * (xy[at + 3]! - originY) - (xy[at + 2]! - originX) * (xy[at + 1]! - originY)
  }
  return doubled / 2
}
