/** GeoJSON ↔ flat geometry. Coordinates pass through unchanged; x before y as both forms have it. */
import type { Geometry, Position } from 'geojson'
import type { FlatGeometry, SimpleGeometry } from './flat-geometry'

/**
 * @param geometry flat geometry in any CRS
 * @returns the same as a GeoJSON geometry object. A third ordinate is written where the geometry has Z; M is left out, since
 *   GeoJSON has no place for it. An empty Point has `coordinates: []`.
 */
export function toGeoJson(geometry: FlatGeometry): Geometry {
  if (geometry.type === 'GeometryCollection') {
    return { type: 'GeometryCollection', geometries: geometry.members.map(toGeoJson) }
  }
  const { pathEnds } = geometry
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: positions(geometry, 0, geometry.xy.length / 2)[0] ?? [] }
    case 'MultiPoint':
      return { type: 'MultiPoint', coordinates: positions(geometry, 0, geometry.xy.length / 2) }
    case 'LineString':
      return { type: 'LineString', coordinates: positions(geometry, 0, geometry.xy.length / 2) }
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: paths(geometry, 0, pathEnds.length) }
    case 'Polygon':
      return { type: 'Polygon', coordinates: paths(geometry, 0, pathEnds.length) }
    case 'MultiPolygon':
      return {
        type: 'MultiPolygon',
        coordinates: geometry.polygonEnds.map((end, index) => paths(geometry, geometry.polygonEnds[index - 1] ?? 0, end)),
      }
  }
}

function paths(geometry: SimpleGeometry, from: number, to: number): Position[][] {
  const list: Position[][] = []
  for (let path = from; path < to; path++) {
    list.push(positions(geometry, geometry.pathEnds[path - 1] ?? 0, geometry.pathEnds[path]!))
  }
  return list
}

function positions(geometry: SimpleGeometry, from: number, to: number): Position[] {
  const { xy, z } = geometry
  const list: Position[] = []
  for (let vertex = from; vertex < to; vertex++) {
    const x = xy[2 * vertex]!
    const y = xy[2 * vertex + 1]!
    const height = z?.[vertex]
    list.push(height === undefined || Number.isNaN(height) ? [x, y] : [x, y, height])
  }
  return list
}
