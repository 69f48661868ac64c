/**
 * How subjects and the features of one layer meet: overlap of areas, length inside, within, and distance up to a reach.
 */
import { type FlatGeometry, simpleParts } from '../../../shared/domain/flat-geometry'
import { latitudeOfEqualAreaY, toEqualAreaPlane } from '../geodesy/equal-area'
import { lengthMeters } from '../geodesy/geodesic'
import { type LineSet, lineSetFromFlat } from '../geometry/line-set'
import { LineCutter } from '../overlay/line-overlaps'
import { findPoints } from '../overlay/locate-points'
import { findNear } from '../distance/find-near'
import { isWithinReach, preparePaths } from '../distance/prepared-paths'
import { overlapPairs, type PolygonLayer, validGeometries } from './polygon-layer'
import { pathsOfLayer, polygonsOfLayer } from './prepared-layer'
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
  const geometries = validGeometries(subjects.map(({ geometry }) => geometry), subjectPolygons)
  const constraints = polygonsOfLayer(layer)
  const meeting = [
    ...polygonContacts(subjectPolygons, constraints, throwIfCancelled),
    ...lineContacts(geometries, constraints, throwIfCancelled),
    ...pointContacts(geometries, constraints, throwIfCancelled),
  ]
  const near = reachMeters === null ? [] : nearContacts(geometries, layer, reachMeters, throwIfCancelled)
  // A collection may meet a constraint with several of its parts, and whatever meets is also near: what was found first counts.
  const known = new Set<number>()
  return [...meeting, ...near]
    .filter(({ subject, constraint }) => {
      const key = subject * layer.features.length + constraint
      return known.has(key) ? false : known.add(key) !== undefined
    })
    .sort((a, b) => a.subject - b.subject || a.constraint - b.constraint)
}

function polygonContacts(subjects: PolygonLayer, constraints: PolygonLayer, throwIfCancelled: () => void): readonly Contact[] {
  return overlapPairs(subjects, constraints, throwIfCancelled).map(({ subject, constraint, squareMeters }) => ({
    subject,
    constraint,
    overlaps: true,
    overlapSquareMeters: squareMeters,
    overlapMeters: null,
    shareOfSubject: shareOf(squareMeters, subjects.areas[subject]),
    shareOfConstraint: shareOf(squareMeters, constraints.areas[constraint]),
    distanceMeters: 0,
  }))
}

function lineContacts(geometries: readonly (FlatGeometry | null)[], constraints: PolygonLayer, throwIfCancelled: () => void): readonly Contact[] {
  const lines = lineSetFromFlat(geometries)
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

function pointContacts(geometries: readonly (FlatGeometry | null)[], constraints: PolygonLayer, throwIfCancelled: () => void): readonly Contact[] {
  const lonLat: number[] = []
  const owners: number[] = []
  geometries.forEach((geometry, subject) => {
    for (const part of geometry === null ? [] : simpleParts(geometry)) {
      if (part.type !== 'Point' && part.type !== 'MultiPoint') continue
      for (let at = 0; at < part.xy.length; at += 2) {
        lonLat.push(part.xy[at] ?? 0, part.xy[at + 1] ?? 0)
        owners.push(subject)
      }
    }
  })
  if (owners.length === 0) return []
  const found = findPoints(toEqualAreaPlane(Float64Array.from(lonLat)), constraints.prepared, throwIfCancelled)
  return Array.from(found.points, (point, hit): Contact[] => {
    const inside = found.onBoundary[hit] === 0
    if (!inside) return []
    const subject = owners[point] ?? 0
    return [{ subject, constraint: found.constraints[hit] ?? 0, overlaps: true, overlapSquareMeters: null, overlapMeters: null, shareOfSubject: null, shareOfConstraint: null, distanceMeters: 0 }]
  }).flat()
}

function nearContacts(geometries: readonly (FlatGeometry | null)[], layer: ConstraintLayer, reachMeters: number, throwIfCancelled: () => void): readonly Contact[] {
  const constraints = pathsOfLayer(layer)
  const subjects: number[] = []
  geometries.forEach((geometry, subject) => {
    if (geometry !== null && isWithinReach(geometry, constraints, reachMeters)) subjects.push(subject)
  })
  const paths = preparePaths(subjects.map((subject) => geometries[subject] ?? null))
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
