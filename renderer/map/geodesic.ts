/**
 * Lengths and areas on the CGCS2000 ellipsoid, for measuring by hand on the map.
 *
 * Edges are geodesics (Karney 2013, doi:10.1007/s00190-012-0578-z, through GeographicLib). The official area of a stored feature is
 * the service's: there edges run straight in an equal-area plane, which matters only for edges of many kilometres.
 */
import geographicLib from 'geographiclib-geodesic'
import type { LonLat } from './coordinates'

/** CGCS2000: semi-major axis in metres and flattening. */
const ellipsoid = new geographicLib.Geodesic.Geodesic(6_378_137, 1 / 298.257_222_101)

/** Length of a line in metres. */
export function geodesicLengthMeters(line: readonly LonLat[]): number {
  let length = 0
  for (let index = 1; index < line.length; index++) {
    const [fromLon, fromLat] = line[index - 1]!
    const [toLon, toLat] = line[index]!
    length += ellipsoid.Inverse(fromLat, fromLon, toLat, toLon).s12 ?? Number.NaN
  }
  return length
}

/**
 * Area and outline of a ring.
 *
 * @param ring vertices in either direction; the first may be repeated at the end
 * @returns square metres, never negative, and metres
 */
export function geodesicAreaOfRing(ring: readonly LonLat[]): { readonly squareMeters: number; readonly perimeterMeters: number } {
  const polygon = ellipsoid.Polygon(false)
  for (const [lon, lat] of openRing(ring)) polygon.AddPoint(lat, lon)
  const { area, perimeter } = polygon.Compute(false, true)
  return { squareMeters: Math.abs(area ?? 0), perimeterMeters: perimeter }
}

function openRing(ring: readonly LonLat[]): readonly LonLat[] {
  const first = ring[0]
  const last = ring.at(-1)
  const closed = first !== undefined && last !== undefined && ring.length > 1 && first[0] === last[0] && first[1] === last[1]
  return closed ? ring.slice(0, -1) : ring
}
