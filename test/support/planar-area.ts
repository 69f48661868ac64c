/** Area of all polygons of a set in the plane of its coordinates, rings as the engine hands them out: shells counter-clockwise, holes clockwise. */
import type { PolygonSet } from '../../electron/engine/geometry/polygon-set'
import { doubleAreaOfRingSigned } from '../../shared/domain/flat-geometry'

export function planarArea(set: PolygonSet): number {
  let doubled = 0
  for (let ring = 0; ring + 1 < set.ringStarts.length; ring++) {
    doubled += doubleAreaOfRingSigned(set.coordinates, set.ringStarts[ring]!, set.ringStarts[ring + 1]!)
  }
  return doubled / 2
}
