/**
 * GeoPackage geometries with arcs → flat geometry of short segments.
 *
 * Reads CircularString, CompoundCurve, CurvePolygon, MultiCurve, MultiSurface and collections with them (ISO/IEC 13249-3; OGC 06-103r4 gives the codes).
 * Heights and measures are left out. Slow beside `decodeGeometry`, and asked only where that one says that there are curves.
 */
import { arcThrough, type Vertex } from '../../../shared/domain/curve-vertices'
import type { FlatGeometry, SimpleGeometry } from '../../../shared/domain/flat-geometry'
import { GeometryFormatError, readGeometryHeader, viewOf } from './geometry-header'

const MAXIMUM_DEPTH = 16
const CODES = { point: 1, lineString: 2, polygon: 3, multiPoint: 4, multiLineString: 5, multiPolygon: 6, collection: 7, circularString: 8, compoundCurve: 9, curvePolygon: 10, multiCurve: 11, multiSurface: 12 } as const

/** @throws GeometryFormatError */
export function decodeCurves(blob: Uint8Array): FlatGeometry {
  const reader = new CurveReader(blob, readGeometryHeader(blob).wkbOffset)
  try {
    return reader.read(0)
  } catch (error) {
    if (error instanceof RangeError) throw new GeometryFormatError('ends before its last vertex')
    throw error
  }
}

type Head = { readonly code: number; readonly littleEndian: boolean; readonly dimensions: number }
type Rings = readonly (readonly Vertex[])[]

class CurveReader {
  readonly #view: DataView
  #offset: number

  constructor(bytes: Uint8Array, offset: number) {
    this.#view = viewOf(bytes)
    this.#offset = offset
  }

  read(depth: number): FlatGeometry {
    const head = this.#head()
    switch (head.code) {
      case CODES.point:
        return simple('Point', [[this.#vertex(head)]])
      case CODES.lineString:
      case CODES.circularString:
      case CODES.compoundCurve:
        return simple('LineString', [this.#curve(head, depth)])
      case CODES.polygon:
      case CODES.curvePolygon:
        return simple('Polygon', this.#surface(head, depth))
      case CODES.multiPoint:
        return simple('MultiPoint', [this.#members(head, (member) => this.#vertex(member))])
      case CODES.multiLineString:
      case CODES.multiCurve:
        return simple('MultiLineString', this.#members(head, (member) => this.#curve(member, depth)))
      case CODES.multiPolygon:
      case CODES.multiSurface: {
        const surfaces = this.#members(head, (member) => this.#surface(member, depth))
        let rings = 0
        return { ...simple('MultiPolygon', surfaces.flat()), polygonEnds: surfaces.map((surface) => (rings += surface.length)) }
      }
      case CODES.collection: {
        if (depth >= MAXIMUM_DEPTH) throw new GeometryFormatError('collections are nested too deeply')
        const count = this.#count(head)
        const members = Array.from({ length: count }, () => this.read(depth + 1))
        return { type: 'GeometryCollection', members: members.flatMap((member) => (member.type === 'GeometryCollection' ? member.members : [member])) }
      }
      default:
        throw new GeometryFormatError(`geometry type ${head.code} is not supported`)
    }
  }

  #head(): Head {
    const order = this.#view.getUint8(this.#offset)
    if (order !== 0 && order !== 1) throw new GeometryFormatError(`byte order ${order} is not known`)
    const word = this.#view.getUint32(this.#offset + 1, order === 1)
    const iso = word & 0x0fffffff
    const [hasZ, hasM] = [(word & 0x80000000) !== 0, (word & 0x40000000) !== 0]
    this.#offset += 5 + ((word & 0x20000000) === 0 ? 0 : 4)
    const more = [0, 1, 1, 2][Math.trunc(iso / 1000)]
    if (more === undefined) throw new GeometryFormatError(`geometry type ${iso} is not supported`)
    return { code: iso % 1000, littleEndian: order === 1, dimensions: 2 + Math.max(more, Number(hasZ) + Number(hasM)) }
  }

  /** A count, checked against the bytes that are left: every item takes at least five. */
  #count({ littleEndian }: Head): number {
    const count = this.#view.getUint32(this.#offset, littleEndian)
    this.#offset += 4
    if (count * 5 > this.#view.byteLength - this.#offset && count > 0) throw new GeometryFormatError('ends before its last vertex')
    return count
  }

  #members<Member>(head: Head, read: (member: Head) => Member): Member[] {
    return Array.from({ length: this.#count(head) }, () => read(this.#head()))
  }

  #vertex({ littleEndian, dimensions }: Head): Vertex {
    const vertex = { x: this.#view.getFloat64(this.#offset, littleEndian), y: this.#view.getFloat64(this.#offset + 8, littleEndian) }
    this.#offset += 8 * dimensions
    return vertex
  }

  #vertices(head: Head): Vertex[] {
    return Array.from({ length: this.#count(head) }, () => this.#vertex(head))
  }

  #curve(head: Head, depth: number): Vertex[] {
    if (head.code === CODES.lineString) return this.#vertices(head)
    if (head.code === CODES.circularString) return followArcs(this.#vertices(head))
    if (head.code !== CODES.compoundCurve || depth >= MAXIMUM_DEPTH) throw new GeometryFormatError(`geometry type ${head.code} where a curve belongs`)
    const parts = this.#members(head, (member) => this.#curve(member, depth + 1))
    // Each begins where the one before ended.
    return parts.flatMap((part, index) => (index === 0 ? part : part.slice(1)))
  }

  #surface(head: Head, depth: number): Rings {
    if (head.code === CODES.polygon) return Array.from({ length: this.#count(head) }, () => this.#vertices(head))
    if (head.code !== CODES.curvePolygon) throw new GeometryFormatError(`geometry type ${head.code} where a surface belongs`)
    return this.#members(head, (member) => this.#curve(member, depth))
  }
}

/** Points of arcs in turn: end, middle, end, middle, end … */
function followArcs(points: readonly Vertex[]): Vertex[] {
  if (points.length === 0) return []
  if (points.length % 2 === 0) throw new GeometryFormatError(`a circular string of ${points.length} points`)
  const vertices = [points[0]!]
  for (let at = 2; at < points.length; at += 2) vertices.push(...arcThrough(points[at - 2]!, points[at - 1]!, points[at]!))
  return vertices
}

function simple(type: SimpleGeometry['type'], paths: Rings): SimpleGeometry {
  const isPoint = type === 'Point' || type === 'MultiPoint'
  let vertices = 0
  return {
    type,
    xy: Float64Array.from(paths.flatMap((path) => path.flatMap(({ x, y }) => [x, y]))),
    z: null,
    m: null,
    pathEnds: isPoint ? [] : paths.map((path) => (vertices += path.length)),
    polygonEnds: [],
  }
}
