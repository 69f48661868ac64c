/**
 * A flat stand-in for the ellipsoid around one place, for "which is nearest" questions: metres east and north of an origin.
 *
 * Good to 1e-3 within a few kilometres; lengths that are reported are measured on the ellipsoid.
 */
import { ECCENTRICITY_SQUARED, RADIANS_PER_DEGREE, SEMI_MAJOR_AXIS_METERS } from '../geodesy/ellipsoid'

/** Metres per degree of longitude and latitude at a latitude (radii of curvature of the CGCS2000 ellipsoid). */
export function metersPerDegree(latitude: number): readonly [east: number, north: number] {
  const sine = Math.sin(latitude * RADIANS_PER_DEGREE)
  const root = Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine)
  const east = (SEMI_MAJOR_AXIS_METERS / root) * Math.cos(latitude * RADIANS_PER_DEGREE) * RADIANS_PER_DEGREE
  const north = ((SEMI_MAJOR_AXIS_METERS * (1 - ECCENTRICITY_SQUARED)) / root ** 3) * RADIANS_PER_DEGREE
  return [east, north]
}

/** The place on a segment nearest to a point: its share of the segment and the distance in metres. */
export function nearestOnSegment(
  point: readonly [number, number],
  a: readonly [number, number],
  b: readonly [number, number],
): { readonly share: number; readonly meters: number } {
  const [east, north] = metersPerDegree(point[1])
  const [ax, ay] = [(a[0] - point[0]) * east, (a[1] - point[1]) * north]
  const [dx, dy] = [(b[0] - a[0]) * east, (b[1] - a[1]) * north]
  const squared = dx * dx + dy * dy
  const share = squared === 0 ? 0 : Math.min(Math.max(-(ax * dx + ay * dy) / squared, 0), 1)
  return { share, meters: Math.hypot(ax + share * dx, ay + share * dy) }
}
