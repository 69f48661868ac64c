/**
 * Headers of .shp and .shx files.
 *
 * Source: ESRI Shapefile Technical Description, July 1998, table 1 (main file header) and table 2 (record header).
 */
import { AppError } from '../../../shared/errors'
import type { GeometryFamily } from '../../../shared/domain/source-record'

export const SHP_HEADER_BYTES = 100
export const SHP_RECORD_HEADER_BYTES = 8
export const SHX_ENTRY_BYTES = 8
const FILE_CODE = 9994

export type ShpHeader = {
  /** Type code of the file: 0, 1, 3, 5, 8, +10 with Z, +20 with M, 31. */
  readonly shapeType: number
  readonly family: GeometryFamily | null
  readonly hasZ: boolean
  readonly hasM: boolean
  /** Length that the header states, bytes; files lie about it. */
  readonly statedBytes: number
}

/** @throws AppError 'import.truncated' or 'import.damaged' */
export function readShpHeader(bytes: Buffer, name: string): ShpHeader {
  if (bytes.length < SHP_HEADER_BYTES) throw new AppError('import.truncated', { name, detail: `${bytes.length} B` })
  if (bytes.readInt32BE(0) !== FILE_CODE) throw new AppError('import.damaged', { name, detail: `.shp 0x${bytes.toString('hex', 0, 4)}` })
  const shapeType = bytes.readInt32LE(32)
  return { shapeType, family: familyOfShapeType(shapeType), hasZ: hasZ(shapeType), hasM: hasM(shapeType), statedBytes: 2 * bytes.readUInt32BE(24) }
}

export const hasZ = (shapeType: number) => (shapeType > 10 && shapeType < 20) || shapeType === 31
export const hasM = (shapeType: number) => shapeType > 20 && shapeType < 30

/** @returns null for null shapes and unknown codes */
function familyOfShapeType(shapeType: number): GeometryFamily | null {
  switch (shapeType) {
    case 1:
    case 11:
    case 21:
    case 8:
    case 18:
    case 28:
      return 'Point'
    case 3:
    case 13:
    case 23:
      return 'LineString'
    case 5:
    case 15:
    case 25:
    case 31:
      return 'Polygon'
    default:
      return null
  }
}

/** Name of a type code, as ESRI's description has it. */
export function nameOfShapeType(shapeType: number): string {
  const names: Readonly<Record<number, string>> = { 0: 'Null', 1: 'Point', 3: 'PolyLine', 5: 'Polygon', 8: 'MultiPoint', 31: 'MultiPatch' }
  const base = names[shapeType === 31 ? 31 : shapeType % 10]
  if (base === undefined || shapeType < 0 || shapeType > 31) return `type ${shapeType}`
  return `${base}${shapeType > 20 && shapeType < 30 ? 'M' : shapeType > 10 && shapeType < 20 ? 'Z' : ''}`
}
