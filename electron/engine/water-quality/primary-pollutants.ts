/**
 * The primary pollutants (主要污染指标) of a section: what to name when its water is worse than good.
 *
 * 环办〔2011〕22号: none for 优 and 良好; else the three items of the worst class, ties by the larger multiple; cyanide and heavy metals
 * that exceed come first.
 */
import type { PrimaryPollutant } from '../../../shared/domain/section'
import type { GradingRules } from '../../../shared/domain/water-quality/grading-rules'
import type { ItemExceedance } from './exceedances'
import type { SampleGrade } from './grade-sample'

/**
 * @param grade of the section
 * @param exceedances over class Ⅲ, from `holdAgainst`
 * @returns at most `rules.primaryPollutants.most`, most important first
 */
export function primaryPollutants(grade: SampleGrade, exceedances: readonly ItemExceedance[], rules: GradingRules): PrimaryPollutant[] {
  const { worseThanClass, most, first } = rules.primaryPollutants
  if (grade.class === null || grade.class <= worseThanClass) return []
  return grade.items
    .filter((item) => item.class > worseThanClass)
    .map(({ item, class: itemClass }) => ({ item, class: itemClass, multiple: exceedances.find((exceedance) => exceedance.item === item)?.multiple ?? null }))
    .sort(
      (a, b) =>
        Number(first.includes(b.item)) - Number(first.includes(a.item)) || b.class - a.class || (b.multiple ?? -Infinity) - (a.multiple ?? -Infinity) || 0,
    )
    .slice(0, most)
}
