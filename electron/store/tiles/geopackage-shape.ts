/**
 * Geometry blobs straight into world units. No object per vertex: a reader keeps its arrays from one blob to the next. Heights and
 * measures, which a map has no use for, are passed over.
 */
import { GeometryFormatError, readGeometryHeader, viewOf } from '../geopackage/geometry-header'
import { parseWkbCode } from '../geopackage/wkb-types'
import { worldX, worldY } from './tile-grid'

/** What a path is: a line, the outer ring of a polygon, or a hole in the polygon before it. */
export const LINE = 0
export const SHELL = 1
export const HOLE = 2
export type PathRole = typeof LINE | typeof SHELL | typeof HOLE

/** Reads one blob after another; what the last one held is in its fields. */
export class ShapeReader {
  /** Coordinates of points, then of all paths in order, in world units, not rounded. A ring does not repeat its first vertex. */
  x = new Float64Array(1024)
  y = new Float64Array(1024)
  /** Vertices that are points of their own. They come first. */
  pointCount = 0
  /** Index behind the last vertex of each path. */
  readonly pathEnds: number[] = []
  readonly pathRoles: PathRole[] = []

  #size = 0
  #view: DataView = new DataView(new ArrayBuffer(0))
  #position = 0
  #pointsAt = 0
  #pendingX: number[] = []
  #pendingY: number[] = []

  /**
   * @param blob content of a geometry column
   * @returns false for null, for damaged bytes and for types that are not supported: such a feature has no place on the map
   */
  read(blob: unknown): boolean {
    this.#size = 0
    this.#pointsAt = 0
    this.pointCount = 0
    this.pathEnds.length = 0
    this.pathRoles.length = 0
    this.#pendingX.length = 0
    this.#pendingY.length = 0
    if (!(blob instanceof Uint8Array)) return false
    try {
      this.#position = readGeometryHeader(blob).wkbOffset
      this.#view = viewOf(blob)
      this.#readGeometry()
    } catch (error) {
      // RangeError: the view was read beyond its end.
      if (error instanceof GeometryFormatError || error instanceof RangeError) return false
      throw error
    }
    if (this.#pendingX.length > 0) this.#putPointsFirst()
    return true
  }

  /** Number of vertices of the last blob. */
  get vertexCount(): number {
    return this.#size
  }

  #readGeometry(): void {
    const view = this.#view
    const little = view.getUint8(this.#position) === 1
    const code = parseWkbCode(view.getUint32(this.#position + 1, little))
    if (code === null) throw new GeometryFormatError('geometry type is not supported')
    this.#position += code.hasSrid ? 9 : 5
    const stride = 16 + (code.hasZ ? 8 : 0) + (code.hasM ? 8 : 0)
    switch (code.type) {
      case 'Point':
        return this.#readPoint(little, stride)
      case 'LineString':
        return this.#readPath(little, stride, LINE)
      case 'Polygon':
        return this.#readPolygon(little, stride)
      default: {
        const count = this.#readCount(little)
        for (let member = 0; member < count; member++) this.#readGeometry()
      }
    }
  }

  #readCount(little: boolean): number {
    const count = this.#view.getUint32(this.#position, little)
    this.#position += 4
    return count
  }

  #readPoint(little: boolean, stride: number): void {
    const longitude = this.#view.getFloat64(this.#position, little)
    const latitude = this.#view.getFloat64(this.#position + 8, little)
    this.#position += stride
    // An empty point is written as not-a-number.
    if (Number.isNaN(longitude) || Number.isNaN(latitude)) return
    this.pointCount++
    if (this.#size === this.#pointsAt) {
      this.#push(worldX(longitude), worldY(latitude))
      this.#pointsAt = this.#size
    } else {
      this.#pendingX.push(worldX(longitude))
      this.#pendingY.push(worldY(latitude))
    }
  }

  #readPolygon(little: boolean, stride: number): void {
    const rings = this.#readCount(little)
    for (let ring = 0; ring < rings; ring++) this.#readPath(little, stride, ring === 0 ? SHELL : HOLE)
  }

  #readPath(little: boolean, stride: number, role: PathRole): void {
    const count = this.#readCount(little)
    const view = this.#view
    if (count * stride > view.byteLength - this.#position) throw new GeometryFormatError('ends before its last vertex')
    if (count === 0) return
    this.#reserve(count)
    const start = this.#size
    let position = this.#position
    for (let vertex = 0; vertex < count; vertex++) {
      this.x[start + vertex] = worldX(view.getFloat64(position, little))
      this.y[start + vertex] = worldY(view.getFloat64(position + 8, little))
      position += stride
    }
    this.#position = position
    const last = start + count - 1
    const repeats = role !== LINE && count > 1 && this.x[start] === this.x[last] && this.y[start] === this.y[last]
    this.#size = repeats ? last : last + 1
    this.pathEnds.push(this.#size)
    this.pathRoles.push(role)
  }

  /** Points of a collection that came after paths: rare, so the paths are moved. */
  #putPointsFirst(): void {
    const count = this.#pendingX.length
    this.#reserve(count)
    for (const [coordinates, pending] of [[this.x, this.#pendingX] as const, [this.y, this.#pendingY] as const]) {
      coordinates.copyWithin(this.#pointsAt + count, this.#pointsAt, this.#size)
      coordinates.set(pending, this.#pointsAt)
    }
    this.#size += count
    for (let path = 0; path < this.pathEnds.length; path++) this.pathEnds[path]! += count
  }

  #push(x: number, y: number): void {
    this.#reserve(1)
    this.x[this.#size] = x
    this.y[this.#size] = y
    this.#size++
  }

  #reserve(count: number): void {
    const needed = this.#size + count
    if (needed <= this.x.length) return
    const length = Math.max(needed, this.x.length * 2)
    const x = new Float64Array(length)
    const y = new Float64Array(length)
    x.set(this.x)
    y.set(this.y)
    this.x = x
    this.y = y
  }
}
