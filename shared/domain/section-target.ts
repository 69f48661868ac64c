/** What sections are held against beside their target class: ratio targets of plan years, and limits of their own. */
import type { ControlLevel } from './section'
import type { ItemCode } from './water-quality/item'

/** 优Ⅲ比例 of one control level and those above. `goodRatio` is a fraction, `decimals` those of its percentage: 87.3 % is 0.873 and 1. */
export type LevelTarget = { readonly controlLevel: ControlLevel; readonly goodRatio: number; readonly decimals: number }

/** Targets of a plan year; they hold until the next plan year that has some. */
export type PlanYear = { readonly year: number; readonly source: string | null; readonly targets: readonly LevelTarget[] }

export type PlanYears = {
  /** The workspace's own, newest first. */
  readonly own: readonly PlanYear[]
  /** Those that came with the program, with the area that each binds: for taking over, never in force by themselves. */
  readonly shipped: readonly (PlanYear & { readonly area: string })[]
}

/** A section's own limit for an item (“氨氮低于3mg/L”), canonical unit. Dates are ISO; null: open. */
export type SectionOverride = {
  readonly id: string
  readonly item: ItemCode
  readonly limit: number
  /** The limit itself fails (低于). */
  readonly strict: boolean
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly basis: string | null
}
