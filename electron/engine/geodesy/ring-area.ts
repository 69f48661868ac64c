/** Areas of rings and polygons: on the ellipsoid from degrees, in a plane from projected coordinates. */
import type { PolygonSet } from '../geometry/polygon-set'
import { equalAreaY, SQUARE_METERS_PER_SQUARE_DEGREE } from './equal-area'

/**
 * Area on the CGCS2000 ellipsoid within a ring, counter-clockwise positive: the official area (国土调查办发〔2008〕32号), edges
 * straight in the cylindrical equal-area plane.
 *
 * @param lonLat lon0, lat0 … in degrees; the ring may or may not repeat its first vertex
 * @param from index of its first vertex
 * @param to index behind its last vertex
 */
export function ringAreaSquareMeters(lonLat: ArrayLike<number>, from = 0, to = lonLat.length / 2): number {
  if (to - from < 3) return 0
  const originX = lonLat[2 * from]!
  const originY = equalAreaY(lonLat[2 * from + 1]!)
  let doubled = 0
  let previousX = lonLat[2 * to - 2]! - originX
  let previousY = equalAreaY(lonLat[2 * to - 1]!) - originY
  for (let at = 2 * from; at < 2 * to; at += 2) {
    const x = lonLat[at]! - originX
    const y = equalAreaY(lonLat[at + 1]!) - originY
    doubled += previousX * y - x * previousY
    previousX = x
    previousY = y
  }
  return (doubled / 2) * SQUARE_METERS_PER_SQUARE_DEGREE
}

/** Ellipsoid area of each feature of a valid set in degrees: shells less holes, whichever way rings run. */
export function featureAreasSquareMeters(set: PolygonSet): Float64Array {
  const areas = new Float64Array(set.featureStarts.length - 1)
  for (let feature = 0; feature < areas.length; feature++) {
    for (let part = set.featureStarts[feature]!; part < set.featureStarts[feature + 1]!; part++) {
      const shell = set.partStarts[part]!
      for (let ring = shell; ring < set.partStarts[part + 1]!; ring++) {
        const area = Math.abs(ringAreaSquareMeters(set.coordinates, set.ringStarts[ring]!, set.ringStarts[ring + 1]!))
        areas[feature]! += ring === shell ? area : -area
      }
    }
  }
  return areas
}
