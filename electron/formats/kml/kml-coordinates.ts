/** KML's coordinate tuples: longitude, latitude and an optional altitude in metres, apart by commas; tuples apart by white space. */
import type { GeometryBuilder } from '../geometry/geometry-builder'

/**
 * Adds every tuple of a `coordinates` text.
 *
 * @returns the first tuple that is none, or null where all are well; blanks around commas are tolerated, as in Google Earth
 */
export function addCoordinates(builder: GeometryBuilder, text: string): string | null {
  const compact = /\s,|,\s/.test(text) ? text.replaceAll(/\s*,\s*/g, ',') : text
  for (const tuple of compact.trim().split(/\s+/)) {
    if (tuple === '') continue
    const [lon, lat, altitude] = tuple.split(',')
    if (!addPosition(builder, lon, lat, altitude)) return tuple.slice(0, 40)
  }
  return null
}

/** `gx:coord`: the same, apart by blanks. */
export function addTrackCoordinate(builder: GeometryBuilder, text: string): string | null {
  const [lon, lat, altitude] = text.trim().split(/\s+/)
  return addPosition(builder, lon, lat, altitude) ? null : text.slice(0, 40)
}

function addPosition(builder: GeometryBuilder, lon: string | undefined, lat: string | undefined, altitude: string | undefined): boolean {
  if (lon === undefined || lat === undefined || lon === '' || lat === '') return false
  const [x, y] = [Number(lon), Number(lat)]
  if (!Number.isFinite(x) || !Number.isFinite(y)) return false
  const z = altitude === undefined || altitude === '' ? NaN : Number(altitude)
  builder.addVertex(x, y, Number.isFinite(z) ? z : null)
  return true
}
