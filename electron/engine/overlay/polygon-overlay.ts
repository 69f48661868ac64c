/**
 * Intersection, union, difference and symmetric difference of polygons as valid polygons.
 *
 * The result is what OGC calls valid and only has areas: parts that merely touch leave no points or lines behind. Vertices of the input come
 * out with the coordinates they came in with; new ones lie where edges cross, to within a grid cell of `gridScale`.
 */
import { type PolygonSet, PolygonSetBuilder } from '../geometry/polygon-set'
import { Arrangement } from './arrangement/arrangement'
import {
  DIFFERENCE,
  INTERSECTION,
  type OverlayRule,
  SYMMETRIC_DIFFERENCE,
  UNION,
} from './arrangement/trace-rings'
import { gridScale } from './arrangement/vertex-table'
import { emitPolygons, type Unproject } from './emit-polygons'
import { loadRing } from './load-rings'
import type { PreparedPolygons } from './prepared-polygons'

export type OverlayOperation = 'intersection' | 'union' | 'difference' | 'symmetricDifference'

/** One for all calls, so that its buffers are made once. Overlays do not nest. */
const arrangement = new Arrangement()

const RULES: Record<OverlayOperation, OverlayRule> = {
  intersection: INTERSECTION,
  union: UNION,
  difference: DIFFERENCE,
  symmetricDifference: SYMMETRIC_DIFFERENCE,
}

/**
 * Overlay one feature of each set.
 *
 * @returns a set of one feature; without parts where nothing is left
 */
export function overlayFeatures(
  a: PreparedPolygons,
  featureA: number,
  b: PreparedPolygons,
  featureB: number,
  operation: OverlayOperation,
  unproject: Unproject,
): PolygonSet {
  const [firstA, endA] = ringsOf(a.set, featureA)
  const [firstB, endB] = ringsOf(b.set, featureB)
  const [minX, minY, maxX, maxY] = sharedExtent([a, firstA, endA], [b, firstB, endB])
  arrangement.reset(gridScale(Math.max(-minX, -minY, maxX, maxY)), (minX + maxX) / 2, (minY + maxY) / 2)
  for (let ring = firstA; ring < endA; ring++) loadRing(arrangement, a, ring, 0)
  for (let ring = firstB; ring < endB; ring++) loadRing(arrangement, b, ring, 1)
  arrangement.build()
  const builder = new PolygonSetBuilder()
  builder.addFeature()
  emitPolygons(builder, arrangement.trace(RULES[operation]), arrangement.vertices, unproject)
  return builder.build()
}

/** First ring of a feature and the one behind its last. */
export function ringsOf(set: PolygonSet, feature: number): [number, number] {
  return [set.partStarts[set.featureStarts[feature]!]!, set.partStarts[set.featureStarts[feature + 1]!]!]
}

function sharedExtent(...spans: (readonly [PreparedPolygons, number, number])[]): [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [{ ringBoxes }, first, end] of spans) {
    for (let box = 4 * first; box < 4 * end; box += 4) {
      minX = Math.min(minX, ringBoxes[box]!)
      minY = Math.min(minY, ringBoxes[box + 1]!)
      maxX = Math.max(maxX, ringBoxes[box + 2]!)
      maxY = Math.max(maxY, ringBoxes[box + 3]!)
    }
  }
  return minX > maxX ? [0, 0, 0, 0] : [minX, minY, maxX, maxY]
}
