/**
 * Polygons of subjects or constraints made ready for the check: invalid ones repaired and noted, prepared once for all rules.
 */
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import { SQUARE_METERS_PER_SQUARE_DEGREE, toEqualAreaPlane } from '../geodesy/equal-area'
import { checkPolygon } from '../geometry/check-polygon'
import type { ShapeTable } from '../../../shared/domain/feature-table'
import { appendFeature, featureCount, type PolygonSet, polygonSetFromFlat, PolygonSetBuilder } from '../geometry/polygon-set'
import { repairPolygon } from '../geometry/repair-polygon'
import { findOverlaps } from '../overlay/find-overlaps'
import { featureAreas, type PreparedPolygons, preparePolygons } from '../overlay/prepared-polygons'

/** Features in their order; one without polygons has no parts. */
export type PolygonLayer = {
  readonly prepared: PreparedPolygons
  /** m² on the ellipsoid. */
  readonly areas: Float64Array
  /** Indexes of features that were repaired, with the first problem's code. */
  readonly repaired: ReadonlyMap<number, string>
  /** Indexes of features that no repair makes valid; they have no parts. */
  readonly invalid: ReadonlyMap<number, string>
}

/** Prepare the polygons among some geometries. */
export function polygonLayerOf(geometries: readonly (FlatGeometry | null)[]): PolygonLayer {
  return polygonLayerOfSet(polygonSetFromFlat(geometries))
}

/** @param given polygons as they came, perhaps invalid */
export function polygonLayerOfSet(given: PolygonSet): PolygonLayer {
  const { set, repaired, invalid } = validSet(given)
  const prepared = preparePolygons(set, toEqualAreaPlane(set.coordinates))
  return { prepared, areas: featureAreas(prepared).map((area) => area * SQUARE_METERS_PER_SQUARE_DEGREE), repaired, invalid }
}

function validSet(given: PolygonSet): { set: PolygonSet; repaired: Map<number, string>; invalid: Map<number, string> } {
  const repaired = new Map<number, string>()
  const invalid = new Map<number, string>()
  const replacements = new Map<number, PolygonSet | null>()
  for (let feature = 0; feature < featureCount(given); feature += 1) {
    const { valid, problems } = checkPolygon(given, feature)
    if (valid) continue
    const code = problems[0]?.code ?? 'geometry.invalid'
    const mended = withArea(repairPolygon(given, feature))
    replacements.set(feature, mended)
    if (mended === null) invalid.set(feature, code)
    else repaired.set(feature, code)
  }
  if (replacements.size === 0) return { set: given, repaired, invalid }
  const builder = new PolygonSetBuilder()
  for (let feature = 0; feature < featureCount(given); feature += 1) {
    builder.addFeature()
    const replacement = replacements.get(feature)
    if (replacement === null) continue
    if (replacement === undefined) appendFeature(builder, given, feature)
    else appendFeature(builder, replacement, 0)
  }
  return { set: builder.build(), repaired, invalid }
}

/** The shapes with repaired polygons in place of invalid ones; no shape where none is left. */
export function validShapes(shapes: ShapeTable, { prepared, repaired, invalid }: PolygonLayer): ShapeTable {
  if (repaired.size === 0 && invalid.size === 0) return shapes
  const others = new Map([...shapes.others].filter(([row]) => !repaired.has(row) && !invalid.has(row)))
  return { polygons: prepared.set, others }
}

/** One overlapping pair; indexes into the two layers. */
export type OverlapPair = { readonly subject: number; readonly constraint: number; readonly squareMeters: number }

/** Every pair whose interiors meet. */
export function overlapPairs(subjects: PolygonLayer, constraints: PolygonLayer, throwIfCancelled: () => void): readonly OverlapPair[] {
  const table = findOverlaps(subjects.prepared, constraints.prepared, { throwIfCancelled })
  return Array.from(table.areas, (area, index) => ({
    subject: table.subjects[index] ?? 0,
    constraint: table.constraints[index] ?? 0,
    squareMeters: area * SQUARE_METERS_PER_SQUARE_DEGREE,
  }))
}

/** Null where a repair left nothing: a line folded onto itself has no area to be checked. */
function withArea(mended: PolygonSet | null): PolygonSet | null {
  return mended === null || mended.partStarts.length < 2 ? null : mended
}
