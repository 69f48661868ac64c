/** Which sections of a month belong to a filter. */
import type { ControlLevel, SectionStatus } from '../../shared/domain/section'
import { CONTROL_LEVELS } from '../../shared/domain/water-quality/water-class'

/** 优Ⅲ, 劣于Ⅲ, 劣Ⅴ, 达标, 未达标, without a class: kept apart, because they are different things. */
export const sectionMeasures = ['all', 'good', 'notGood', 'worse', 'met', 'missed', 'noData'] as const
export type SectionMeasure = (typeof sectionMeasures)[number]

export type SectionFilter = {
  /** Cumulative: provincial shows national sections too. Null: all, also those without a level. */
  readonly level: ControlLevel | null
  readonly measure: SectionMeasure
  readonly district: string | null
}

export const noSectionFilter: SectionFilter = { level: null, measure: 'all', district: null }

const GOOD_CLASS = 3
const WORSE_THAN_V = 6

type Filtered = Pick<SectionStatus, 'controlLevel' | 'district' | 'class' | 'meetsTarget'>

/** Whether a section of a month is shown. */
export function matchesSectionFilter(section: Filtered, { level, measure, district }: SectionFilter): boolean {
  if (district !== null && section.district !== district) return false
  if (level !== null && !isWithinLevel(section.controlLevel, level)) return false
  switch (measure) {
    case 'all':
      return true
    case 'good':
      return section.class !== null && section.class <= GOOD_CLASS
    case 'notGood':
      return section.class !== null && section.class > GOOD_CLASS
    case 'worse':
      return section.class === WORSE_THAN_V
    case 'met':
      return section.meetsTarget === true
    case 'missed':
      return section.meetsTarget === false
    case 'noData':
      return section.class === null
  }
}

/** Whether a section counts for a cumulative level. */
function isWithinLevel(own: ControlLevel | null, level: ControlLevel): boolean {
  return own !== null && CONTROL_LEVELS.indexOf(own) <= CONTROL_LEVELS.indexOf(level)
}
