/** What it would take to undo one finding: the smallest shift, and the part to leave out. */
import type { FindingMend } from '../../../shared/domain/check'
import { latitudeOfEqualAreaY, SQUARE_METERS_PER_SQUARE_DEGREE } from '../geodesy/equal-area'
import { PolygonSetBuilder } from '../geometry/polygon-set'
import { PieceCutter } from '../overlay/cut-pieces'
import { boundsMeet, boundsOfGeometries } from './feature-bounds'
import { growBounds } from '../distance/local-scale'
import type { FindingParts } from './pick-feature'
import { polygonLayerOf } from './polygon-layer'
import { polygonsOfSet } from './polygons-of-set'
import { smallestShift } from './smallest-shift'

/**
 * Off everything that the finding's rule protects, not off the one constraint alone: a shift onto its neighbour would be no help.
 *
 * @param reachMeters longer shifts are not looked for
 */
export function mendFinding({ subject, subjectPolygons, others }: FindingParts, reachMeters: number): FindingMend {
  const bounds = boundsOfGeometries([subject.geometry])
  const squareMeters = subjectPolygons.areas[0] ?? 0
  if (bounds === null || squareMeters === 0) return { shift: null, reachMeters, trim: null }
  const reached = growBounds(bounds, reachMeters)
  const near = others.filter(({ geometry }) => {
    const own = boundsOfGeometries([geometry])
    return own !== null && boundsMeet(own, reached)
  })
  const constraints = polygonLayerOf(near.map(({ geometry }) => geometry))
  const { prepared } = subjectPolygons
  const shift = smallestShift(prepared, 0, constraints.prepared, reachMeters, (bounds[1] + bounds[3]) / 2)
  const builder = new PolygonSetBuilder()
  builder.addFeature()
  const area = new PieceCutter(prepared, constraints.prepared, latitudeOfEqualAreaY).appendDifference(0, near.map((_, index) => index), builder)
  const rest = builder.build()
  const left = area * SQUARE_METERS_PER_SQUARE_DEGREE
  return {
    shift:
      shift === null
        ? null
        : {
            meters: Math.hypot(shift.eastMeters, shift.northMeters),
            eastMeters: shift.eastMeters,
            northMeters: shift.northMeters,
            azimuthDegrees: ((Math.atan2(shift.eastMeters, shift.northMeters) * 180) / Math.PI + 360) % 360,
            geometry: polygonsOfSet({ ...prepared.set, coordinates: moved(prepared.plane, shift.planeX, shift.planeY) }) ?? { type: 'MultiPolygon', coordinates: [] },
          },
    reachMeters,
    trim: { squareMeters: left, removedSquareMeters: squareMeters - left, geometry: polygonsOfSet(rest) },
  }
}

function moved(plane: Float64Array, x: number, y: number): Float64Array {
  return plane.map((ordinate, index) => (index % 2 === 0 ? ordinate + x : latitudeOfEqualAreaY(ordinate + y)))
}
