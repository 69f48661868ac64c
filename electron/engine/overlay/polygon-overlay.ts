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
  type TracedPolygon,
  UNION,
} from './arrangement/trace-rings'
import { gridScale, type VertexTable } from './arrangement/vertex-table'
import { loadRing } from './load-rings'
import type { PreparedPolygons } from './prepared-polygons'

export type OverlayOperation = 'intersection' | 'union' | 'difference' | 'symmetricDifference'

const RULES: Record<OverlayOperation, OverlayRule> = {
  intersection: INTERSECTION,
  union: UNION,
  difference: DIFFERENCE,
  symmetricDifference: SYMMETRIC_DIFFERENCE,
}

/** Turns planar y of a new vertex into the second coordinate to hand out: `latitudeOfEqualAreaY`, or y itself in a projected plane. */
export type Unproject = (y: number) => number

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
  const arrangement = new Arrangement()
  const [firstA, endA] = ringsOf(a.set, featureA)
  const [firstB, endB] = ringsOf(b.set, featureB)
  const [minX, minY, maxX, maxY] = sharedExtent([a, firstA, endA], [b, firstB, endB])
  arrangement.reset(gridScale(Math.max(-minX, -minY, maxX, maxY)), (minX + maxX) / 2, (minY + maxY) / 2)
  for (let ring = firstA; ring < endA; ring++) loadRing(arrangement, a, ring, 0)
  for (let ring = firstB; ring < endB; ring++) loadRing(arrangement, b, ring, 1)
  arrangement.build()
  const builder = new PolygonSetBuilder()
  builder.addFeature()
  appendPolygons(builder, arrangement.trace(RULES[operation]), arrangement.vertices, unproject)
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

/** Append traced polygons to the builder's current feature, rings closed. */
export function appendPolygons(
  builder: PolygonSetBuilder,
  polygons: readonly TracedPolygon[],
  vertices: VertexTable,
  unproject: Unproject,
): void {
  for (const rings of polygons) {
    builder.addPart()
    for (const ring of rings) {
      builder.addRing()
      for (const vertex of ring) appendVertex(builder, vertices, vertex, unproject)
      appendVertex(builder, vertices, ring[0]!, unproject)
    }
  }
}

function appendVertex(builder: PolygonSetBuilder, vertices: VertexTable, vertex: number, unproject: Unproject): void {
  if (Number.isNaN(vertices.outX[vertex]!)) builder.addVertex(vertices.planeX(vertex), unproject(vertices.planeY(vertex)))
  else builder.addVertex(vertices.outX[vertex]!, vertices.outY[vertex]!)
}
