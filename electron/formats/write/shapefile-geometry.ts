/**
 * Geometry of a shapefile (ESRI Shapefile Technical Description, 1998): record contents for points, polylines and polygons.
 *
 * Outer rings run clockwise, holes counter-clockwise, as the description wants; the input may run either way.
 */
import type { Geometry, Position } from 'geojson'

/** Shape types: null, point, polyline, polygon. */
export const shapeTypes = { null: 0, point: 1, polyline: 3, polygon: 5 } as const

/** [minX, minY, maxX, maxY]. */
export type Bounds = readonly [number, number, number, number]

/** Content of one record and its bounds; null bounds for a null shape. */
export type ShapeRecord = { readonly content: Uint8Array; readonly bounds: Bounds | null }

const NULL_SHAPE: ShapeRecord = { content: new Uint8Array(4), bounds: null }

/** Encode one geometry for a file of one shape type; what does not fit the type becomes a null shape only if it is empty. @throws Error for a geometry of another kind */
export function encodeShape(geometry: Geometry | null, shapeType: number): ShapeRecord {
  if (geometry === null) return NULL_SHAPE
  if (shapeType === shapeTypes.point && geometry.type === 'Point') return encodePoint(geometry.coordinates)
  if (shapeType === shapeTypes.polyline && geometry.type === 'MultiLineString') return encodeParts(geometry.coordinates, shapeType)
  if (shapeType === shapeTypes.polyline && geometry.type === 'LineString') return encodeParts([geometry.coordinates], shapeType)
  if (shapeType === shapeTypes.polygon && geometry.type === 'Polygon') return encodeParts(wound([geometry.coordinates]), shapeType)
  if (shapeType === shapeTypes.polygon && geometry.type === 'MultiPolygon') return encodeParts(wound(geometry.coordinates), shapeType)
  throw new Error(`a ${geometry.type} does not fit shape type ${shapeType}`)
}

function encodePoint([x, y]: Position): ShapeRecord {
  if (x === undefined || y === undefined) return NULL_SHAPE
  const view = new DataView(new ArrayBuffer(20))
  view.setInt32(0, shapeTypes.point, true)
  view.setFloat64(4, x, true)
  view.setFloat64(12, y, true)
  return { content: new Uint8Array(view.buffer), bounds: [x, y, x, y] }
}

function encodeParts(parts: readonly (readonly Position[])[], shapeType: number): ShapeRecord {
  const count = parts.reduce((sum, part) => sum + part.length, 0)
  if (count === 0) return NULL_SHAPE
  const view = new DataView(new ArrayBuffer(44 + parts.length * 4 + count * 16))
  const bounds = boundsOf(parts)
  view.setInt32(0, shapeType, true)
  bounds.forEach((value, index) => view.setFloat64(4 + index * 8, value, true))
  view.setInt32(36, parts.length, true)
  view.setInt32(40, count, true)
  let first = 0
  let at = 44 + parts.length * 4
  for (const [index, part] of parts.entries()) {
    view.setInt32(44 + index * 4, first, true)
    first += part.length
    for (const [x = 0, y = 0] of part) {
      view.setFloat64(at, x, true)
      view.setFloat64(at + 8, y, true)
      at += 16
    }
  }
  return { content: new Uint8Array(view.buffer), bounds }
}

function boundsOf(parts: readonly (readonly Position[])[]): Bounds {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const part of parts) {
    for (const [x = 0, y = 0] of part) {
      minX = Math.min(minX, x)
      minY = Math.min(minY, y)
      maxX = Math.max(maxX, x)
      maxY = Math.max(maxY, y)
    }
  }
  return [minX, minY, maxX, maxY]
}

function wound(polygons: readonly (readonly Position[][])[]): readonly (readonly Position[])[] {
  return polygons.flatMap((rings) => rings.map((ring, index) => (isClockwise(ring) === (index === 0) ? ring : ring.toReversed())))
}

function isClockwise(ring: readonly Position[]): boolean {
  let doubled = 0
  for (let index = 0; index + 1 < ring.length; index += 1) {
    const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = [ring[index], ring[index + 1]]
    doubled += (x2 - x1) * (y2 + y1)
  }
  return doubled > 0
}
