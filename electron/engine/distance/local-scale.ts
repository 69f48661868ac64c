/**
 * Metres in the equal-area plane.
 *
 * The plane keeps areas, so where it is stretched along the parallel it is squeezed along the meridian by the same factor. Scaled by both factors for
 * the middle latitude, a figure a few kilometres wide has its true distances to 10⁻⁸, and straight edges of the plane stay straight.
 */
import { SQUARE_METERS_PER_SQUARE_DEGREE } from '../geodesy/equal-area'
import { ECCENTRICITY_SQUARED, RADIANS_PER_DEGREE, SEMI_MAJOR_AXIS_METERS } from '../geodesy/ellipsoid'

/** @param latitude degrees; @returns metres along the parallel for one unit of x, never 0 */
export function metersPerX(latitude: number): number {
  const sine = Math.sin(latitude * RADIANS_PER_DEGREE)
  const cosine = Math.max(1e-6, Math.sqrt(1 - sine * sine))
  return (SEMI_MAJOR_AXIS_METERS * RADIANS_PER_DEGREE * cosine) / Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine)
}

/** @param perX `metersPerX` of a latitude; @returns metres along the meridian for one unit of y there */
export function metersPerY(perX: number): number {
  return SQUARE_METERS_PER_SQUARE_DEGREE / perX
}

/** [west, south, east, north] in degrees. */
type Bounds = readonly [west: number, south: number, east: number, north: number]

/** Least length of a degree of latitude, along the meridian at the equator. */
const LEAST_METERS_PER_DEGREE = 110_574
const GROWTH_MARGIN = 1.01

/** @param from first vertex, @param to the one behind the last; @returns inside out without vertices */
export function boundsOfVertices(lonLat: Float64Array, from: number, to: number): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = 2 * from; at < 2 * to; at += 2) {
    const lon = lonLat[at]!
    const lat = lonLat[at + 1]!
    if (lon < west) west = lon
    if (lon > east) east = lon
    if (lat < south) south = lat
    if (lat > north) north = lat
  }
  return [west, south, east, north]
}

/** Bounds that hold everything within so many metres of what the given ones hold. */
export function growBounds([west, south, east, north]: Bounds, meters: number): Bounds {
  const latitude = (meters / LEAST_METERS_PER_DEGREE) * GROWTH_MARGIN
  const longitude = (meters / metersPerX(Math.min(89, Math.max(Math.abs(south), Math.abs(north)) + latitude))) * GROWTH_MARGIN
  return [west - longitude, south - latitude, east + longitude, north + latitude]
}
