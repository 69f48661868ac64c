/** River sections with the class of a period and whether they meet their own target. */
import type { FeatureSummary } from './feature'
import type { CodeOf } from './vocabularies'
import type { ItemCode } from './water-quality/item'
import type { PeriodSpan } from './water-quality/period-span'

export type ControlLevel = CodeOf<'controlLevel'>

/** 1–5 for Ⅰ–Ⅴ, 6 for worse than Ⅴ. */
export type WaterClass = 1 | 2 | 3 | 4 | 5 | 6

/** By how often an item exceeds the limit of `base` class: (C − S) / S. */
export type Exceedance = { readonly item: ItemCode; readonly multiple: number; readonly base: number }

/** 主要污染指标 (环办〔2011〕22号): over class Ⅲ; of rivers and lakes only. `multiple` null for items without one (dissolved oxygen, pH). */
export type PrimaryPollutant = { readonly item: ItemCode; readonly class: number; readonly multiple: number | null }

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
  /** Items past the section's target, or past class Ⅲ where it has none; those without a multiple (dissolved oxygen, pH) among them. */
  readonly failed: readonly ItemCode[]
  /** Of `failed`, those that have a multiple, largest first. */
  readonly exceedances: readonly Exceedance[]
  /** Most important first, at most three; empty where the class is good. */
  readonly primaryPollutants: readonly PrimaryPollutant[]
  /** Sampling times that went into the period's means. */
  readonly samples: number
  /** Evaluated items without a value. */
  readonly missing: readonly ItemCode[]
  readonly district: string | null
  readonly waterBody: string | null
  readonly demonstration: boolean
  /** On a river that runs into the sea: its total nitrogen is shown beside the class. */
  readonly entersSea: boolean
  /** Mean in mg/L, rounded as it is compared; null where not measured. Never part of the class. */
  readonly totalNitrogen: number | null
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
  /** Sections with a class and a target of their own: what `passRate` is of. */
  readonly withTarget: number
  /** Target of the period's year, null where none is set. */
  readonly targetGoodRatio: number | null
  /** Whether `goodRatio` reaches it, compared after rounding to the target's decimals; null without either. */
  readonly reachesTarget: boolean | null
}

/** What `dutu sections` prints. */
export type SectionReport = {
  readonly period: string
  /** Months that the period is made of, both ends included: `2023-05`. */
  readonly firstMonth: string
  readonly lastMonth: string
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
  /** As in `SectionStatus`. */
  readonly failed: readonly ItemCode[]
  readonly exceedances: readonly Exceedance[]
  /** Mean by item in its unit; absent: not measured. */
  readonly values: Readonly<Partial<Record<ItemCode, number>>>
}

/** One item's limits at one section, canonical unit. */
export type SectionLimit = {
  readonly item: ItemCode
  /** False: shown, never part of the class. */
  readonly counts: boolean
  readonly operator: '<=' | '>=' | '>' | 'within'
  /** Limit by class, best first; the upper bound of `within`. Null: the class has none. */
  readonly limits: readonly (number | null)[]
  /** Lower bounds of `within` by class, else empty. */
  readonly lows: readonly number[]
  /** The section's own limit that is in force in the newest month, null where the table's holds. */
  readonly own: number | null
}

/** Every section in every period of a span, and the ratios of each: the heat strip and its chart. */
export type SectionOverview = {
  readonly span: PeriodSpan
  /** As `section.status` takes them, oldest first. */
  readonly periods: readonly string[]
  /** Of each period its newest month that has readings: `2023-10`. */
  readonly months: readonly string[]
  readonly sections: readonly {
    readonly id: string
    readonly name: string
    readonly controlLevel: ControlLevel | null
    readonly district: string | null
    readonly targetClass: number | null
    /** One a period; null where nothing could be graded. */
    readonly classes: readonly (WaterClass | null)[]
    readonly meetsTarget: readonly (boolean | null)[]
  }[]
  /** One list a period, as in `SectionReport.levels`. */
  readonly levels: readonly (readonly LevelRatios[])[]
}

/** A station's own readings, and the section it stands for. */
export type StationReadings = {
  /** The section that the station names, null where none has that name. */
  readonly section: FeatureSummary | null
  /** One series an item, in the item's canonical unit; `time` is a month or an instant, oldest first. */
  readonly series: readonly { readonly item: ItemCode; readonly points: readonly { readonly time: string; readonly value: number }[] }[]
}
