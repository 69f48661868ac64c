/**
 * Districts ranked by their sections, and sections that changed class between two periods.
 *
 * A rank goes by the share of Ⅰ–Ⅲ, then by the smaller share of 劣Ⅴ, then by 达标率; shares are compared as fractions, so that
 * 2/3 and 4/6 are equal. Equals share a rank and the next one is left out (1, 1, 3).
 */
import type { ChangedSection, DistrictOnBoard, RatioCounts } from '../../../shared/domain/section-board'
import type { ControlLevel, WaterClass } from '../../../shared/domain/section'
import { CONTROL_LEVELS } from '../../../shared/domain/water-quality/water-class'

const GOOD_CLASS = 3
const WORSE_THAN_V = 6

/** A section of one period. */
export type BoardSection = {
  readonly id: string
  readonly name: string
  readonly controlLevel: ControlLevel | null
  readonly district: string | null
  readonly class: WaterClass | null
  readonly meetsTarget: boolean | null
}

/** Sections that count for a cumulative level. */
export function withinLevel<Section extends Pick<BoardSection, 'controlLevel'>>(sections: readonly Section[], level: ControlLevel): readonly Section[] {
  const rank = CONTROL_LEVELS.indexOf(level)
  return sections.filter(({ controlLevel }) => controlLevel !== null && CONTROL_LEVELS.indexOf(controlLevel) <= rank)
}

/** Counts of sections; one without a class is in none. */
function countRatios(sections: readonly Pick<BoardSection, 'class' | 'meetsTarget'>[]): RatioCounts {
  const graded = sections.filter((section) => section.class !== null)
  return {
    evaluated: graded.length,
    goodOrBetter: graded.filter((section) => (section.class ?? 0) <= GOOD_CLASS).length,
    worseThanV: graded.filter((section) => section.class === WORSE_THAN_V).length,
    withTarget: graded.filter(({ meetsTarget }) => meetsTarget !== null).length,
    meetsTarget: graded.filter(({ meetsTarget }) => meetsTarget === true).length,
  }
}

/** Districts by rank, those without an evaluated section last. */
export function rankDistricts(now: readonly BoardSection[], before: readonly BoardSection[]): DistrictOnBoard[] {
  const changes = changedSections(now, before)
  const districts = [...new Set(now.map(({ district }) => district))].map((district) => {
    const own = changes.filter((change) => change.district === district)
    const better = own.filter((change) => change.now < change.before).length
    return {
      district,
      now: countRatios(now.filter((section) => section.district === district)),
      before: countRatios(before.filter((section) => section.district === district)),
      better,
      worse: own.length - better,
    }
  })
  const ordered = districts.sort((a, b) => byRank(a.now, b.now) || (a.district ?? '').localeCompare(b.district ?? '', 'zh'))
  let rank = 0
  return ordered.map((entry, index) => {
    const above = ordered[index - 1]
    if (above === undefined || byRank(above.now, entry.now) !== 0) rank = index + 1
    return { ...entry, rank: entry.now.evaluated === 0 ? null : rank }
  })
}

/** Those with a class in both periods and not the same; worse ones first, the largest step first. */
export function changedSections(now: readonly BoardSection[], before: readonly BoardSection[]): ChangedSection[] {
  const earlier = new Map(before.map((section) => [section.id, section.class]))
  return now
    .flatMap(({ id, name, controlLevel, district, class: current }): ChangedSection[] => {
      const former = earlier.get(id) ?? null
      return current === null || former === null || current === former ? [] : [{ id, name, controlLevel, district, before: former, now: current }]
    })
    .sort((a, b) => b.now - b.before - (a.now - a.before) || a.name.localeCompare(b.name, 'zh'))
}

/** Negative where `a` ranks before `b`. Shares are compared by cross-multiplication, exactly. */
function byRank(a: RatioCounts, b: RatioCounts): number {
  if (a.evaluated === 0 || b.evaluated === 0) return Number(a.evaluated === 0) - Number(b.evaluated === 0)
  return (
    b.goodOrBetter * a.evaluated - a.goodOrBetter * b.evaluated ||
    a.worseThanV * b.evaluated - b.worseThanV * a.evaluated ||
    b.meetsTarget * Math.max(a.withTarget, 1) - a.meetsTarget * Math.max(b.withTarget, 1)
  )
}
