/**
 * How subjects and the features of one layer meet: overlap of areas, length inside, within, and distance up to a reach.
 */
import type { ShapeTable } from '../../../shared/domain/feature-table'
import { simpleParts } from '../../../shared/domain/flat-geometry'
import { latitudeOfEqualAreaY, SQUARE_METERS_PER_SQUARE_DEGREE, toEqualAreaPlane } from '../geodesy/equal-area'
import { lengthMeters } from '../geodesy/geodesic'
import { type LineSet, lineSetFromFlat } from '../geometry/line-set'
import { boundsOfShape, geometryOfShape, shapeCount } from '../geometry/shape-table'
import { findOverlaps } from '../overlay/find-overlaps'
import { LineCutter } from '../overlay/line-overlaps'
import { findPoints } from '../overlay/locate-points'
import { findNear } from '../distance/find-near'
import { isWithinReach, preparePaths } from '../distance/prepared-paths'
import { type PolygonLayer, validShapes } from './polygon-layer'
import { pathsOfLayer, polygonsOfLayer } from './prepared-layer'
import { shapesOf } from './stored-features'
import type { CheckSubject, ConstraintLayer } from './subject'

/** One subject and one constraint that meet or lie within reach; indexes into both lists. */
export type Contact = {
  readonly subject: number
  readonly constraint: number
  /** Interiors meet: area for polygons, length for lines, a point strictly inside. Touching is not overlapping. */
  readonly overlaps: boolean
  readonly overlapSquareMeters: number | null
  readonly overlapMeters: number | null
  readonly shareOfSubject: number | null
  readonly shareOfConstraint: number | null
  readonly distanceMeters: number
}

/**
 * @param reachMeters contacts up to this distance are wanted; null: overlaps only
 * @param throwIfCancelled asked often
 */
export function findContacts(
  subjects: readonly CheckSubject[],
  subjectPolygons: PolygonLayer,
  layer: ConstraintLayer,
  reachMeters: number | null,
  throwIfCancelled: () => void,
): readonly Contact[] {
  const shapes = validShapes(shapesOf(subjects), subjectPolygons)
  const constraints = polygonsOfLayer(layer)
  const areas = polygonContacts(subjectPolygons, constraints, throwIfCancelled)
  if (shapes.others.size === 0 && reachMeters === null) return areas
  const meeting = [...areas, ...lineContacts(shapes, constraints, throwIfCancelled), ...pointContacts(shapes, constraints, throwIfCancelled)]
  const near = reachMeters === null ? [] : nearContacts(shapes, layer, reachMeters, throwIfCancelled)
  // A collection may meet a constraint with several of its parts, and whatever meets is also near: what was found first counts.
  const known = new Set<number>()
  return [...meeting, ...near]
    .filter(({ subject, constraint }) => {
      const key = subject * layer.features.length + constraint
      return known.has(key) ? false : known.add(key) !== undefined
    })
    .sort((a, b) => a.subject - b.subject || a.constraint - b.constraint)
}

/** In their order. */
function polygonContacts(subjects: PolygonLayer, constraints: PolygonLayer, throwIfCancelled: () => void): readonly Contact[] {
  const table = findOverlaps(subjects.prepared, constraints.prepared, { throwIfCancelled })
  const contacts: Contact[] = []
  for (let row = 0; row < table.areas.length; row++) {
    const subject = table.subjects[row]!
    const constraint = table.constraints[row]!
    const squareMeters = table.areas[row]! * SQUARE_METERS_PER_SQUARE_DEGREE
    contacts.push({
      subject,
      constraint,
      overlaps: true,
      overlapSquareMeters: squareMeters,
      overlapMeters: null,
      shareOfSubject: shareOf(squareMeters, subjects.areas[subject]),
      shareOfConstraint: shareOf(squareMeters, constraints.areas[constraint]),
      distanceMeters: 0,
    })
  }
  return contacts
}

function lineContacts({ polygons, others }: ShapeTable, constraints: PolygonLayer, throwIfCancelled: () => void): readonly Contact[] {
  if (others.size === 0) return []
  const lines = lineSetFromFlat(Array.from({ length: polygons.featureStarts.length - 1 }, (_, row) => others.get(row) ?? null))
  if (lines.coordinates.length === 0) return []
  const cutter = new LineCutter(lines, toEqualAreaPlane(lines.coordinates), constraints.prepared, latitudeOfEqualAreaY)
  return cutter.findOverlaps(throwIfCancelled).flatMap(({ line, constraint, insideMeters }) =>
    insideMeters === 0
      ? []
      : [
          {
            subject: line,
            constraint,
            overlaps: true,
            overlapSquareMeters: null,
            overlapMeters: insideMeters,
            shareOfSubject: shareOf(insideMeters, lengthOfFeature(lines, line)),
            shareOfConstraint: null,
            distanceMeters: 0,
          },
        ],
  )
}

function lengthOfFeature({ coordinates, pathStarts, featureStarts }: LineSet, feature: number): number {
  let meters = 0
  for (let path = featureStarts[feature] ?? 0; path < (featureStarts[feature + 1] ?? 0); path += 1) {
    meters += lengthMeters(coordinates, pathStarts[path] ?? 0, pathStarts[path + 1] ?? 0)
  }
  return meters
}

function pointContacts({ others }: ShapeTable, constraints: PolygonLayer, throwIfCancelled: () => void): readonly Contact[] {
  const lonLat: number[] = []
  const owners: number[] = []
  for (const [subject, geometry] of others) {
    for (const part of simpleParts(geometry)) {
      if (part.type !== 'Point' && part.type !== 'MultiPoint') continue
      for (let at = 0; at < part.xy.length; at += 2) {
        lonLat.push(part.xy[at] ?? 0, part.xy[at + 1] ?? 0)
        owners.push(subject)
      }
    }
  }
  if (owners.length === 0) return []
  const found = findPoints(toEqualAreaPlane(Float64Array.from(lonLat)), constraints.prepared, throwIfCancelled)
  return Array.from(found.points, (point, hit): Contact[] => {
    const inside = found.onBoundary[hit] === 0
    if (!inside) return []
    const subject = owners[point] ?? 0
    return [{ subject, constraint: found.constraints[hit] ?? 0, overlaps: true, overlapSquareMeters: null, overlapMeters: null, shareOfSubject: null, shareOfConstraint: null, distanceMeters: 0 }]
  }).flat()
}

function nearContacts(shapes: ShapeTable, layer: ConstraintLayer, reachMeters: number, throwIfCancelled: () => void): readonly Contact[] {
  const constraints = pathsOfLayer(layer)
  const subjects: number[] = []
  for (let row = 0; row < shapeCount(shapes); row += 1) {
    const bounds = boundsOfShape(shapes, row)
    if (bounds !== null && isWithinReach(bounds, constraints, reachMeters)) subjects.push(row)
  }
  const paths = preparePaths(subjects.map((row) => geometryOfShape(shapes, row)))
  return findNear(paths, constraints, reachMeters, throwIfCancelled).map(({ subject, constraint, meters }) => ({
    subject: subjects[subject] ?? 0,
    constraint,
    overlaps: false,
    overlapSquareMeters: null,
    overlapMeters: null,
    shareOfSubject: null,
    shareOfConstraint: null,
    distanceMeters: meters,
  }))
}

function shareOf(part: number, whole: number | undefined): number | null {
  return whole === undefined || whole === 0 ? null : Math.min(part / whole, 1)
}
