/** What is done about a section: its worklist, its compliance plans, what the rest of the year must bring, what belongs to it. */
import type { FeatureSummary } from './feature'
import type { Exceedance, WaterClass } from './section'
import type { CodeOf } from './vocabularies'
import type { ItemCode } from './water-quality/item'

/** One line of the worklist (断面治水清单). Dates are ISO; texts null where unknown. */
export type SectionProblem = {
  readonly id: string
  readonly number: string | null
  readonly problem: string
  readonly measure: string | null
  readonly deadline: string | null
  readonly responsibleUnit: string | null
  readonly person: string | null
  readonly progress: string | null
  readonly completedOn: string | null
  readonly taskId: string | null
  readonly demonstration: boolean
}

/** A dated goal of a plan; `reachedOn` null while it is open. */
export type PlanMilestone = { readonly title: string; readonly dueOn: string; readonly reachedOn: string | null }

/** A compliance plan (限期达标方案). */
export type CompliancePlan = {
  readonly id: string
  readonly title: string
  readonly documentNumber: string | null
  readonly targetClass: number | null
  readonly approvedOn: string | null
  readonly dueOn: string | null
  readonly content: string | null
  readonly responsibleUnit: string | null
  /** By date. */
  readonly milestones: readonly PlanMilestone[]
  readonly demonstration: boolean
}

/** What the remaining months of a year must average for one item. Amounts in its canonical unit; null: no bound on that side. */
export type RemainingItem = {
  readonly item: ItemCode
  readonly low: number | null
  readonly high: number | null
  /** Mean of the months so far, not rounded. */
  readonly soFar: number
  readonly monthsSoFar: number
  readonly monthsRemaining: number
  readonly atLeast: number | null
  readonly atMost: number | null
  readonly state: 'reachable' | 'unreachable' | 'met' | 'missed'
}

/** A section's year up to a month (累计), and what the rest of it must bring. */
export type SectionOutlook = {
  /** `2023-01..2023-10`. */
  readonly period: string
  readonly class: WaterClass | null
  readonly meetsTarget: boolean | null
  readonly decidedBy: readonly ItemCode[]
  readonly failed: readonly ItemCode[]
  readonly exceedances: readonly Exceedance[]
  /** Months with readings. */
  readonly months: number
  /** Empty without a target or without readings. */
  readonly remaining: readonly RemainingItem[]
}

/** Stations and outfalls of a section. */
export type SectionSurroundings = {
  readonly stations: readonly FeatureSummary[]
  readonly outfalls: {
    readonly total: number
    /** Those that name the section, else those in its catchment; null where neither is known. */
    readonly by: 'section' | 'catchment' | null
    readonly stages: readonly { readonly stage: CodeOf<'outfallStage'> | null; readonly count: number }[]
    /** The first by code. */
    readonly features: readonly FeatureSummary[]
  }
}
