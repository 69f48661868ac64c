/** Codes of WKB: ISO 19125-1 / OGC 06-103r4, table 5; EWKB flags of PostGIS. */
import type { GeometryType } from '../../../shared/domain/flat-geometry'

export const WKB_CODES: Readonly<Record<GeometryType, number>> = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
  GeometryCollection: 7,
}

/** Surfaces made of straight rings read as polygons: PolyhedralSurface and TIN as MultiPolygon, Triangle as Polygon. */
const POLYGONAL_CODES: Readonly<Record<number, GeometryType>> = { 15: 'MultiPolygon', 16: 'MultiPolygon', 17: 'Polygon' }

const TYPES_BY_CODE = new Map<number, GeometryType>([
  ...(Object.entries(WKB_CODES) as [GeometryType, number][]).map(([type, code]) => [code, type] as const),
  ...Object.entries(POLYGONAL_CODES).map(([code, type]) => [Number(code), type] as const),
])

const EWKB_Z = 0x80000000
const EWKB_M = 0x40000000
const EWKB_SRID = 0x20000000

export type WkbType = { readonly type: GeometryType; readonly hasZ: boolean; readonly hasM: boolean; readonly hasSrid: boolean }

/** @returns null for curves and unknown codes */
export function parseWkbCode(word: number): WkbType | null {
  const iso = word & 0x0fffffff
  const dimension = Math.trunc(iso / 1000)
  const type = TYPES_BY_CODE.get(iso % 1000)
  if (type === undefined || dimension > 3) return null
  return {
    type,
    hasZ: dimension === 1 || dimension === 3 || (word & EWKB_Z) !== 0,
    hasM: dimension === 2 || dimension === 3 || (word & EWKB_M) !== 0,
    hasSrid: (word & EWKB_SRID) !== 0,
  }
}

const CURVE_NAMES: Readonly<Record<number, string>> = { 8: 'CircularString', 9: 'CompoundCurve', 10: 'CurvePolygon', 11: 'MultiCurve', 12: 'MultiSurface', 13: 'Curve', 14: 'Surface' }

/** What a code that is not read stands for; null where no standard knows it: then the blob is damaged. */
export function nameOfWkbCode(word: number): string | null {
  return CURVE_NAMES[(word & 0x0fffffff) % 1000] ?? null
}
