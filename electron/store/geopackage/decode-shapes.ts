/**
 * Many geometry blobs → flat geometries at once, for reading whole layers.
 *
 * The vertices of all of them lie in one array that the geometries look into: making an array of its own for every ring of a layer costs more
 * than reading the file. What is not plain little-endian XY lines or polygons goes through `decodeGeometry`, one by one.
 */
import type { FlatGeometry, SimpleGeometry } from '../../../shared/domain/flat-geometry'
import { decodeGeometry } from './decode-geometry'
import { ENVELOPE_SIZES_BYTES, GeometryFormatError } from './geometry-header'

const VERTEX_BYTES = 16
const NO_ENDS: readonly number[] = []
const LINE_STRING = 2
const POLYGON = 3
const MULTI_LINE_STRING = 5
const MULTI_POLYGON = 6

/**
 * @param bytes blobs, one behind the other
 * @param ends where each one ends; one without bytes is no geometry
 * @returns one geometry a blob, null where there is none or it cannot be read (`validate` names those)
 */
export function decodeShapes(bytes: Uint8Array, ends: Uint32Array): (FlatGeometry | null)[] {
  const reader = new ShapeReader(bytes)
  const shapes: (FlatGeometry | null)[] = []
  let start = 0
  for (const end of ends) {
    shapes.push(end === start ? null : (reader.read(start, end) ?? decodeOne(bytes.subarray(start, end))))
    start = end
  }
  return shapes
}

function decodeOne(blob: Uint8Array): FlatGeometry | null {
  try {
    return decodeGeometry(blob)
  } catch (error) {
    if (error instanceof GeometryFormatError) return null
    throw error
  }
}

class ShapeReader {
  readonly #bytes: Uint8Array
  readonly #xy: Float64Array
  readonly #target: Uint8Array
  /** Vertices filled. */
  #filled = 0
  #at = 0
  /** Behind the blob that is being read. */
  #end = 0

  /** @param bytes of all blobs: their vertices take less */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#xy = new Float64Array(2 * Math.ceil(bytes.length / VERTEX_BYTES))
    this.#target = new Uint8Array(this.#xy.buffer)
  }

  /** @returns null for a blob that is not read here; nothing of it is kept */
  read(start: number, end: number): SimpleGeometry | null {
    const first = this.#filled
    this.#end = end
    const geometry = this.#read(start, first)
    if (geometry === null) this.#filled = first
    return geometry
  }

  #read(start: number, first: number): SimpleGeometry | null {
    const bytes = this.#bytes
    if (this.#end - start < 17 || bytes[start] !== 0x47 || bytes[start + 1] !== 0x50 || bytes[start + 2] !== 0) return null
    const flags = bytes[start + 3]!
    const envelope = ENVELOPE_SIZES_BYTES[(flags >> 1) & 0x07]
    // Little-endian header, neither empty nor an extended type.
    if ((flags & 0x31) !== 1 || envelope === undefined) return null
    this.#at = start + 8 + envelope
    const type = this.#head()
    const pathEnds: number[] = []
    const polygonEnds: number[] = []
    if (type === POLYGON || type === LINE_STRING) {
      if (!this.#paths(type, first, pathEnds)) return null
      return { type: type === POLYGON ? 'Polygon' : 'LineString', xy: this.#slice(first), z: null, m: null, pathEnds, polygonEnds: NO_ENDS }
    }
    if (type !== MULTI_POLYGON && type !== MULTI_LINE_STRING) return null
    const member = type === MULTI_POLYGON ? POLYGON : LINE_STRING
    const count = this.#count()
    for (let index = 0; index < count; index++) {
      if (this.#head() !== member || !this.#paths(member, first, pathEnds)) return null
      if (member === POLYGON) polygonEnds.push(pathEnds.length)
    }
    return { type: member === POLYGON ? 'MultiPolygon' : 'MultiLineString', xy: this.#slice(first), z: null, m: null, pathEnds, polygonEnds: member === POLYGON ? polygonEnds : NO_ENDS }
  }

  /** Rings of a polygon, or the one path of a line. @returns false where the blob ends too early */
  #paths(type: number, first: number, pathEnds: number[]): boolean {
    const paths = type === POLYGON ? this.#count() : 1
    for (let path = 0; path < paths; path++) {
      const vertices = this.#count()
      const end = this.#at + VERTEX_BYTES * vertices
      if (vertices < 0 || end > this.#end) return false
      this.#target.set(this.#bytes.subarray(this.#at, end), VERTEX_BYTES * this.#filled)
      this.#at = end
      this.#filled += vertices
      pathEnds.push(this.#filled - first)
    }
    return paths >= 0
  }

  #slice(first: number): Float64Array {
    return this.#xy.subarray(2 * first, 2 * this.#filled)
  }

  /** @returns the type of a little-endian geometry, −1 for anything else */
  #head(): number {
    const order = this.#bytes[this.#at]
    this.#at++
    return order === 1 ? this.#count() : -1
  }

  /** @returns an unsigned number, −1 behind the blob's end */
  #count(): number {
    const at = this.#at
    this.#at = at + 4
    if (this.#at > this.#end) return -1
    const bytes = this.#bytes
    return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0
  }
}
