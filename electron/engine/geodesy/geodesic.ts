/**
 * Geodesic distance and length on the CGCS2000 ellipsoid, by Karney, "Algorithms for geodesics", J. Geodesy 87 (2013), good to 15 nm.
 */
import geographicLib from 'geographiclib-geodesic'
import { FLATTENING, SEMI_MAJOR_AXIS_METERS } from './ellipsoid'

const { Geodesic } = geographicLib
const ellipsoid = new Geodesic.Geodesic(SEMI_MAJOR_AXIS_METERS, FLATTENING)

/** @returns the length in metres of the shortest line on the ellipsoid between two places, degrees */
export function geodesicDistanceMeters(lon1: number, lat1: number, lon2: number, lat2: number): number {
  return ellipsoid.Inverse(lat1, lon1, lat2, lon2, Geodesic.DISTANCE).s12 ?? Number.NaN
}

/** The geodesic from one place to another: its length in metres and its direction where it starts, degrees clockwise from north. */
export function geodesicBetween(lon1: number, lat1: number, lon2: number, lat2: number): { meters: number; azimuthDegrees: number } {
  const { s12, azi1 } = ellipsoid.Inverse(lat1, lon1, lat2, lon2, Geodesic.DISTANCE | Geodesic.AZIMUTH)
  return { meters: s12 ?? Number.NaN, azimuthDegrees: azi1 ?? Number.NaN }
}

/**
 * Length of a line as the sum of the geodesics between its vertices.
 *
 * @param lonLat lon0, lat0, lon1, lat1 … in degrees
 * @param from index of the first vertex
 * @param to index behind the last vertex
 */
export function lengthMeters(lonLat: ArrayLike<number>, from = 0, to = lonLat.length / 2): number {
  let sum = 0
  for (let at = 2 * from; at + 3 < 2 * to; at += 2) {
    sum += geodesicDistanceMeters(lonLat[at]!, lonLat[at + 1]!, lonLat[at + 2]!, lonLat[at + 3]!)
  }
  return sum
}
