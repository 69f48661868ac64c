/** Bays by their sea-water points (GB 3097-1997): class, shares, five indicators of 美丽海湾; drinking-water sources by what is measured in them. */
import type { FeatureSummary } from './feature'
import type { Exceedance, WaterClass } from './section'
import type { ItemCode } from './water-quality/item'

/** 1–4 for 一类–四类, 5 for 劣四类. */
export type SeaClass = 1 | 2 | 3 | 4 | 5

/** Share of sea points, or of sea area, of first and second class (优良). The two measures differ: never without `by`. */
export type SeaShare = {
  readonly by: 'points' | 'area'
  /** Points, or km². */
  readonly evaluated: number
  /** Points, or km², by class 1 to 5. */
  readonly classes: readonly number[]
  readonly goodRatio: number | null
}

export type SeaPoint = {
  readonly feature: FeatureSummary
  readonly class: SeaClass | null
  readonly decidedBy: readonly ItemCode[]
  readonly exceedances: readonly Exceedance[]
  /** Sea that it stands for, null where unknown. */
  readonly areaSquareKilometers: number | null
}

export type BayStatus = {
  readonly id: string
  readonly name: string
  /** Of the mean of each item over its points; null where nothing could be graded. */
  readonly class: SeaClass | null
  readonly decidedBy: readonly ItemCode[]
  /** Months that were graded: the period, or the newest survey of its year up to then. Null without readings. */
  readonly surveyed: string | null
  readonly points: readonly SeaPoint[]
  readonly byPoints: SeaShare
  /** Null where a graded point has no area. */
  readonly byArea: SeaShare | null
  /** Mean over the surveys of the year so far, of points and of area. */
  readonly year: { readonly surveys: number; readonly byPoints: number | null; readonly byArea: number | null }
}

/** What was measured in a drinking-water source. */
export type WaterSourcePlace = {
  readonly feature: FeatureSummary
  readonly class: WaterClass | null
  readonly decidedBy: readonly ItemCode[]
  /** Supplementary items (Table 2) measured, and those past their limit. */
  readonly supplementsUsed: readonly ItemCode[]
  readonly supplementsFailed: readonly ItemCode[]
  /** Class Ⅲ or better and no supplement past its limit; null where nothing decides. */
  readonly meets: boolean | null
}

export type WaterSourceStatus = { readonly period: string; readonly places: readonly WaterSourcePlace[] }
