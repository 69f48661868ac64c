/**
 * GeoJSON geometry of a foreign file to flat geometry, every part of it distrusted.
 *
 * Source: RFC 7946, section 3.1. A third ordinate is a height; further ones are left out. Nested collections are flattened.
 */
import type { FlatGeometry, SimpleGeometry } from '../../../shared/domain/flat-geometry'
import { GeometryBuilder } from '../geometry/geometry-builder'
import { MAX_NESTING_DEPTH } from '../limits'

/** Why a geometry cannot be read, in a word or two for the message. */
export class UnreadableGeometry extends Error {}

type JsonObject = Readonly<Record<string, unknown>>

export const isJsonObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * @param value what stands for `geometry`
 * @returns null for null and for geometries without any position
 * @throws UnreadableGeometry
 */
export function flattenGeometry(value: unknown, depth = 0): FlatGeometry | null {
  if (value === null || value === undefined) return null
  if (!isJsonObject(value)) throw new UnreadableGeometry(`geometry: ${typeof value}`)
  if (depth > MAX_NESTING_DEPTH) throw new UnreadableGeometry('GeometryCollection …')
  const { type, coordinates } = value
  if (type === 'GeometryCollection') return flattenCollection(value, depth)
  const builder = new GeometryBuilder()
  switch (type) {
    case 'Point':
      if (!Array.isArray(coordinates)) throw new UnreadableGeometry('coordinates')
      if (coordinates.length > 0) addPosition(builder, coordinates)
      return builder.build('Point')
    case 'MultiPoint':
    case 'LineString':
      addPositions(builder, coordinates)
      if (type === 'LineString') builder.endPath()
      return builder.build(type)
    case 'MultiLineString':
    case 'Polygon':
      addPaths(builder, coordinates)
      return builder.build(type)
    case 'MultiPolygon':
      for (const polygon of requireArray(coordinates)) {
        addPaths(builder, polygon)
        builder.endPolygon()
      }
      return builder.build(type)
    default:
      throw new UnreadableGeometry(`type: ${JSON.stringify(type)?.slice(0, 40) ?? 'undefined'}`)
  }
}

function flattenCollection(value: JsonObject, depth: number): FlatGeometry | null {
  const members: SimpleGeometry[] = []
  for (const member of requireArray(value['geometries'], 'geometries')) {
    if (member === null) throw new UnreadableGeometry('geometries: null')
    const flat = flattenGeometry(member, depth + 1)
    if (flat === null) continue
    if (flat.type === 'GeometryCollection') members.push(...flat.members)
    else members.push(flat)
  }
  return members.length === 0 ? null : { type: 'GeometryCollection', members }
}

function requireArray(value: unknown, what = 'coordinates'): readonly unknown[] {
  if (!Array.isArray(value)) throw new UnreadableGeometry(what)
  return value
}

function addPaths(builder: GeometryBuilder, value: unknown): void {
  for (const path of requireArray(value)) {
    addPositions(builder, path)
    builder.endPath()
  }
}

function addPositions(builder: GeometryBuilder, value: unknown): void {
  for (const position of requireArray(value)) addPosition(builder, requireArray(position))
}

function addPosition(builder: GeometryBuilder, position: readonly unknown[]): void {
  const [x, y, z] = position
  if (typeof x !== 'number' || typeof y !== 'number') throw new UnreadableGeometry(`position: ${JSON.stringify(position)?.slice(0, 40)}`)
  builder.addVertex(x, y, typeof z === 'number' ? z : null)
}
