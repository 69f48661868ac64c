/**
 * GeoPackage geometry blob → flat geometry.
 *
 * Reads ISO WKB with Z and M, EWKB flags that some programs leave in it, both byte orders. Curves (circular strings and what is
 * made of them) are refused. Damaged blobs never read past their end. Coordinates pass through unchanged.
 */
import { type CollectionGeometry, type FlatGeometry, flatPoint, type SimpleGeometry } from '../../../shared/domain/flat-geometry'
import { GeometryFormatError, readGeometryHeader, viewOf } from './geometry-header'
import { nameOfWkbCode, parseWkbCode, type WkbType } from './wkb-types'

/** @throws GeometryFormatError */
export function decodeGeometry(blob: Uint8Array): FlatGeometry {
  const point = plainPoint(blob)
  if (point !== null) return point
  const { wkbOffset } = readGeometryHeader(blob)
  return decodeWkb(blob, wkbOffset)
}

/** Header without envelope, then a little-endian point: what nearly every writer makes of a point, and the quickest to read. */
const PLAIN_POINT_SIZE_BYTES = 29

/** @returns null for any other form, empty points included */
function plainPoint(blob: Uint8Array): SimpleGeometry | null {
  if (blob.length !== PLAIN_POINT_SIZE_BYTES || blob[0] !== 0x47 || blob[1] !== 0x50 || blob[2] !== 0 || blob[3] !== 1) return null
  if (blob[8] !== 1 || blob[9] !== 1 || blob[10] !== 0 || blob[11] !== 0 || blob[12] !== 0) return null
  const view = viewOf(blob)
  const x = view.getFloat64(13, true)
  return Number.isNaN(x) ? null : flatPoint(x, view.getFloat64(21, true))
}

/**
 * @param offset where the WKB begins
 * @throws GeometryFormatError
 */
export function decodeWkb(bytes: Uint8Array, offset = 0): FlatGeometry {
  return new WkbReader(bytes, offset).read(0)
}

type Member = WkbType & { readonly littleEndian: boolean }

const NO_ENDS: readonly number[] = []

/** This computer has its numbers in memory as most blobs have them: they are copied as they lie there. */
const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** Depth of collections within collections that is followed; their members are all brought to one level. */
const MAXIMUM_DEPTH = 16

class WkbReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #offset: number

  constructor(bytes: Uint8Array, offset: number) {
    this.#bytes = bytes
    this.#view = viewOf(bytes)
    this.#offset = offset
  }

  read(depth: number): FlatGeometry {
    const head = this.#head()
    switch (head.type) {
      case 'Point':
        return this.#point(head)
      case 'LineString':
        return this.#collect(head, (target) => target.path(this.#count(head, this.#stride(head)), head))
      case 'Polygon':
        return this.#collect(head, (target) => this.#rings(head, target))
      case 'MultiPoint':
        return this.#members(head, 'Point', (member, target) => target.vertices(1, member))
      case 'MultiLineString':
        return this.#members(head, 'LineString', (member, target) => target.path(this.#count(member, this.#stride(member)), member))
      case 'MultiPolygon':
        return this.#members(head, 'Polygon', (member, target) => {
          this.#rings(member, target)
          target.endPolygon()
        })
      case 'GeometryCollection':
        return this.#collection(head, depth)
    }
  }

  #head(): Member {
    this.#require(5)
    const order = this.#bytes[this.#offset]
    if (order !== 0 && order !== 1) throw new GeometryFormatError(`byte order ${order} is not known`)
    const littleEndian = order === 1
    const word = this.#view.getUint32(this.#offset + 1, littleEndian)
    const parsed = parseWkbCode(word)
    if (parsed === null) throw new GeometryFormatError(`geometry type ${word} is not supported`, nameOfWkbCode(word))
    this.#offset += 5
    if (parsed.hasSrid) {
      this.#require(4)
      this.#offset += 4
    }
    return { ...parsed, littleEndian }
  }

  #point(head: Member): SimpleGeometry {
    const target = new Vertices(this, head)
    target.vertices(1, head)
    const geometry = target.finish('Point')
    // An empty point is written as NaN NaN (OGC 12-128r17, 2.1.3.1).
    if (!Number.isNaN(geometry.xy[0]) || !Number.isNaN(geometry.xy[1])) return geometry
    return { ...geometry, xy: new Float64Array(0), z: null, m: null }
  }

  #collect(head: Member, fill: (target: Vertices) => void): SimpleGeometry {
    const target = new Vertices(this, head)
    fill(target)
    return target.finish(head.type as SimpleGeometry['type'])
  }

  #rings(head: Member, target: Vertices): void {
    const rings = this.#count(head, 4)
    for (let ring = 0; ring < rings; ring++) target.path(this.#count(head, this.#stride(head)), head)
  }

  #members(head: Member, type: SimpleGeometry['type'], readMember: (member: Member, target: Vertices) => void): SimpleGeometry {
    const members = this.#count(head, 9)
    const target = new Vertices(this, head)
    for (let index = 0; index < members; index++) {
      const member = this.#head()
      if (member.type !== type) throw new GeometryFormatError(`a ${member.type} inside a ${head.type}`)
      readMember(member, target)
    }
    return target.finish(head.type as SimpleGeometry['type'])
  }

  #collection(head: Member, depth: number): CollectionGeometry {
    if (depth >= MAXIMUM_DEPTH) throw new GeometryFormatError('collections are nested too deeply')
    const count = this.#count(head, 9)
    const members: SimpleGeometry[] = []
    for (let index = 0; index < count; index++) {
      const member = this.read(depth + 1)
      if (member.type === 'GeometryCollection') members.push(...member.members)
      else members.push(member)
    }
    return { type: 'GeometryCollection', members }
  }

  /** A count, checked against the bytes that so many items need at least. */
  #count({ littleEndian }: Member, itemSizeBytes: number): number {
    this.#require(4)
    const count = this.#view.getUint32(this.#offset, littleEndian)
    this.#offset += 4
    if (count * itemSizeBytes > this.#bytes.length - this.#offset) throw new GeometryFormatError('ends before its last vertex')
    return count
  }

  #stride({ hasZ, hasM }: Member): number {
    return 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0)
  }

  #require(size: number): void {
    if (this.#offset + size > this.#bytes.length) throw new GeometryFormatError('ends before its last vertex')
  }

  /** Copy vertices; z and m are null where they are not wanted. */
  copy(count: number, head: Member, xy: Float64Array, z: Float64Array | null, m: Float64Array | null): void {
    const stride = this.#stride(head)
    this.#require(count * stride)
    if (stride === 16 && head.littleEndian && IS_LITTLE_ENDIAN) {
      new Uint8Array(xy.buffer, xy.byteOffset, count * 16).set(this.#bytes.subarray(this.#offset, this.#offset + count * 16))
    } else {
      for (let vertex = 0; vertex < count; vertex++) {
        const at = this.#offset + vertex * stride
        xy[2 * vertex] = this.#view.getFloat64(at, head.littleEndian)
        xy[2 * vertex + 1] = this.#view.getFloat64(at + 8, head.littleEndian)
        if (z !== null) z[vertex] = head.hasZ ? this.#view.getFloat64(at + 16, head.littleEndian) : Number.NaN
        if (m !== null) m[vertex] = head.hasM ? this.#view.getFloat64(at + (head.hasZ ? 24 : 16), head.littleEndian) : Number.NaN
      }
    }
    this.#offset += count * stride
  }
}

type VertexRun = { readonly xy: Float64Array; readonly z: Float64Array | null; readonly m: Float64Array | null }

/** Collects the vertices of one simple geometry, path by path. */
class Vertices {
  readonly #reader: WkbReader
  readonly #hasZ: boolean
  readonly #hasM: boolean
  readonly #parts: VertexRun[] = []
  readonly #pathEnds: number[] = []
  readonly #polygonEnds: number[] = []
  #count = 0

  constructor(reader: WkbReader, head: WkbType) {
    this.#reader = reader
    this.#hasZ = head.hasZ
    this.#hasM = head.hasM
  }

  vertices(count: number, head: Member): void {
    const part = {
      xy: new Float64Array(2 * count),
      z: this.#hasZ ? new Float64Array(count) : null,
      m: this.#hasM ? new Float64Array(count) : null,
    }
    this.#reader.copy(count, head, part.xy, part.z, part.m)
    this.#parts.push(part)
    this.#count += count
  }

  path(count: number, head: Member): void {
    this.vertices(count, head)
    this.#pathEnds.push(this.#count)
  }

  endPolygon(): void {
    this.#polygonEnds.push(this.#pathEnds.length)
  }

  finish(type: SimpleGeometry['type']): SimpleGeometry {
    const [first] = this.#parts
    const single = this.#parts.length === 1 && first !== undefined ? first : null
    return {
      type,
      xy: single?.xy ?? this.#join(2, (part) => part.xy),
      z: single?.z ?? (this.#hasZ ? this.#join(1, (part) => part.z) : null),
      m: single?.m ?? (this.#hasM ? this.#join(1, (part) => part.m) : null),
      pathEnds: this.#pathEnds.length === 0 ? NO_ENDS : this.#pathEnds,
      polygonEnds: type === 'MultiPolygon' ? this.#polygonEnds : NO_ENDS,
    }
  }

  #join(width: number, of: (run: VertexRun) => Float64Array | null): Float64Array {
    const joined = new Float64Array(width * this.#count)
    let at = 0
    for (const part of this.#parts) {
      const values = of(part)
      if (values === null) continue
      joined.set(values, at)
      at += values.length
    }
    return joined
  }
}
