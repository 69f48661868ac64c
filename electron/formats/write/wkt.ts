/** Geometry as well-known text, OGC 06-103r4 §7: `[lon lat]` order, every digit kept. */
import type { Geometry, Position } from 'geojson'

/** A geometry's text; an empty one is `… EMPTY`. */
export function toWkt(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return tagged('POINT', geometry.coordinates.length === 0 ? '' : point(geometry.coordinates))
    case 'MultiPoint':
      return tagged('MULTIPOINT', geometry.coordinates.map((position) => `(${point(position)})`).join(','))
    case 'LineString':
      return tagged('LINESTRING', line(geometry.coordinates))
    case 'MultiLineString':
      return tagged('MULTILINESTRING', lines(geometry.coordinates))
    case 'Polygon':
      return tagged('POLYGON', lines(geometry.coordinates))
    case 'MultiPolygon':
      return tagged('MULTIPOLYGON', geometry.coordinates.map((rings) => `(${lines(rings)})`).join(','))
    case 'GeometryCollection':
      return tagged('GEOMETRYCOLLECTION', geometry.geometries.map(toWkt).join(','))
  }
}

const tagged = (tag: string, body: string) => (body === '' ? `${tag} EMPTY` : `${tag}(${body})`)
const point = ([x = 0, y = 0]: Position) => `${x} ${y}`
const line = (positions: readonly Position[]) => positions.map(point).join(',')
const lines = (all: readonly (readonly Position[])[]) => all.map((positions) => `(${line(positions)})`).join(',')
