/** Grades of a table of readings: what `dutu grade` prints. */
import type { ErrorData } from '../errors'
import type { Exceedance, PrimaryPollutant, WaterClass } from './section'
import type { ItemCode } from './water-quality/item'
import type { WaterType } from './water-quality/water-class'

/** One row of the table, or one sampling of a long table (then its first row). */
export type GradedRow = {
  /** 1-based. */
  readonly row: number
  readonly section: string | null
  readonly time: string | null
  readonly waterType: WaterType
  /** Null where nothing could be graded. */
  readonly class: WaterClass | null
  readonly className: string | null
  readonly decidedBy: readonly ItemCode[]
  readonly itemsUsed: readonly ItemCode[]
  readonly excluded: readonly ItemCode[]
  readonly exceedances: readonly Exceedance[]
  /** Most important first, at most three; empty where the class is good. */
  readonly primaryPollutants: readonly PrimaryPollutant[]
}

/** What is wrong with a cell or a column; `row` null for the table as a whole. */
export type GradeProblem = ErrorData & { readonly row: number | null; readonly message: string }

export type GradeReport = {
  /** As the standard is cited: `GB 3838-2002`. */
  readonly standard: string
  readonly rows: readonly GradedRow[]
  /** Column of the file → item. */
  readonly columns: Readonly<Record<string, ItemCode>>
  readonly problems: readonly GradeProblem[]
}
