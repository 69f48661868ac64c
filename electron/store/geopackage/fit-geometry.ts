/** Bring a geometry into the form that a theme's table stores: single geometries as multi, collections only where anything goes. */
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import type { GeometryType } from '../../../shared/domain/kinds'

/** @returns null where the geometry's type does not belong into the table */
export function fitGeometry(geometry: FlatGeometry, target: GeometryType): FlatGeometry | null {
  switch (target) {
    case 'Geometry':
      return geometry
    case 'Point':
      if (geometry.type === 'MultiPoint' && geometry.xy.length === 2) return { ...geometry, type: 'Point' }
      return geometry.type === 'Point' ? geometry : null
    case 'MultiLineString':
      if (geometry.type === 'LineString') return { ...geometry, type: 'MultiLineString', pathEnds: geometry.xy.length === 0 ? [] : geometry.pathEnds }
      return geometry.type === 'MultiLineString' ? geometry : null
    case 'MultiPolygon':
      if (geometry.type === 'Polygon') {
        return { ...geometry, type: 'MultiPolygon', polygonEnds: geometry.pathEnds.length === 0 ? [] : [geometry.pathEnds.length] }
      }
      return geometry.type === 'MultiPolygon' ? geometry : null
  }
}
