/**
 * Many geometry blobs → one shape table, for reading whole layers.
 *
 * Vertices go straight from the blobs into one array: no object, no array of its own for a geometry or a ring. What is no plain little-endian
 * XY polygon goes through `decodeGeometry`, one by one.
 */
import type { ShapeTable } from '../../../shared/domain/feature-table'
import { type FlatGeometry, isEmptyGeometry, simpleParts } from '../../../shared/domain/flat-geometry'
import { decodeGeometry } from './decode-geometry'
import { ENVELOPE_SIZES_BYTES, GeometryFormatError, viewOf } from './geometry-header'

const VERTEX_BYTES = 16
const POLYGON = 3
const MULTI_POLYGON = 6
/** Smallest blob that is read here: header, byte order, type, count. */
const SMALLEST_BLOB_BYTES = 17
/** Rings of fewer bytes are copied number by number. */
const COPIED_AT_ONCE_BYTES = 128
/** What is reserved beyond what the blobs so far let expect. */
const RESERVE = 1.1

export class ShapeTableBuilder {
  #coordinates = new Float64Array(1024)
  #coordinateBytes = new Uint8Array(this.#coordinates.buffer)
  #bytes: Uint8Array = new Uint8Array(0)
  /** Ordinates filled. */
  #filled = 0
  #ringStarts = new Uint32Array(64)
  #rings = 0
  #partStarts = new Uint32Array(64)
  #parts = 0
  #featureStarts: Uint32Array<ArrayBuffer>
  /** How many features are expected. */
  readonly #expected: number
  #features = 0
  readonly #others = new Map<number, FlatGeometry>()
  #view: DataView = new DataView(new ArrayBuffer(0))
  #at = 0
  /** Behind the blob that is being read. */
  #end = 0

  /** @param features how many are expected */
  constructor(features: number) {
    this.#expected = features
    this.#featureStarts = new Uint32Array(features + 2)
  }

  /**
   * Append one feature a blob.
   *
   * @param bytes blobs, one behind the other
   * @param ends where each one ends; one without bytes is no geometry
   */
  append(bytes: Uint8Array, ends: Uint32Array): void {
    this.#reserveFor(bytes.length, ends.length)
    this.#bytes = bytes
    this.#view = viewOf(bytes)
    let start = 0
    for (const end of ends) {
      if (this.#features + 2 > this.#featureStarts.length) this.#featureStarts = doubled(this.#featureStarts)
      this.#featureStarts[this.#features] = this.#parts
      const [filled, rings, parts] = [this.#filled, this.#rings, this.#parts]
      if (end > start && !this.#readPolygons(start, end)) {
        this.#filled = filled
        this.#rings = rings
        this.#parts = parts
        this.#appendOther(bytes.subarray(start, end))
      }
      this.#features++
      start = end
    }
  }

  build(): ShapeTable {
    this.#featureStarts[this.#features] = this.#parts
    this.#partStarts[this.#parts] = this.#rings
    this.#ringStarts[this.#rings] = this.#filled / 2
    return {
      polygons: {
        coordinates: this.#coordinates.subarray(0, this.#filled),
        ringStarts: this.#ringStarts.slice(0, this.#rings + 1),
        partStarts: this.#partStarts.slice(0, this.#parts + 1),
        featureStarts: this.#featureStarts.slice(0, this.#features + 1),
      },
      others: this.#others,
    }
  }

  /** @returns false for a blob that is not read here; what was appended of it is to be taken back */
  #readPolygons(start: number, end: number): boolean {
    const view = this.#view
    if (end - start < SMALLEST_BLOB_BYTES || view.getUint16(start) !== 0x4750 || view.getUint8(start + 2) !== 0) return false
    const flags = view.getUint8(start + 3)
    const envelope = ENVELOPE_SIZES_BYTES[(flags >> 1) & 0x07]
    // Little-endian header, neither empty nor an extended type.
    if ((flags & 0x31) !== 1 || envelope === undefined) return false
    this.#at = start + 8 + envelope
    this.#end = end
    const type = this.#head()
    if (type === POLYGON) return this.#readPolygon()
    if (type !== MULTI_POLYGON) return false
    const count = this.#count()
    for (let index = 0; index < count; index++) if (this.#head() !== POLYGON || !this.#readPolygon()) return false
    return count > 0
  }

  /** @returns false where the blob ends too early or has nothing in it */
  #readPolygon(): boolean {
    const rings = this.#count()
    if (rings <= 0) return false
    if (this.#parts + 2 > this.#partStarts.length) this.#partStarts = doubled(this.#partStarts)
    this.#partStarts[this.#parts++] = this.#rings
    for (let ring = 0; ring < rings; ring++) {
      const vertices = this.#count()
      const from = this.#at
      const to = from + VERTEX_BYTES * vertices
      if (vertices < 0 || to > this.#end) return false
      if (this.#rings + 2 > this.#ringStarts.length) this.#ringStarts = doubled(this.#ringStarts)
      this.#ringStarts[this.#rings++] = this.#filled / 2
      this.#copyVertices(from, to)
      this.#at = to
    }
    return true
  }

  /** Bytes from one place up to another: at once, or one by one where making a view of them would take longer. */
  #copyVertices(from: number, to: number): void {
    if (to - from >= COPIED_AT_ONCE_BYTES) {
      this.#coordinateBytes.set(this.#bytes.subarray(from, to), 8 * this.#filled)
      this.#filled += (to - from) / 8
      return
    }
    const view = this.#view
    const target = this.#coordinates
    let filled = this.#filled
    for (let at = from; at < to; at += 8) target[filled++] = view.getFloat64(at, true)
    this.#filled = filled
  }

  /** @returns the type of a little-endian geometry, −1 for anything else */
  #head(): number {
    if (this.#at + 5 > this.#end || this.#view.getUint8(this.#at) !== 1) return -1
    this.#at++
    return this.#count()
  }

  /** @returns an unsigned number, −1 behind the blob's end */
  #count(): number {
    const at = this.#at
    this.#at = at + 4
    return this.#at > this.#end ? -1 : this.#view.getUint32(at, true)
  }

  #appendOther(blob: Uint8Array): void {
    const geometry = readable(blob)
    if (geometry === null || isEmptyGeometry(geometry)) return
    const parts = simpleParts(geometry)
    for (const { type, xy, pathEnds, polygonEnds } of parts) {
      if (type !== 'Polygon' && type !== 'MultiPolygon') continue
      let ring = 0
      for (const end of type === 'Polygon' ? [pathEnds.length] : polygonEnds) {
        if (end > ring) {
          if (this.#parts + 2 > this.#partStarts.length) this.#partStarts = doubled(this.#partStarts)
          this.#partStarts[this.#parts++] = this.#rings
        }
        for (; ring < end; ring++) this.#appendRing(xy.subarray(2 * (pathEnds[ring - 1] ?? 0), 2 * pathEnds[ring]!))
      }
    }
    if (!parts.every(({ type }) => type === 'Polygon' || type === 'MultiPolygon')) this.#others.set(this.#features, geometry)
  }

  #appendRing(xy: Float64Array): void {
    if (this.#rings + 2 > this.#ringStarts.length) this.#ringStarts = doubled(this.#ringStarts)
    this.#ringStarts[this.#rings++] = this.#filled / 2
    this.#coordinates.set(xy, this.#filled)
    this.#filled += xy.length
  }

  /** Vertices take no more room than the blobs that they come from. Memory that is reserved and never written costs nothing. */
  #reserveFor(bytes: number, features: number): void {
    const needed = this.#filled + Math.ceil(bytes / 8)
    if (needed <= this.#coordinates.length) return
    const done = this.#features + features
    const expected = Math.ceil((needed / done) * this.#expected * RESERVE)
    const larger = new Float64Array(Math.max(needed, expected))
    larger.set(this.#coordinates.subarray(0, this.#filled))
    this.#coordinates = larger
    this.#coordinateBytes = new Uint8Array(larger.buffer)
  }
}

/** @returns null for a geometry that cannot be read (`validate` names those) */
function readable(blob: Uint8Array): FlatGeometry | null {
  try {
    return decodeGeometry(blob)
  } catch (error) {
    if (error instanceof GeometryFormatError) return null
    throw error
  }
}

function doubled(old: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * old.length)
  larger.set(old)
  return larger
}
