/** River sections with the class of a period and whether they meet their own target. */
import type { CodeOf } from './vocabularies'
import type { ItemCode } from './water-quality/item'

export type ControlLevel = CodeOf<'controlLevel'>

/** 1–5 for Ⅰ–Ⅴ, 6 for worse than Ⅴ. */
export type WaterClass = 1 | 2 | 3 | 4 | 5 | 6

/** By how often an item exceeds the limit of `base` class: (C − S) / S. */
export type Exceedance = { readonly item: ItemCode; readonly multiple: number; readonly base: number }

/** One section in one period. */
export type SectionStatus = {
  readonly id: string
  readonly name: string
  readonly controlLevel: ControlLevel | null
  readonly waterType: CodeOf<'waterType'>
  readonly targetClass: number | null
  /** Null where nothing could be graded. */
  readonly class: WaterClass | null
  /** Null where class or target is missing. */
  readonly meetsTarget: boolean | null
  readonly decidedBy: readonly ItemCode[]
  readonly exceedances: readonly Exceedance[]
  /** Sampling times that went into the period's means. */
  readonly samples: number
  /** Evaluated items without a value. */
  readonly missing: readonly ItemCode[]
  readonly district: string | null
  readonly waterBody: string | null
  readonly demonstration: boolean
  /** [lon, lat], null without geometry. */
  readonly lonLat: readonly [number, number] | null
}

/** Ratios of one control level; provincial counts national sections too, city counts both. Ratios are fractions, null without sections. */
export type LevelRatios = {
  readonly controlLevel: ControlLevel
  readonly cumulative: true
  readonly evaluated: number
  readonly goodOrBetter: number
  readonly worseThanV: number
  readonly meetsTarget: number
  readonly goodRatio: number | null
  readonly worseThanVRatio: number | null
  readonly passRate: number | null
  /** Target of the period's year, null where none is set. */
  readonly targetGoodRatio: number | null
}

/** What `dutu sections` prints. */
export type SectionReport = {
  readonly period: string
  readonly evaluated: number
  readonly levels: readonly LevelRatios[]
  readonly sections: readonly SectionStatus[]
}

/** One month of one section, for its strip and charts. */
export type SectionMonth = {
  /** `2023-10`. */
  readonly month: string
  readonly class: WaterClass | null
  readonly meetsTarget: boolean | null
  readonly decidedBy: readonly ItemCode[]
  /** Mean by item in its unit; absent: not measured. */
  readonly values: Readonly<Partial<Record<ItemCode, number>>>
}
