/** What narrows the list of sections: level, water quality, district. */
import { Select } from 'antd'
import type { SectionStatus } from '../../../shared/domain/section'
import { CONTROL_LEVELS } from '../../../shared/domain/water-quality/water-class'
import { sectionMessages } from '../../../shared/messages/sections'
import type { Message } from '../../../shared/messages/translate'
import { cumulativeLevelNames } from '../../../shared/messages/water'
import { useT } from '../../i18n'
import { useSectionFilter } from '../../state/section-filter'
import { NO_DISTRICT, type SectionMeasure, sectionMeasures } from '../../state/section-measure'

const measureTitles: Readonly<Record<SectionMeasure, Message>> = {
  all: sectionMessages.measureAll,
  graded: sectionMessages.measureGraded,
  good: sectionMessages.measureGood,
  notGood: sectionMessages.measureNotGood,
  worse: sectionMessages.measureWorse,
  met: sectionMessages.measureMet,
  missed: sectionMessages.measureMissed,
  noData: sectionMessages.measureNoData,
}

const ALL = ''

/** @param sections all sections: whose districts can be chosen */
export function SectionFilters({ sections }: { readonly sections: readonly Pick<SectionStatus, 'district'>[] }) {
  const t = useT()
  const { level, measure, district, change } = useSectionFilter()
  const districts = [...new Set(sections.map((section) => section.district ?? NO_DISTRICT))].sort((a, b) => a.localeCompare(b, 'zh'))
  return (
    <div className="section-filters">
      <Select
        size="small"
        aria-label={t(sectionMessages.level)}
        value={level ?? ALL}
        onChange={(value: string) => change({ level: CONTROL_LEVELS.find((candidate) => candidate === value) ?? null })}
        options={[
          { value: ALL, label: t(sectionMessages.allLevels) },
          ...CONTROL_LEVELS.map((value) => ({ value, label: t(cumulativeLevelNames[value]) })),
        ]}
      />
      <Select
        size="small"
        aria-label={t(sectionMessages.which)}
        value={measure}
        onChange={(value) => change({ measure: value })}
        options={sectionMeasures.map((value) => ({ value, label: t(measureTitles[value]) }))}
      />
      <Select
        size="small"
        aria-label={t(sectionMessages.allDistricts)}
        value={district ?? ALL}
        onChange={(value) => change({ district: value === ALL ? null : value })}
        options={[{ value: ALL, label: t(sectionMessages.allDistricts) }, ...districts.map((value) => ({ value, label: value }))]}
      />
    </div>
  )
}
