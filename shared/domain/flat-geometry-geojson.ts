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

/**
 * @param geometry valid GeoJSON; collections inside collections are brought to one level
 * @returns the same in flat form. Third ordinates become z, NaN where only some positions have one; further ordinates are left out.
 */
export function fromGeoJson(geometry: Geometry): FlatGeometry {
  switch (geometry.type) {
    case 'Point':
      return flatten('Point', geometry.coordinates.length === 0 ? [] : [[geometry.coordinates]], false)
    case 'MultiPoint':
      return flatten('MultiPoint', [geometry.coordinates], false)
    case 'LineString':
      return flatten('LineString', [geometry.coordinates], true)
    case 'MultiLineString':
      return flatten('MultiLineString', geometry.coordinates, true)
    case 'Polygon':
      return flatten('Polygon', geometry.coordinates, true)
    case 'MultiPolygon': {
      const polygonEnds: number[] = []
      for (const rings of geometry.coordinates) polygonEnds.push((polygonEnds.at(-1) ?? 0) + rings.length)
      return { ...flatten('MultiPolygon', geometry.coordinates.flat(), true), polygonEnds }
    }
    case 'GeometryCollection':
      return {
        type: 'GeometryCollection',
        members: geometry.geometries.flatMap((member) => {
          const flat = fromGeoJson(member)
          return flat.type === 'GeometryCollection' ? flat.members : [flat]
        }),
      }
  }
}

function flatten(type: SimpleGeometry['type'], runs: readonly (readonly Position[])[], keepEnds: boolean): SimpleGeometry {
  const vertices = runs.reduce((sum, run) => sum + run.length, 0)
  const xy = new Float64Array(2 * vertices)
  const hasHeight = runs.some((run) => run.some((position) => position.length > 2))
  const z = hasHeight ? new Float64Array(vertices) : null
  const pathEnds: number[] = []
  let vertex = 0
  for (const run of runs) {
    for (const position of run) {
      xy[2 * vertex] = position[0] ?? Number.NaN
      xy[2 * vertex + 1] = position[1] ?? Number.NaN
      if (z !== null) z[vertex] = position[2] ?? Number.NaN
      vertex++
    }
    if (keepEnds) pathEnds.push(vertex)
  }
  return { type, xy, z, m: null, pathEnds, polygonEnds: [] }
}
