/**
 * A valid polygon with the shape that an invalid one most likely means.
 *
 * Follows the structure method of GEOSMakeValid: every ring is made valid alone, the area that it winds around at all being its inside (so a bow-tie
 * becomes two triangles); holes are taken off their shell, a hole that lies apart from it becomes a polygon; parts that overlap are
 * joined. Rings that enclose nothing disappear. Shells come out counter-clockwise, holes clockwise, rings closed, without
 * repeated vertices. Known vertices keep their coordinates to the last bit where the result can be valid so.
 */
import { Arrangement } from '../overlay/arrangement/arrangement'
import { DIFFERENCE, INTERSECTION, type OverlayRule, type TracedPolygon, UNION } from '../overlay/arrangement/trace-rings'
import { gridScale } from '../overlay/arrangement/vertex-table'
import { checkPolygon } from './check-polygon'
import { type PolygonSet, PolygonSetBuilder } from './polygon-set'
import { layOutRings } from './ring-edges'

/** Closed rings as x0, y0, x1, y1 …: a shell to the left of which the polygon lies, and holes run the other way. */
type Polygons = Float64Array[][]

/**
 * @returns a set of one valid feature, without parts where nothing of area is left; null where a coordinate is not a finite number
 */
export function repairPolygon(set: PolygonSet, feature: number): PolygonSet | null {
  const { xy, rings, problems } = layOutRings(set, feature)
  if (problems.some(({ code }) => code === 'geometry.notFinite')) return null
  const repair = new Repair(xy)
  const parts = new Map<number, { shells: Polygons; holes: Polygons[] }>()
  for (const ring of rings) {
    const part = parts.get(ring.part) ?? { shells: [], holes: [] }
    parts.set(ring.part, part)
    // A ring is loaded as it runs: any winding number but 0 is inside.
    const fixed = repair.run([[xy.slice(2 * ring.from, 2 * ring.to)]], [], UNION)
    if (ring.isHole) part.holes.push(fixed)
    else part.shells.push(...fixed)
  }
  const joined: Polygons = []
  for (const { shells, holes } of parts.values()) {
    // Without a shell there is nothing to take holes off.
    if (shells.length === 0) continue
    const inside: Polygons = []
    for (const hole of holes) {
      if (repair.meet(shells, hole)) inside.push(...hole)
      else joined.push(...hole)
    }
    joined.push(...(inside.length === 0 ? shells : repair.run(shells, inside, DIFFERENCE)))
  }
  const result = toSet(repair.run(joined, [], UNION))
  return checkPolygon(result, 0).valid ? result : toSet(repair.run(joined, [], UNION, true))
}

/** One for all repairs, so that its buffers are made once. Repairs do not nest. */
const arrangement = new Arrangement()

class Repair {
  readonly #scale: number

  constructor(xy: Float64Array) {
    let largest = 0
    for (const ordinate of xy) largest = Math.max(largest, Math.abs(ordinate))
    this.#scale = gridScale(largest)
  }

  /** Whether two groups of polygons have anything in common, a point where they touch included. */
  meet(a: Polygons, b: Polygons): boolean {
    return this.run(a, b, INTERSECTION).length > 0 || arrangement.operandsMeet()
  }

  /** @param onGrid give all vertices the coordinates of the grid, on which the result is valid without fail */
  run(a: Polygons, b: Polygons, rule: OverlayRule, onGrid = false): Polygons {
    const first = a[0]?.[0]
    if (first === undefined) return []
    arrangement.reset(this.#scale, first[0]!, first[1]!)
    for (const rings of a) for (const ring of rings) this.#load(ring, 0)
    for (const rings of b) for (const ring of rings) this.#load(ring, 1)
    arrangement.build()
    return arrangement.trace(rule).map((polygon) => this.#toRings(polygon, onGrid))
  }

  #load(ring: Float64Array, operand: number): void {
    arrangement.moveTo(ring[0]!, ring[1]!, ring[0]!, ring[1]!)
    for (let at = 2; at < ring.length; at += 2) arrangement.lineTo(ring[at]!, ring[at + 1]!, ring[at]!, ring[at + 1]!, operand, 1)
  }

  #toRings(polygon: TracedPolygon, onGrid: boolean): Float64Array[] {
    const { vertices } = arrangement
    return polygon.map((ring) => {
      const xy = new Float64Array(2 * ring.length + 2)
      ring.forEach((vertex, index) => {
        const isComputed = onGrid || Number.isNaN(vertices.outX[vertex]!)
        xy[2 * index] = isComputed ? vertices.planeX(vertex) : vertices.outX[vertex]!
        xy[2 * index + 1] = isComputed ? vertices.planeY(vertex) : vertices.outY[vertex]!
      })
      xy[xy.length - 2] = xy[0]!
      xy[xy.length - 1] = xy[1]!
      return xy
    })
  }
}

function toSet(polygons: Polygons): PolygonSet {
  const builder = new PolygonSetBuilder()
  builder.addFeature()
  for (const rings of polygons) {
    builder.addPart()
    for (const ring of rings) builder.addRingFrom(ring, 0, ring.length / 2)
  }
  return builder.build()
}
