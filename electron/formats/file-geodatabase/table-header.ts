/**
 * Header of a .gdbtable: its fields, and how coordinates are stored.
 *
 * Source: “FGDB Spec” (github.com/rouault/dump_gdbtable/wiki), an independent description of the format of ArcGIS 9 and 10.
 */
import type { FieldType } from '../../../shared/domain/field'
import { ByteCursor } from './byte-cursor'

/** Numbers of field types in the file. */
export const FIELD = {
  int16: 0,
  int32: 1,
  float32: 2,
  float64: 3,
  string: 4,
  dateTime: 5,
  objectId: 6,
  geometry: 7,
  binary: 8,
  raster: 9,
  guid: 10,
  globalId: 11,
  xml: 12,
  int64: 13,
  date: 14,
  time: 15,
  dateTimeOffset: 16,
} as const

export type GdbField = {
  readonly name: string
  /** What people see; empty where it is the name. */
  readonly alias: string
  readonly type: number
  readonly nullable: boolean
}

/** Integers of the file times 1 / scale plus origin are coordinates. */
export type Grid = {
  readonly xOrigin: number
  readonly yOrigin: number
  readonly xyScale: number
  readonly zOrigin: number
  readonly zScale: number
  readonly mOrigin: number
  readonly mScale: number
}

export type GdbTableHeader = {
  readonly rowCount: number
  /** 0 none, 1 point, 2 multipoint, 3 polyline, 4 polygon, 9 multipatch. */
  readonly geometryType: number
  readonly hasZ: boolean
  readonly hasM: boolean
  readonly utf8: boolean
  /** Without the OBJECTID, which takes no room in a row. */
  readonly fields: readonly GdbField[]
  /** Name of the OBJECTID column; null where the table has none. */
  readonly objectIdName: string | null
  /** Null for tables without geometry. */
  readonly grid: Grid | null
  readonly wkt: string | null
}

const NULLABLE = 1
const HAS_DEFAULT = 4
const LAYER_UTF8 = 0x100
const LAYER_HAS_M = 0x40000000
const LAYER_HAS_Z = 0x80000000
const MAX_FIELDS = 65_535

/** Where the description of the fields begins, and how long it is. Needs the file's first 40 bytes. */
export function locateFields(start: Buffer): { readonly rowCount: number; readonly offset: number } | null {
  if (start.length < 40 || start.readInt32LE(0) !== 3) return null
  return { rowCount: start.readUInt32LE(4), offset: Number(start.readBigInt64LE(32)) }
}

/**
 * @param bytes the description, its length field included
 * @throws PastEnd where it breaks off
 */
export function readTableHeader(bytes: Buffer, rowCount: number): GdbTableHeader {
  const cursor = new ByteCursor(bytes, 8, bytes.length)
  const flags = cursor.uint32()
  const count = Math.min(cursor.uint16(), MAX_FIELDS)
  const [hasZ, hasM] = [(flags & LAYER_HAS_Z) !== 0, (flags & LAYER_HAS_M) !== 0]
  const fields: GdbField[] = []
  let objectIdName: string | null = null
  let shape: { grid: Grid; wkt: string } | null = null
  for (let index = 0; index < count; index++) {
    const name = cursor.wideText(cursor.uint8())
    const alias = cursor.wideText(cursor.uint8())
    const type = cursor.uint8()
    if (type === FIELD.objectId) {
      cursor.skip(2)
      objectIdName = name
      continue
    }
    if (type === FIELD.geometry) {
      const read = readGeometryField(cursor, hasZ, hasM)
      shape = read
      fields.push({ name, alias, type, nullable: read.nullable })
    } else fields.push({ name, alias, type, nullable: readFieldFlags(cursor, type) })
  }
  return { rowCount, geometryType: flags & 0xff, hasZ, hasM, utf8: (flags & LAYER_UTF8) !== 0, fields, objectIdName, grid: shape?.grid ?? null, wkt: shape?.wkt ?? null }
}

/** @returns whether the field may be null */
function readFieldFlags(cursor: ByteCursor, type: number): boolean {
  switch (type) {
    case FIELD.string: {
      cursor.skip(4)
      const flags = cursor.uint8()
      const defaultLength = cursor.varuint()
      if ((flags & HAS_DEFAULT) !== 0) cursor.skip(defaultLength)
      return (flags & NULLABLE) !== 0
    }
    case FIELD.binary:
    case FIELD.guid:
    case FIELD.globalId:
    case FIELD.xml:
      cursor.skip(1)
      return (cursor.uint8() & NULLABLE) !== 0
    case FIELD.raster:
      return readRasterField(cursor)
    default: {
      cursor.skip(1)
      const flags = cursor.uint8()
      cursor.skip(cursor.uint8())
      return (flags & NULLABLE) !== 0
    }
  }
}

function readRasterField(cursor: ByteCursor): boolean {
  cursor.skip(1)
  const nullable = (cursor.uint8() & NULLABLE) !== 0
  cursor.wideText(cursor.uint8())
  cursor.skip(cursor.uint16())
  const dimensions = cursor.uint8()
  // Origins, scales and tolerances: 4 numbers in the plane, 3 more each for M and Z.
  if (dimensions > 0) cursor.skip(8 * (4 + ((dimensions & 2) === 0 ? 0 : 3) + ((dimensions & 4) === 0 ? 0 : 3)))
  cursor.skip(1)
  return nullable
}

function readGeometryField(cursor: ByteCursor, layerHasZ: boolean, layerHasM: boolean): { nullable: boolean; grid: Grid; wkt: string } {
  cursor.skip(1)
  const nullable = (cursor.uint8() & NULLABLE) !== 0
  const wkt = cursor.bytes(cursor.uint16()).toString('utf16le')
  const dimensions = cursor.uint8()
  const [hasM, hasZ] = [(dimensions & 2) !== 0, (dimensions & 4) !== 0]
  const [xOrigin, yOrigin, xyScale] = [cursor.float64(), cursor.float64(), cursor.float64()]
  const [mOrigin, mScale] = hasM ? [cursor.float64(), cursor.float64()] : [0, 1]
  const [zOrigin, zScale] = hasZ ? [cursor.float64(), cursor.float64()] : [0, 1]
  // Tolerances, then the extent.
  cursor.skip(8 * (1 + (hasM ? 1 : 0) + (hasZ ? 1 : 0)))
  cursor.skip(8 * (4 + (layerHasZ ? 2 : 0) + (layerHasM ? 2 : 0)))
  cursor.skip(1)
  cursor.skip(8 * cursor.uint32())
  return { nullable, grid: { xOrigin, yOrigin, xyScale, zOrigin, zScale, mOrigin, mScale }, wkt }
}

/** @returns null for geometry and for fields without a value that a table could show */
export function typeOfGdbField(type: number): FieldType | null {
  switch (type) {
    case FIELD.int16:
    case FIELD.int32:
    case FIELD.int64:
      return 'integer'
    case FIELD.float32:
    case FIELD.float64:
      return 'real'
    case FIELD.string:
    case FIELD.guid:
    case FIELD.globalId:
    case FIELD.xml:
    case FIELD.time:
      return 'text'
    case FIELD.date:
      return 'date'
    case FIELD.dateTime:
    case FIELD.dateTimeOffset:
      return 'datetime'
    default:
      return null
  }
}
