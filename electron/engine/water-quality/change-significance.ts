/**
 * Is a change of water quality between two periods clear? (环办〔2011〕22号, second-hand)
 *
 * Of many sections: ΔG is the change of the Ⅰ–Ⅲ share and ΔD that of the 劣Ⅴ share, in points; ΔG − ΔD tells direction and size.
 * Of one section or river: one step of 水质状况 is some change, two or more a marked one.
 */
import type { GradingRules } from '../../../shared/domain/water-quality/grading-rules'
import { WATER_STATUSES, type WaterStatus } from '../../../shared/domain/water-quality/water-class'

/** 无明显变化, 有所好转/变差, 明显好转/变差. */
type ChangeSize = 'none' | 'some' | 'marked'
export type Change = {
  readonly size: ChangeSize
  /** `null` where there is no clear change. */
  readonly direction: 'better' | 'worse' | null
}

/** Counts of sections by class group. */
export type ClassCounts = { readonly evaluated: number; readonly goodOrBetter: number; readonly worseThanV: number }

/** Change with its figures, in percentage points. */
export type ShareChange = Change & { readonly goodPoints: number; readonly worseThanVPoints: number }

/** @returns `null` where a period has no section */
export function shareChange(before: ClassCounts, after: ClassCounts, rules: GradingRules): ShareChange | null {
  if (before.evaluated === 0 || after.evaluated === 0) return null
  const denominator = before.evaluated * after.evaluated
  // Over one denominator in whole numbers, so that exactly 10 points are 10.
  const good = (after.goodOrBetter * before.evaluated - before.goodOrBetter * after.evaluated) * 100
  const worse = (after.worseThanV * before.evaluated - before.worseThanV * after.evaluated) * 100
  const difference = Math.abs(good - worse)
  const size = difference <= rules.change.nonePoints * denominator ? 'none' : difference <= rules.change.somePoints * denominator ? 'some' : 'marked'
  return {
    size,
    direction: size === 'none' ? null : good > worse ? 'better' : 'worse',
    goodPoints: good / denominator,
    worseThanVPoints: worse / denominator,
  }
}

/** Change of one section's or river's status. */
export function statusChange(before: WaterStatus, after: WaterStatus): Change {
  const steps = WATER_STATUSES.indexOf(before) - WATER_STATUSES.indexOf(after)
  if (steps === 0) return { size: 'none', direction: null }
  return { size: Math.abs(steps) === 1 ? 'some' : 'marked', direction: steps > 0 ? 'better' : 'worse' }
}
