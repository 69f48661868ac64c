/**
 * Geometry of single entities, blocks apart.
 *
 * Closed polylines and circles stay lines, as in GDAL: whether a closed line is an area, its use decides. Heights are kept where
 * any is not zero. Entities with an extrusion are turned into the world's axes by the arbitrary axis algorithm of the reference.
 */
import type { SimpleGeometry } from '../../../shared/domain/flat-geometry'
import { GeometryBuilder } from '../geometry/geometry-builder'
import { polygonFromRings } from '../geometry/polygon-rings'
import { arcVertices, bulgeVertices, ellipseVertices, splineVertices, type Vertex } from '../../../shared/domain/curve-vertices'
import type { DxfEntity } from './entity'
import { hatchRings } from './hatch-boundary'

const RADIANS = Math.PI / 180
const CLOSED = 1
const SPLINE_FRAME = 16
const POLYFACE_OR_MESH = 16 + 64

type Corner = Vertex & { readonly bulge: number; readonly z: number }

/** @returns null where the entity has no vertex; undefined for types without geometry here */
export function geometryOfEntity(entity: DxfEntity): SimpleGeometry | null | undefined {
  switch (entity.type) {
    case 'POINT':
      return pointAt(entity, 10)
    case 'TEXT':
    case 'ATTRIB':
    case 'ATTDEF':
      return inWorld(entity, pointAt(entity, 10))
    case 'MTEXT':
      return pointAt(entity, 10)
    case 'LINE':
      return lineOf([corner(entity, 10), corner(entity, 11)], false)
    case 'LWPOLYLINE':
      return inWorld(entity, lineOf(cornersOfLightPolyline(entity), (entity.number(70, 0) & CLOSED) !== 0))
    case 'POLYLINE':
      return polylineOf(entity)
    case 'ARC': {
      const [start, end] = [entity.number(50, 0) * RADIANS, entity.number(51, 360) * RADIANS]
      const sweep = end > start ? end - start : end - start + 2 * Math.PI
      return inWorld(entity, curveOf(arcVertices(entity.number(10, 0), entity.number(20, 0), entity.number(40, 0), start, sweep), entity.number(30, 0)))
    }
    case 'CIRCLE':
      return inWorld(entity, curveOf(arcVertices(entity.number(10, 0), entity.number(20, 0), entity.number(40, 0), 0, 2 * Math.PI), entity.number(30, 0)))
    case 'ELLIPSE': {
      const [start, end] = [entity.number(41, 0), entity.number(42, 2 * Math.PI)]
      const sweep = end > start ? end - start : end - start + 2 * Math.PI
      return curveOf(ellipseVertices(entity.number(10, 0), entity.number(20, 0), entity.number(11, 1), entity.number(21, 0), entity.number(40, 1), start, sweep), entity.number(30, 0))
    }
    case 'SPLINE':
      return curveOf(verticesOfSpline(entity), 0)
    case 'LEADER':
      return lineOf(pairs(entity, 10).map((vertex) => ({ ...vertex, bulge: 0, z: 0 })), false)
    case '3DFACE':
      return polygonOf([10, 11, 12, 13].map((code) => corner(entity, code)))
    case 'SOLID':
    case 'TRACE':
      // The third and fourth corner stand crosswise.
      return inWorld(entity, polygonOf([10, 11, 13, 12].map((code) => corner(entity, code))))
    case 'HATCH':
      return inWorld(entity, hatchOf(entity))
    default:
      return undefined
  }
}

/** Whether a curve was replaced by segments. */
export function isCurved(entity: DxfEntity): boolean {
  if (['ARC', 'CIRCLE', 'ELLIPSE', 'SPLINE'].includes(entity.type)) return true
  if (entity.type === 'LWPOLYLINE') return entity.numbers(42).some((bulge) => bulge !== 0)
  return entity.type === 'POLYLINE' && entity.parts.some((vertex) => vertex.number(42, 0) !== 0)
}

function corner(entity: DxfEntity, code: number): Corner {
  return { x: entity.number(code, 0), y: entity.number(code + 10, 0), z: entity.number(code + 20, 0), bulge: 0 }
}

function pointAt(entity: DxfEntity, code: number): SimpleGeometry | null {
  const { x, y, z } = corner(entity, code)
  const builder = new GeometryBuilder()
  builder.addVertex(x, y, z === 0 ? null : z)
  return builder.build('Point')
}

function cornersOfLightPolyline(entity: DxfEntity): Corner[] {
  const elevation = entity.number(38, 0)
  const corners: { x: number; y: number; bulge: number; z: number }[] = []
  for (const [code, value] of entity.groups) {
    const last = corners.at(-1)
    if (code === 10) corners.push({ x: Number(value), y: NaN, bulge: 0, z: elevation })
    else if (code === 20 && last) last.y = Number(value)
    else if (code === 42 && last) last.bulge = Number(value)
  }
  return corners
}

function polylineOf(entity: DxfEntity): SimpleGeometry | null | undefined {
  const flags = entity.number(70, 0)
  if ((flags & POLYFACE_OR_MESH) !== 0) return undefined
  const elevation = entity.number(30, 0)
  const corners = entity.parts
    .filter((part) => part.type === 'VERTEX' && (part.number(70, 0) & SPLINE_FRAME) === 0)
    .map((part) => ({ ...corner(part, 10), z: part.number(30, elevation), bulge: part.number(42, 0) }))
  const line = lineOf(corners, (flags & CLOSED) !== 0)
  // Three-dimensional polylines are in the world's axes already.
  return (flags & 8) === 0 ? inWorld(entity, line) : line
}

function lineOf(corners: readonly Corner[], closed: boolean): SimpleGeometry | null {
  const builder = new GeometryBuilder()
  const hasHeights = corners.some(({ z }) => z !== 0)
  for (const [index, from] of corners.entries()) {
    const z = hasHeights ? from.z : null
    builder.addVertex(from.x, from.y, z)
    const to = corners[index + 1] ?? (closed ? corners[0] : undefined)
    if (to) for (const { x, y } of bulgeVertices(from, to, from.bulge)) builder.addVertex(x, y, z)
  }
  if (closed && corners.length > 1) builder.closePath()
  builder.endPath()
  return builder.vertexCount === 1 ? builder.build('Point') : builder.build('LineString')
}

function curveOf(vertices: readonly Vertex[], z: number): SimpleGeometry | null {
  const builder = new GeometryBuilder()
  const [first] = vertices
  const last = vertices.at(-1)
  for (const { x, y } of vertices) {
    // A full turn comes back to its first vertex to the last digit.
    const isReturn = first !== undefined && last !== undefined && last !== first && x === last.x && y === last.y && Math.hypot(x - first.x, y - first.y) < 1e-9 * (1 + Math.abs(x))
    builder.addVertex(isReturn ? first.x : x, isReturn ? first.y : y, z === 0 ? null : z)
  }
  builder.endPath()
  return builder.build('LineString')
}

function verticesOfSpline(entity: DxfEntity): Vertex[] {
  const points = pairs(entity, 10)
  const curve = splineVertices(entity.number(71, 3), entity.numbers(40), points, entity.numbers(41))
  // Splines that were never computed have fit points only.
  return curve.length > 0 ? curve : pairs(entity, 11)
}

/** Repeated points under one code. */
function pairs(entity: DxfEntity, code: number): Vertex[] {
  const points: { x: number; y: number }[] = []
  for (const [found, value] of entity.groups) {
    if (found === code) points.push({ x: Number(value), y: 0 })
    else if (found === code + 10 && points.length > 0) points.at(-1)!.y = Number(value)
  }
  return points
}

function polygonOf(corners: readonly Corner[]): SimpleGeometry | null {
  const builder = new GeometryBuilder()
  const hasHeights = corners.some(({ z }) => z !== 0)
  for (const [index, { x, y, z }] of corners.entries()) {
    // Triangles repeat their third corner.
    const previous = corners[index - 1]
    if (previous && previous.x === x && previous.y === y) continue
    builder.addVertex(x, y, hasHeights ? z : null)
  }
  builder.closePath()
  builder.endPath()
  return builder.build('Polygon')
}

function hatchOf(entity: DxfEntity): SimpleGeometry | null {
  const builder = new GeometryBuilder()
  for (const ring of hatchRings(entity)) {
    for (const { x, y } of ring) builder.addVertex(x, y)
    builder.closePath()
    builder.endPath()
  }
  const lines = builder.build('MultiLineString')
  return lines === null ? null : polygonFromRings(lines, lines.pathEnds, 'nesting').geometry
}

/** Object coordinates to world coordinates, in place. */
function inWorld(entity: DxfEntity, geometry: SimpleGeometry | null): SimpleGeometry | null {
  const normal = [entity.number(210, 0), entity.number(220, 0), entity.number(230, 1)] as const
  if (geometry === null || (normal[0] === 0 && normal[1] === 0 && normal[2] > 0)) return geometry
  const [nx, ny, nz] = normalised(normal)
  // Arbitrary axis algorithm: the x axis is Wy × N where N is nearly upright, otherwise Wz × N.
  const nearlyUpright = Math.abs(nx) < 1 / 64 && Math.abs(ny) < 1 / 64
  const [ax, ay, az] = normalised(nearlyUpright ? [nz, 0, -nx] : [-ny, nx, 0])
  const [bx, by] = [ny * az - nz * ay, nz * ax - nx * az]
  const { xy, z } = geometry
  for (let vertex = 0; vertex < xy.length / 2; vertex++) {
    const [x, y, height] = [xy[2 * vertex]!, xy[2 * vertex + 1]!, z?.[vertex] ?? 0]
    xy[2 * vertex] = x * ax + y * bx + height * nx
    xy[2 * vertex + 1] = x * ay + y * by + height * ny
  }
  return geometry
}

function normalised([x, y, z]: readonly [number, number, number]): [number, number, number] {
  const length = Math.hypot(x, y, z) || 1
  return [x / length, y / length, z / length]
}
