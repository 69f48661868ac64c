/** The city's board: ratios against targets, districts ranked, sections that changed class, against another period. */
import type { ControlLevel, LevelRatios, WaterClass } from './section'

/** Counts that ratios are of. */
export type RatioCounts = {
  readonly evaluated: number
  readonly goodOrBetter: number
  readonly worseThanV: number
  /** Sections with a class and a target of their own. */
  readonly withTarget: number
  readonly meetsTarget: number
}

/** 环办〔2011〕22号: by ΔG − ΔD in points. */
export type RatioChange = {
  readonly size: 'none' | 'some' | 'marked'
  /** Null where there is no clear change. */
  readonly direction: 'better' | 'worse' | null
  readonly goodPoints: number
  readonly worseThanVPoints: number
}

export type LevelOnBoard = { readonly now: LevelRatios; readonly before: LevelRatios | null; readonly change: RatioChange | null }

export type DistrictOnBoard = {
  /** Null: sections without a district. */
  readonly district: string | null
  /** By 优Ⅲ share, then the smaller 劣Ⅴ share, then 达标率; equals share a rank. Null without an evaluated section. */
  readonly rank: number | null
  readonly now: RatioCounts
  readonly before: RatioCounts
  readonly better: number
  readonly worse: number
}

export type ChangedSection = {
  readonly id: string
  readonly name: string
  readonly controlLevel: ControlLevel | null
  readonly district: string | null
  readonly before: WaterClass
  readonly now: WaterClass
}

export type SectionBoard = {
  readonly period: string
  readonly comparedWith: string
  /** All levels, each against the other period. */
  readonly levels: readonly LevelOnBoard[]
  /** Level that districts and changes are of, cumulative. */
  readonly level: ControlLevel
  /** By rank. */
  readonly districts: readonly DistrictOnBoard[]
  /** Worse ones first, the largest step first. */
  readonly changed: readonly ChangedSection[]
}
