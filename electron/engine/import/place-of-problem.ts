/** Where a problem shows on the map: the fault that it names, else the first vertex of its record. */
import { type FlatGeometry, simpleParts } from '../../../shared/domain/flat-geometry'
import type { SourceProblem } from '../../../shared/domain/source-record'

/**
 * @param geometry of the record, in the file's system; not changed
 * @param toLonLat null where the file's system is in doubt
 * @returns degrees [lon, lat] of EPSG:4490; null where no place is known
 */
export function placeOfProblem({ params }: SourceProblem, geometry: FlatGeometry | null, toLonLat: ((xy: Float64Array) => void) | null): readonly [number, number] | null {
  const stated = asPlace(Number(params['lon'] ?? Number.NaN), Number(params['lat'] ?? Number.NaN))
  if (stated !== null || geometry === null || toLonLat === null) return stated
  const first = firstVertex(geometry)
  if (first === null) return null
  toLonLat(first)
  return asPlace(first[0]!, first[1]!)
}

function asPlace(lon: number, lat: number): readonly [number, number] | null {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null
}

/** The first with finite coordinates. */
function firstVertex(geometry: FlatGeometry): Float64Array | null {
  for (const { xy } of simpleParts(geometry)) {
    for (let at = 0; at + 1 < xy.length; at += 2) {
      if (Number.isFinite(xy[at]!) && Number.isFinite(xy[at + 1]!)) return xy.slice(at, at + 2)
    }
  }
  return null
}
