/** The first vertex of a geometry: a place that stands for it. */
import type { Geometry, Position } from 'geojson'

/** @returns [lon, lat] as the geometry has them; null for an empty one */
export function firstPosition(geometry: Geometry): readonly [number, number] | null {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.map(firstPosition).find((place) => place !== null) ?? null
  let part: unknown = geometry.coordinates
  while (Array.isArray(part) && Array.isArray(part[0])) part = part[0]
  const [lon, lat] = part as Position
  return lon === undefined || lat === undefined ? null : [lon, lat]
}
