/**
 * The geometry of an overlap or of what is left over, one pair or one feature at a time.
 *
 * One operand goes in whole, of the other only the edges that reach its box: a parcel against a province costs as much as a parcel
 * against a parcel.
 */
import type { PolygonSetBuilder } from '../geometry/polygon-set'
import { Arrangement } from './arrangement/arrangement'
import { DIFFERENCE, INTERSECTION, type OverlayRule } from './arrangement/trace-rings'
import { gridScale } from './arrangement/vertex-table'
import { emitPolygons, type Unproject } from './emit-polygons'
import { BoxLoader, loadRing } from './load-rings'
import { ringsOf } from './polygon-overlay'
import type { PreparedPolygons } from './prepared-polygons'

/** By how many grid cells the box of the whole operand is widened when edges of the other are chosen. */
const MARGIN_CELLS = 2

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
   */
  appendIntersection(featureA: number, featureB: number, builder: PolygonSetBuilder): void {
    const aIsWhole = vertexCount(this.#a, featureA) <= vertexCount(this.#b, featureB)
    if (aIsWhole) this.#run(this.#a, featureA, this.#b, [featureB], INTERSECTION, true, builder)
    else this.#run(this.#b, featureB, this.#a, [featureA], INTERSECTION, true, builder)
  }

  /** Append what is left of a feature of A outside of all the given features of B, which may overlap each other. */
  appendDifference(featureA: number, featuresB: readonly number[], builder: PolygonSetBuilder): void {
    this.#run(this.#a, featureA, this.#b, featuresB, DIFFERENCE, false, builder)
  }

  #run(
    whole: PreparedPolygons,
    feature: number,
    other: PreparedPolygons,
    otherFeatures: readonly number[],
    rule: OverlayRule,
    skipsFarParts: boolean,
    builder: PolygonSetBuilder,
  ): void {
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
    if (minX > maxX) return
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
    emitPolygons(builder, arrangement.trace(rule), arrangement.vertices, this.#unproject)
  }
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
