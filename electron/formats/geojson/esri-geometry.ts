/**
 * Geometry of Esri's JSON, as ArcGIS services answer it, to flat geometry.
 *
 * Source: ArcGIS REST API, “Geometry objects”. Curves are not read.
 */
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import { GeometryBuilder } from '../geometry/geometry-builder'
import { polygonFromRings } from '../geometry/polygon-rings'
import { isJsonObject, UnreadableGeometry } from './flatten-geometry'

/** @throws UnreadableGeometry */
export function flattenEsriGeometry(value: unknown): FlatGeometry | null {
  if (value === null || value === undefined) return null
  if (!isJsonObject(value)) throw new UnreadableGeometry(`geometry: ${typeof value}`)
  const builder = new GeometryBuilder()
  const hasZ = value['hasZ'] === true
  if ('x' in value || 'y' in value) {
    const { x, y, z } = value
    if (x === null || x === 'NaN') return null
    if (typeof x !== 'number' || typeof y !== 'number') throw new UnreadableGeometry('x, y')
    builder.addVertex(x, y, typeof z === 'number' ? z : null)
    return builder.build('Point')
  }
  if (Array.isArray(value['points'])) {
    addPath(builder, value['points'], hasZ)
    return builder.build('MultiPoint')
  }
  const paths = value['paths'] ?? value['rings']
  if (!Array.isArray(paths)) throw new UnreadableGeometry(Object.keys(value).join(', ').slice(0, 40))
  for (const path of paths) {
    addPath(builder, path, hasZ)
    builder.endPath()
  }
  const lines = builder.build(paths.length > 1 ? 'MultiLineString' : 'LineString')
  if (lines === null || value['rings'] === undefined) return lines
  return polygonFromRings(lines, lines.pathEnds).geometry
}

function addPath(builder: GeometryBuilder, path: unknown, hasZ: boolean): void {
  if (!Array.isArray(path)) throw new UnreadableGeometry('path')
  for (const position of path as unknown[]) {
    if (!Array.isArray(position)) throw new UnreadableGeometry('position')
    const [x, y, z] = position as unknown[]
    if (typeof x !== 'number' || typeof y !== 'number') throw new UnreadableGeometry(`position: ${JSON.stringify(position).slice(0, 40)}`)
    builder.addVertex(x, y, hasZ && typeof z === 'number' ? z : null)
  }
}
