/** Which sections of a month belong to a filter. */
import type { ControlLevel, SectionStatus, WaterClass } from '../../shared/domain/section'
import { CONTROL_LEVELS } from '../../shared/domain/water-quality/water-class'

/** With a class, 优Ⅲ, 劣于Ⅲ, 劣Ⅴ, 达标, 未达标, without a class: kept apart, because they are different things. */
export const sectionMeasures = ['all', 'graded', 'good', 'notGood', 'worse', 'met', 'missed', 'noData'] as const
export type SectionMeasure = (typeof sectionMeasures)[number]

export type SectionFilter = {
  /** Cumulative: provincial shows national sections too. Null: all, also those without a level. */
  readonly level: ControlLevel | null
  readonly measure: SectionMeasure
  /** Null: of any; `NO_DISTRICT`: of those that name none. */
  readonly district: string | null
  /** Null: whether the class changed or not. */
  readonly classChange: ClassChange | null
}

/** Stands for the sections that name no district. */
export const NO_DISTRICT = '–'

/** Of a class against an earlier month. */
export type ClassChange = 'better' | 'worse'

export const comparisons = ['month', 'year'] as const
export type Comparison = (typeof comparisons)[number]

/** Null where the class is the same, or one of the two months has none. */
export function classChange(now: WaterClass | null, before: WaterClass | null): ClassChange | null {
  if (now === null || before === null || now === before) return null
  return now < before ? 'better' : 'worse'
}

export const noSectionFilter: SectionFilter = { level: null, measure: 'all', district: null, classChange: null }

const GOOD_CLASS = 3
const WORSE_THAN_V = 6

type Filtered = Pick<SectionStatus, 'controlLevel' | 'district' | 'class' | 'meetsTarget'>

/** Whether a section of a month is shown. @param before its class in the month compared with */
export function matchesSectionFilter(section: Filtered, { level, measure, district, classChange: wanted }: SectionFilter, before: WaterClass | null = null): boolean {
  if (wanted !== null && classChange(section.class, before) !== wanted) return false
  if (district !== null && (section.district ?? NO_DISTRICT) !== district) return false
  if (level !== null && !isWithinLevel(section.controlLevel, level)) return false
  switch (measure) {
    case 'all':
      return true
    case 'graded':
      return section.class !== null
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
