/** Set operations on areas of the demonstration, by polygon-clipping (floating point, fast enough for a coast of thousands of vertices). */
import { buffer, multiPolygon, simplify } from '@turf/turf'
import type { Feature, LineString, MultiPolygon, Polygon } from 'geojson'
import polygonClipping, { type Geom } from 'polygon-clipping'

/** One or many polygons, [lon, lat]. */
export type Area = Feature<Polygon | MultiPolygon>

const geometryOf = (area: Area) => area.geometry.coordinates as Geom

/** What two areas share. @throws Error where they share nothing: the shipped files contradict each other */
export function overlapOf(a: Area, b: Area): Area {
  const shared = polygonClipping.intersection(geometryOf(a), geometryOf(b))
  if (shared.length === 0) throw new Error('two areas of the demonstration do not meet')
  return multiPolygon(shared)
}

/** Whether two areas share anything. */
export function meet(a: Area, b: Area): boolean {
  return polygonClipping.intersection(geometryOf(a), geometryOf(b)).length > 0
}

/** What is left of an area without another. */
export function without(area: Area, taken: Area): Area {
  return multiPolygon(polygonClipping.difference(geometryOf(area), geometryOf(taken)))
}

/** All areas as one. */
export function unionOf(areas: readonly Area[]): Area {
  const [first, ...rest] = areas
  if (first === undefined) throw new Error('no areas to unite')
  return multiPolygon(polygonClipping.union(geometryOf(first), ...rest.map(geometryOf)))
}

/** About 100 m: what a strip of hundreds of metres may lose of its shore's detail. */
const STRIP_TOLERANCE_DEGREES = 0.001

/** A strip around a line or an area, its shape simplified first: buffers of a full coast take minutes. */
export function stripAround(shape: Feature<LineString> | Area, kilometers: number): Area {
  const simple = simplify(shape, { tolerance: Math.min(STRIP_TOLERANCE_DEGREES, kilometers / 500), highQuality: false })
  return buffer(simple, kilometers, { units: 'kilometers', steps: 8 }) as Area
}
