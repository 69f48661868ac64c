/** Two versions of a legal layer held against each other (R05: 面积不减少、性质不改变): what `dutu compare` prints. */
import type { MultiPolygon } from 'geojson'
import type { Field } from './field'
import { type KindId, kinds } from './kinds'

/** Areas on the CGCS2000 ellipsoid, m². `net` = 调入 − 调出. */
export type AreaBalance = {
  readonly beforeSquareMeters: number
  readonly afterSquareMeters: number
  /** 调出: in the earlier version only. */
  readonly outSquareMeters: number
  /** 调入: in the later version only. */
  readonly inSquareMeters: number
  readonly netSquareMeters: number
}

/** One piece of the difference. */
export type ComparisonPiece = {
  readonly change: 'out' | 'in' | 'category'
  /** Feature that the piece is of: of the earlier version for `out` and `category`, of the later for `in`. */
  readonly feature: string
  readonly name: string | null
  readonly category: string | null
  /** The later category, of `category` only. */
  readonly categoryAfter: string | null
  readonly district: string | null
  readonly squareMeters: number
  readonly geometry: MultiPolygon | null
}

export type VersionComparison = {
  readonly layer: KindId
  readonly from: string
  readonly to: string
  readonly total: AreaBalance
  /** Features that each version has. */
  readonly beforeFeatures: number
  readonly afterFeatures: number
  readonly byCategory: readonly (AreaBalance & { readonly category: string | null })[]
  readonly byDistrict: readonly (AreaBalance & { readonly district: string | null })[]
  /** Largest first; pieces under the tolerance are left out and counted in `slivers`. */
  readonly pieces: readonly ComparisonPiece[]
  readonly slivers: { readonly count: number; readonly squareMeters: number }
  readonly toleranceSquareMeters: number
  /** Geometry that was repaired before it was computed on, or that could not be and was left out; `feature` is its `fid`. */
  readonly problems: readonly { readonly version: 'before' | 'after'; readonly feature: string; readonly code: string; readonly outcome: 'repaired' | 'leftOut' }[]
  /** The total did not shrink (面积不减少). */
  readonly areaKept: boolean
  /** No area changed its category (性质不改变). 功能不降低 is for a person to judge. */
  readonly categoryKept: boolean
  /** Number of the document that approved the revision, as it was stated; null: none. */
  readonly approval: string | null
  /** R05: 3 where area was lost or a category changed without an approval, 1 with one; null where neither happened. */
  readonly severity: 1 | 3 | null
  /** SHA-256 over both versions, tolerance, approval and program version. */
  readonly fingerprint: string
}

/** Columns that say what an area is protected as, where that is not `category`. */
const CATEGORY_COLUMNS: Readonly<Partial<Record<KindId, string>>> = { waterSource: 'protection_level', controlUnit: 'unit_class', district: 'district_type' }

/** The column whose change is a change of nature (性质); null for a layer without one. */
export function categoryFieldOf(kind: KindId): Field | null {
  const name = CATEGORY_COLUMNS[kind] ?? 'category'
  const fields: readonly Field[] = kinds[kind].fields
  return fields.find((field) => field.name === name) ?? null
}
