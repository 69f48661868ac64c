/**
 * Ratios of sections: 优Ⅲ, 劣Ⅴ and 达标, by control level, and whether they reach a published target.
 *
 * The three are different and kept apart. Levels nest: provincial counts national sections too, city counts all. Sections without
 * a class are not evaluated and are in no denominator.
 */
import { CONTROL_LEVELS } from '../../../shared/domain/water-quality/water-class'
import type { ControlLevel, LevelRatios, WaterClass } from '../../../shared/domain/section'
import type { RatioTarget } from '../../../shared/domain/water-quality/ratio-target'
import { roundQuotient, toNumber } from './exact-decimal'

const GOOD_CLASS = 3
const WORSE_THAN_V = 6

/** What the ratios need of a section. */
export type RatedSection = { readonly controlLevel: ControlLevel | null; readonly class: WaterClass | null; readonly meetsTarget: boolean | null }

/** Ratios of the levels that have sections, national first. A section without a control level counts in none. */
export function levelRatios(sections: readonly RatedSection[], targets: readonly RatioTarget[] = []): LevelRatios[] {
  const levels: LevelRatios[] = []
  for (const [rank, controlLevel] of CONTROL_LEVELS.entries()) {
    const within = sections.filter((section) => section.controlLevel !== null && CONTROL_LEVELS.indexOf(section.controlLevel) <= rank)
    if (!within.some((section) => section.controlLevel === controlLevel)) continue
    const target = targets.find((candidate) => candidate.controlLevel === controlLevel) ?? null
    levels.push(rateLevel(controlLevel, within, target))
  }
  return levels
}

function rateLevel(controlLevel: ControlLevel, sections: readonly RatedSection[], target: RatioTarget | null): LevelRatios {
  const graded = sections.filter((section) => section.class !== null)
  const evaluated = graded.length
  const goodOrBetter = graded.filter((section) => (section.class ?? 0) <= GOOD_CLASS).length
  const worseThanV = graded.filter((section) => section.class === WORSE_THAN_V).length
  const withTarget = graded.filter((section) => section.meetsTarget !== null).length
  const meetsTarget = graded.filter((section) => section.meetsTarget === true).length
  return {
    controlLevel,
    cumulative: true,
    evaluated,
    goodOrBetter,
    worseThanV,
    meetsTarget,
    goodRatio: evaluated === 0 ? null : goodOrBetter / evaluated,
    worseThanVRatio: evaluated === 0 ? null : worseThanV / evaluated,
    passRate: withTarget === 0 ? null : meetsTarget / withTarget,
    targetGoodRatio: target?.goodRatio ?? null,
    withTarget,
    reachesTarget: target === null || evaluated === 0 ? null : reachesRatio(goodOrBetter, evaluated, target),
  }
}

/** A share as a percentage of so many decimals, half to even (GB/T 8170). */
export function roundPercent(count: number, total: number, decimals: number): number {
  return toNumber(roundQuotient(count * 100, total, decimals))
}

/**
 * Does count / total reach a target ratio?
 *
 * Rounded to the target's decimals first: 48/55 = 87.27 % reaches 87.3 %. Only "all" reaches 100 %: 199 of 200 do not round up to it.
 */
export function reachesRatio(count: number, total: number, target: Pick<RatioTarget, 'goodRatio' | 'decimals'>): boolean {
  if (target.goodRatio >= 1) return count === total
  return roundPercent(count, total, target.decimals) >= toNumber(roundQuotient(Math.round(target.goodRatio * 1e8), 1e6, target.decimals))
}
