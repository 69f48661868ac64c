/**
 * The geometry of an overlap or of what is left over, one pair or one feature at a time.
 *
 * One operand goes in whole, of the other only the edges that reach its box: a parcel against a province costs as much as a parcel
 * against a parcel.
 */
import { appendFeature, type PolygonSet, PolygonSetBuilder } from '../geometry/polygon-set'
import { Arrangement } from './arrangement/arrangement'
import { DIFFERENCE, INTERSECTION, type OverlayRule, type TracedPolygon } from './arrangement/trace-rings'
import { gridScale, type VertexTable } from './arrangement/vertex-table'
import { SimpleCrossing } from './cut-simple-crossing'
import { emitPolygons, type Unproject } from './emit-polygons'
import { findOverlaps, type OverlapTable } from './find-overlaps'
import { BoxLoader, loadRing } from './load-rings'
import { ringsOf } from './polygon-overlay'
import { featureAreas, type PreparedPolygons } from './prepared-polygons'

/** What a feature may lack of lying wholly in another, as a share of its area: less than the coordinates can tell. */
const WHOLE_MARGIN = 1e-11
/** By how many grid cells the box of the whole operand is widened when edges of the other are chosen. */
const MARGIN_CELLS = 2
const CANCEL_INTERVAL = 256

/**
 * The geometry of every overlap.
 *
 * @returns one feature a row of the table, coordinates as in the sets; where one feature lies wholly in the other, that feature itself
 */
export function cutPieces(
  subjects: PreparedPolygons,
  constraints: PreparedPolygons,
  table: OverlapTable,
  unproject: Unproject,
  throwIfCancelled?: () => void,
): PolygonSet {
  const cutter = new PieceCutter(subjects, constraints, unproject)
  const simple = new SimpleCrossing(subjects, constraints, unproject)
  const simpleTurned = new SimpleCrossing(constraints, subjects, unproject)
  const subjectAreas = featureAreas(subjects)
  const constraintAreas = featureAreas(constraints)
  const builder = new PolygonSetBuilder()
  for (let row = 0; row < table.areas.length; row++) {
    if (row % CANCEL_INTERVAL === 0) throwIfCancelled?.()
    const subject = table.subjects[row]!
    const constraint = table.constraints[row]!
    const area = table.areas[row]!
    builder.addFeature()
    if (area >= subjectAreas[subject]! * (1 - WHOLE_MARGIN)) appendFeature(builder, subjects.set, subject)
    else if (area >= constraintAreas[constraint]! * (1 - WHOLE_MARGIN)) appendFeature(builder, constraints.set, constraint)
    else if (!simple.tryAppend(subject, constraint, area, builder) && !simpleTurned.tryAppend(constraint, subject, area, builder)) {
      cutter.appendIntersection(subject, constraint, builder)
    }
  }
  return builder.build()
}

/**
 * What is left of every feature of A outside of all features of B: 调出 with the older version as A and the newer as B, 调入 the other way round.
 *
 * @returns one feature for each of A, without parts where B covers it
 */
export function subtractLayer(a: PreparedPolygons, b: PreparedPolygons, unproject: Unproject, throwIfCancelled?: () => void): PolygonSet {
  const overlaps = findOverlaps(a, b, throwIfCancelled === undefined ? {} : { throwIfCancelled })
  const cutter = new PieceCutter(a, b, unproject)
  const builder = new PolygonSetBuilder()
  let row = 0
  for (let feature = 0; feature + 1 < a.set.featureStarts.length; feature++) {
    if (feature % CANCEL_INTERVAL === 0) throwIfCancelled?.()
    const others: number[] = []
    for (; overlaps.subjects[row] === feature; row++) others.push(overlaps.constraints[row]!)
    builder.addFeature()
    if (others.length === 0) appendFeature(builder, a.set, feature)
    else cutter.appendDifference(feature, others, builder)
  }
  return builder.build()
}

export class PieceCutter {
  readonly #a: PreparedPolygons
  readonly #b: PreparedPolygons
  readonly #unproject: Unproject
  readonly #scale: number
  readonly #arrangement = new Arrangement()
  readonly #loader = new BoxLoader(this.#arrangement)

  /** @param unproject how to turn planar y of a new vertex into the second coordinate to hand out */
  constructor(a: PreparedPolygons, b: PreparedPolygons, unproject: Unproject) {
    this.#a = a
    this.#b = b
    this.#unproject = unproject
    this.#scale = gridScale(Math.max(largestOrdinate(a), largestOrdinate(b)))
  }

  /**
   * Append what a feature of A and a feature of B have in common to the current feature of the builder, as valid polygons.
   * Nothing is appended where they only touch.
   *
   * @returns the area of the overlay itself, in square units of the plane: slivers that are too thin to be valid in degrees count in it
   */
  appendIntersection(featureA: number, featureB: number, builder: PolygonSetBuilder): number {
    const aIsWhole = vertexCount(this.#a, featureA) <= vertexCount(this.#b, featureB)
    if (aIsWhole) return this.#run(this.#a, featureA, this.#b, [featureB], INTERSECTION, true, builder)
    return this.#run(this.#b, featureB, this.#a, [featureA], INTERSECTION, true, builder)
  }

  /** Append what is left of a feature of A outside of all the given features of B, which may overlap each other. @returns its area, as above */
  appendDifference(featureA: number, featuresB: readonly number[], builder: PolygonSetBuilder): number {
    return this.#run(this.#a, featureA, this.#b, featuresB, DIFFERENCE, false, builder)
  }

  #run(
    whole: PreparedPolygons,
    feature: number,
    other: PreparedPolygons,
    otherFeatures: readonly number[],
    rule: OverlayRule,
    skipsFarParts: boolean,
    builder: PolygonSetBuilder,
  ): number {
    const arrangement = this.#arrangement
    const { featureBoxes, ringBoxes, set } = whole
    const otherBox = skipsFarParts ? 4 * otherFeatures[0]! : -1
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
    arrangement.reset(this.#scale, featureBoxes[4 * feature]!, featureBoxes[4 * feature + 1]!)
    for (let part = set.featureStarts[feature]!; part < set.featureStarts[feature + 1]!; part++) {
      const shell = set.partStarts[part]!
      if (otherBox >= 0 && !boxesMeet(ringBoxes, 4 * shell, other.featureBoxes, otherBox)) continue
      minX = Math.min(minX, ringBoxes[4 * shell]!)
      minY = Math.min(minY, ringBoxes[4 * shell + 1]!)
      maxX = Math.max(maxX, ringBoxes[4 * shell + 2]!)
      maxY = Math.max(maxY, ringBoxes[4 * shell + 3]!)
      for (let ring = shell; ring < set.partStarts[part + 1]!; ring++) loadRing(arrangement, whole, ring, 0)
    }
    if (minX > maxX) return 0
    arrangement.setWindow(minX, minY, maxX, maxY)
    const margin = MARGIN_CELLS / this.#scale
    this.#loader.setBox(minX - margin, minY - margin, maxX + margin, maxY + margin)
    for (const otherFeature of otherFeatures) {
      const [first, end] = ringsOf(other.set, otherFeature)
      for (let ring = first; ring < end; ring++) {
        const box = 4 * ring
        const boxes = other.ringBoxes
        if (boxes[box]! > maxX + margin || boxes[box + 2]! < minX - margin || boxes[box + 1]! > maxY + margin || boxes[box + 3]! < minY - margin) {
          continue
        }
        this.#loader.load(other, ring, 1)
      }
    }
    arrangement.build()
    const traced = arrangement.trace(rule)
    emitPolygons(builder, traced, arrangement.vertices, this.#unproject)
    return areaOfTraced(traced, arrangement.vertices)
  }
}

/** Shells run counter-clockwise, holes clockwise. */
function areaOfTraced(polygons: readonly TracedPolygon[], vertices: VertexTable): number {
  let doubled = 0
  for (const ring of polygons.flat()) {
    const originX = vertices.planeX(ring[0]!)
    const originY = vertices.planeY(ring[0]!)
    let previousX = vertices.planeX(ring.at(-1)!) - originX
    let previousY = vertices.planeY(ring.at(-1)!) - originY
    for (const vertex of ring) {
      const x = vertices.planeX(vertex) - originX
      const y = vertices.planeY(vertex) - originY
      doubled += previousX * y - x * previousY
      previousX = x
      previousY = y
    }
  }
  return doubled / 2
}

function largestOrdinate({ featureBoxes }: PreparedPolygons): number {
  let largest = 0
  for (const ordinate of featureBoxes) if (Number.isFinite(ordinate)) largest = Math.max(largest, Math.abs(ordinate))
  return largest
}

function vertexCount({ set }: PreparedPolygons, feature: number): number {
  const [first, end] = ringsOf(set, feature)
  return set.ringStarts[end]! - set.ringStarts[first]!
}

function boxesMeet(a: Float64Array, at: number, b: Float64Array, by: number): boolean {
  return a[at]! <= b[by + 2]! && a[at + 2]! >= b[by]! && a[at + 1]! <= b[by + 3]! && a[at + 3]! >= b[by + 1]!
}
