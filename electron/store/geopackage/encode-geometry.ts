/**
 * Flat geometry → GeoPackage geometry blob: OGC 12-128r17, 2.1.3, little endian, ISO WKB.
 *
 * Points carry no envelope, everything else [min x, max x, min y, max y]. Coordinates pass through unchanged.
 */
import { isEmptyGeometry, type FlatGeometry, type SimpleGeometry } from '../../../shared/domain/flat-geometry'
import { boundsOfGeometry } from './geometry-bounds'
import { WKB_CODES } from './wkb-types'

/** Which ordinates beside x and y to write; those that a geometry does not have are left out. */
export type ExtraOrdinates = { readonly z: boolean; readonly m: boolean }

const ONLY_XY: ExtraOrdinates = { z: false, m: false }
const HEADER_SIZE_BYTES = 8
const ENVELOPE_SIZE_BYTES = 32
const LITTLE_ENDIAN_FLAG = 0x01
const XY_ENVELOPE_FLAG = 0x02
const EMPTY_FLAG = 0x10

/** This computer has its numbers in memory as a blob has them: they are copied as they lie there. */
const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** Size of a blob that holds one point. */
const POINT_BLOB_SIZE_BYTES = HEADER_SIZE_BYTES + 21

export function encodeGeometry(geometry: FlatGeometry, srsId: number, extra: ExtraOrdinates = ONLY_XY): Uint8Array<ArrayBuffer> {
  const ordinates = { z: extra.z && hasOrdinate(geometry, 'z'), m: extra.m && hasOrdinate(geometry, 'm') }
  const bounds = geometry.type === 'Point' ? null : boundsOfGeometry(geometry)
  const headerSize = HEADER_SIZE_BYTES + (bounds === null ? 0 : ENVELOPE_SIZE_BYTES)
  const writer = new WkbWriter(headerSize + wkbSize(geometry, ordinates), ordinates)
  const flags = LITTLE_ENDIAN_FLAG | (bounds === null ? 0 : XY_ENVELOPE_FLAG) | (isEmptyGeometry(geometry) ? EMPTY_FLAG : 0)
  writer.header(flags, srsId)
  if (bounds !== null) writer.numbers(bounds[0], bounds[2], bounds[1], bounds[3])
  writer.geometry(geometry)
  return writer.bytes
}

/** A blob for one point that can be filled again and again: {@link setPoint}. */
export function createPointBlob(srsId: number): Uint8Array<ArrayBuffer> {
  const writer = new WkbWriter(POINT_BLOB_SIZE_BYTES, ONLY_XY)
  writer.header(LITTLE_ENDIAN_FLAG, srsId)
  writer.geometry({ type: 'Point', xy: new Float64Array(2), z: null, m: null, pathEnds: [], polygonEnds: [] })
  return writer.bytes
}

/** Put a point into a blob of {@link createPointBlob}. */
export function setPoint(view: DataView, x: number, y: number): void {
  view.setFloat64(POINT_BLOB_SIZE_BYTES - 16, x, true)
  view.setFloat64(POINT_BLOB_SIZE_BYTES - 8, y, true)
}

function hasOrdinate(geometry: FlatGeometry, name: 'z' | 'm'): boolean {
  return geometry.type === 'GeometryCollection' ? geometry.members.some((member) => member[name] !== null) : geometry[name] !== null
}

const strideBytes = ({ z, m }: ExtraOrdinates) => 16 + (z ? 8 : 0) + (m ? 8 : 0)

function wkbSize(geometry: FlatGeometry, ordinates: ExtraOrdinates): number {
  if (geometry.type === 'GeometryCollection') {
    return 9 + geometry.members.reduce((sum, member) => sum + wkbSize(member, ordinates), 0)
  }
  const stride = strideBytes(ordinates)
  const vertices = geometry.xy.length / 2
  switch (geometry.type) {
    case 'Point':
      return 5 + stride
    case 'LineString':
      return 9 + vertices * stride
    case 'MultiPoint':
      return 9 + vertices * (5 + stride)
    case 'MultiLineString':
      return 9 + geometry.pathEnds.length * 9 + vertices * stride
    case 'Polygon':
      return 9 + geometry.pathEnds.length * 4 + vertices * stride
    case 'MultiPolygon':
      return 9 + geometry.polygonEnds.length * 9 + geometry.pathEnds.length * 4 + vertices * stride
  }
}

class WkbWriter {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly #view: DataView
  readonly #ordinates: ExtraOrdinates
  #offset = 0

  constructor(size: number, ordinates: ExtraOrdinates) {
    this.bytes = new Uint8Array(size)
    this.#view = new DataView(this.bytes.buffer)
    this.#ordinates = ordinates
  }

  header(flags: number, srsId: number): void {
    this.bytes.set([0x47, 0x50, 0, flags])
    this.#view.setInt32(4, srsId, true)
    this.#offset = HEADER_SIZE_BYTES
  }

  numbers(...values: readonly number[]): void {
    for (const value of values) {
      this.#view.setFloat64(this.#offset, value, true)
      this.#offset += 8
    }
  }

  geometry(geometry: FlatGeometry): void {
    this.#head(geometry.type)
    if (geometry.type === 'GeometryCollection') {
      this.#count(geometry.members.length)
      for (const member of geometry.members) this.geometry(member)
      return
    }
    const vertices = geometry.xy.length / 2
    switch (geometry.type) {
      case 'Point':
        if (vertices === 0) this.numbers(...Array.from({ length: strideBytes(this.#ordinates) / 8 }, () => Number.NaN))
        else this.#vertices(geometry, 0, 1)
        return
      case 'LineString':
        this.#path(geometry, 0, vertices)
        return
      case 'MultiPoint':
        this.#count(vertices)
        for (let vertex = 0; vertex < vertices; vertex++) {
          this.#head('Point')
          this.#vertices(geometry, vertex, vertex + 1)
        }
        return
      case 'MultiLineString':
        this.#count(geometry.pathEnds.length)
        for (let path = 0; path < geometry.pathEnds.length; path++) {
          this.#head('LineString')
          this.#path(geometry, geometry.pathEnds[path - 1] ?? 0, geometry.pathEnds[path]!)
        }
        return
      case 'Polygon':
        this.#rings(geometry, 0, geometry.pathEnds.length)
        return
      case 'MultiPolygon':
        this.#count(geometry.polygonEnds.length)
        for (let polygon = 0; polygon < geometry.polygonEnds.length; polygon++) {
          this.#head('Polygon')
          this.#rings(geometry, geometry.polygonEnds[polygon - 1] ?? 0, geometry.polygonEnds[polygon]!)
        }
        return
    }
  }

  #head(type: FlatGeometry['type']): void {
    this.#view.setUint8(this.#offset, 1)
    const { z, m } = this.#ordinates
    this.#view.setUint32(this.#offset + 1, WKB_CODES[type] + (z ? 1000 : 0) + (m ? 2000 : 0), true)
    this.#offset += 5
  }

  #count(count: number): void {
    this.#view.setUint32(this.#offset, count, true)
    this.#offset += 4
  }

  #rings(geometry: SimpleGeometry, from: number, to: number): void {
    this.#count(to - from)
    for (let ring = from; ring < to; ring++) this.#path(geometry, geometry.pathEnds[ring - 1] ?? 0, geometry.pathEnds[ring]!)
  }

  #path(geometry: SimpleGeometry, from: number, to: number): void {
    this.#count(to - from)
    this.#vertices(geometry, from, to)
  }

  #vertices({ xy, z, m }: SimpleGeometry, from: number, to: number): void {
    if (IS_LITTLE_ENDIAN && !this.#ordinates.z && !this.#ordinates.m) {
      this.bytes.set(new Uint8Array(xy.buffer, xy.byteOffset + 16 * from, 16 * (to - from)), this.#offset)
      this.#offset += 16 * (to - from)
      return
    }
    for (let vertex = from; vertex < to; vertex++) {
      this.#view.setFloat64(this.#offset, xy[2 * vertex]!, true)
      this.#view.setFloat64(this.#offset + 8, xy[2 * vertex + 1]!, true)
      this.#offset += 16
      if (this.#ordinates.z) this.numbers(z?.[vertex] ?? Number.NaN)
      if (this.#ordinates.m) this.numbers(m?.[vertex] ?? Number.NaN)
    }
  }
}
