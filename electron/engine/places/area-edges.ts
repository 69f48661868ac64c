/**
 * Edges of one area sorted into slabs of x, so that a place is held against the few edges above and below it instead of against a whole coast.
 *
 * Decisions are those of `locateInRing`: exact for the coordinates as given.
 */
import { orientation } from '../geometry/orientation'
import type { PolygonSet } from '../geometry/polygon-set'

const EDGES_PER_SLAB = 4

export class AreaEdges {
  readonly #xy: Float64Array
  readonly #west: number
  readonly #slabsPerX: number
  readonly #slabs: number
  /** First entry of each slab in `members`, and one more. */
  readonly #starts: Int32Array
  /** Vertices that edges begin with; an edge ends at the vertex behind. */
  readonly #members: Int32Array

  /** @param feature number of the area in the set; all rings of all its parts, valid */
  constructor(set: PolygonSet, feature: number) {
    const { coordinates: xy, ringStarts, partStarts, featureStarts } = set
    const firstRing = partStarts[featureStarts[feature]!]!
    const endRing = partStarts[featureStarts[feature + 1]!]!
    const from = ringStarts[firstRing]!
    const to = ringStarts[endRing]!
    let [west, east] = [Infinity, -Infinity]
    for (let vertex = from; vertex < to; vertex++) {
      west = Math.min(west, xy[2 * vertex]!)
      east = Math.max(east, xy[2 * vertex]!)
    }
    this.#xy = xy
    this.#west = west
    this.#slabs = Math.max(1, Math.ceil((to - from) / EDGES_PER_SLAB))
    this.#slabsPerX = east > west ? this.#slabs / (east - west) : 0
    const starts = new Int32Array(this.#slabs + 2)
    const visit = (note: (slab: number, vertex: number) => void) => {
      for (let ring = firstRing; ring < endRing; ring++) {
        for (let vertex = ringStarts[ring]!; vertex + 1 < ringStarts[ring + 1]!; vertex++) {
          const a = this.#slabOf(xy[2 * vertex]!)
          const b = this.#slabOf(xy[2 * vertex + 2]!)
          for (let slab = Math.min(a, b); slab <= Math.max(a, b); slab++) note(slab, vertex)
        }
      }
    }
    visit((slab) => starts[slab + 2]!++)
    for (let slab = 2; slab < starts.length; slab++) starts[slab]! += starts[slab - 1]!
    const members = new Int32Array(starts[starts.length - 1]!)
    visit((slab, vertex) => (members[starts[slab + 1]!++] = vertex))
    this.#starts = starts
    this.#members = members
  }

  /** 1 inside, 0 exactly on the boundary, −1 outside. A place left or right of the area is outside. */
  sideOf(x: number, y: number): -1 | 0 | 1 {
    const slab = this.#slabOf(x)
    const xy = this.#xy
    let inside = false
    for (let entry = this.#starts[slab]!; entry < this.#starts[slab + 1]!; entry++) {
      const at = 2 * this.#members[entry]!
      const x1 = xy[at]!
      const y1 = xy[at + 1]!
      const x2 = xy[at + 2]!
      const y2 = xy[at + 3]!
      if ((x1 < x && x2 < x) || (x1 > x && x2 > x) || (y1 < y && y2 < y)) continue
      if ((x === x2 && y === y2) || (x === x1 && y === y1)) return 0
      const spans = x1 <= x !== x2 <= x
      if (y1 > y && y2 > y) {
        if (spans) inside = !inside
        continue
      }
      const side = orientation(x1, y1, x2, y2, x, y)
      if (side === 0 && Math.min(y1, y2) <= y && y <= Math.max(y1, y2)) return 0
      if (spans && side < 0 === x2 > x1) inside = !inside
    }
    return inside ? 1 : -1
  }

  #slabOf(x: number): number {
    return Math.min(this.#slabs - 1, Math.max(0, Math.floor((x - this.#west) * this.#slabsPerX)))
  }
}
