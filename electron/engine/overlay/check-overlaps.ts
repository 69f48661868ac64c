/**
 * The overlay of the conflict check as one call on plain arrays, for one thread or several.
 *
 * Several workers each take their own share of the subjects (`splitSubjects`) against all constraints; putting the tables one behind the other
 * (`joinOverlaps`) gives, once sorted, the same figures to the last bit as one worker alone.
 */
import { SQUARE_METERS_PER_SQUARE_DEGREE, toEqualAreaPlane } from '../geodesy/equal-area'
import { featureCount, type PolygonSet, sliceFeatures } from '../geometry/polygon-set'
import { findOverlaps, type OverlapOptions } from './find-overlaps'
import { featureAreas, preparePolygons } from './prepared-polygons'

/** The first feature and the one behind the last. */
export type FeatureRange = { readonly from: number; readonly to: number }

/** One row a pair of features whose interiors meet, ordered by subject, then by constraint. All arrays may be handed to another thread. */
export type OverlapRows = {
  readonly subjects: Uint32Array
  readonly constraints: Uint32Array
  /** m² on the ellipsoid. */
  readonly areaSquareMeters: Float64Array
  readonly shareOfSubject: Float64Array
  readonly shareOfConstraint: Float64Array
  /** 1 where the area is below the tolerance: a sliver, shown as such and no finding. */
  readonly isSliver: Uint8Array
}

/**
 * @param subjects valid polygons in degrees [lon, lat], CGCS2000
 * @param constraints the same
 * @param toleranceSquareMeters overlaps below it are slivers
 * @param options `from` and `to`: only these subjects
 */
export function checkOverlaps(
  subjects: PolygonSet,
  constraints: PolygonSet,
  toleranceSquareMeters: number,
  options: OverlapOptions & Partial<FeatureRange> = {},
): OverlapRows {
  const from = options.from ?? 0
  const own = sliceFeatures(subjects, from, options.to ?? featureCount(subjects))
  const preparedSubjects = preparePolygons(own, toEqualAreaPlane(own.coordinates))
  const preparedConstraints = preparePolygons(constraints, toEqualAreaPlane(constraints.coordinates))
  const table = findOverlaps(preparedSubjects, preparedConstraints, options)
  const subjectNumbers = table.subjects.map((subject) => subject + from)
  const subjectAreas = featureAreas(preparedSubjects)
  const constraintAreas = featureAreas(preparedConstraints)
  const rows = table.areas.length
  const areaSquareMeters = new Float64Array(rows)
  const shareOfSubject = new Float64Array(rows)
  const shareOfConstraint = new Float64Array(rows)
  const isSliver = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) {
    const area = table.areas[row]!
    areaSquareMeters[row] = area * SQUARE_METERS_PER_SQUARE_DEGREE
    shareOfSubject[row] = Math.min(1, area / subjectAreas[table.subjects[row]!]!)
    shareOfConstraint[row] = Math.min(1, area / constraintAreas[table.constraints[row]!]!)
    isSliver[row] = areaSquareMeters[row]! < toleranceSquareMeters ? 1 : 0
  }
  return { subjects: subjectNumbers, constraints: table.constraints, areaSquareMeters, shareOfSubject, shareOfConstraint, isSliver }
}

/** @returns for each worker the first feature and the one behind its last; about as many vertices for each */
export function splitSubjects(subjects: PolygonSet, workers: number): FeatureRange[] {
  const { featureStarts, partStarts, ringStarts } = subjects
  const features = featureStarts.length - 1
  const firstVertex = (feature: number) => ringStarts[partStarts[featureStarts[feature]!]!]!
  const ranges: FeatureRange[] = []
  let from = 0
  for (let worker = 1; worker <= workers; worker++) {
    const target = (firstVertex(features) * worker) / workers
    let to = worker === workers ? features : from
    while (to < features && firstVertex(to) < target) to++
    ranges.push({ from, to })
    from = to
  }
  return ranges
}

/** Put the tables of several ranges of subjects, in their order, into one. */
export function joinOverlaps(tables: readonly OverlapRows[]): OverlapRows {
  const rows = tables.reduce((sum, table) => sum + table.subjects.length, 0)
  const joined = {
    subjects: new Uint32Array(rows),
    constraints: new Uint32Array(rows),
    areaSquareMeters: new Float64Array(rows),
    shareOfSubject: new Float64Array(rows),
    shareOfConstraint: new Float64Array(rows),
    isSliver: new Uint8Array(rows),
  }
  let at = 0
  for (const table of tables) {
    joined.subjects.set(table.subjects, at)
    joined.constraints.set(table.constraints, at)
    joined.areaSquareMeters.set(table.areaSquareMeters, at)
    joined.shareOfSubject.set(table.shareOfSubject, at)
    joined.shareOfConstraint.set(table.shareOfConstraint, at)
    joined.isSliver.set(table.isSliver, at)
    at += table.subjects.length
  }
  return joined
}
