/** River sections of the chosen month: ratios against targets, and the sections behind every figure. */
import { Button } from 'antd'
import { ChartSpline } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import type { SectionReport, SectionStatus, WaterClass } from '../../../shared/domain/section'
import { sectionMessages } from '../../../shared/messages/sections'
import { useSectionReport } from '../../api/queries/sections'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { usePresentKinds } from '../../state/layers'
import { useMonth } from '../../state/month'
import { useSectionFilter } from '../../state/section-filter'
import { comparedMonth, matchesSectionFilter, noSectionFilter } from '../../state/section-measure'
import { useSelection } from '../../state/selection'
import { showFeature } from '../../state/show'
import { useView } from '../../state/view'
import { EmptyNote } from '../../ui/notes'
import { VirtualList } from '../../ui/virtual-list'
import { LevelRatiosTable } from './level-ratios'
import { MonthSlider } from './month-slider'
import { SectionChanges } from './section-changes'
import { SectionFilters } from './section-filters'
import { SectionRow } from './section-row'
import './sections.css'

const ROW_HEIGHT = 46

export function SectionsPanel() {
  const t = useT()
  const { month } = useMonth()
  const report = useSectionReport(month)
  const hasSections = usePresentKinds().has('section')
  if (!hasSections) return <EmptyNote text={t(sectionMessages.noSections)} />
  if (month === null) return <EmptyNote text={t(sectionMessages.noReadings)} />
  return (
    <>
      <MonthSlider />
      <QueryView query={report}>{(data) => <Report report={data} stale={data.period !== month} />}</QueryView>
    </>
  )
}

function Report({ report, stale }: { readonly report: SectionReport; readonly stale: boolean }) {
  const t = useT()
  const { level, measure, district, classChange, change } = useSectionFilter()
  const selection = useSelection((state) => state.selection)
  const setPanels = useView((state) => state.setPanels)
  const { earlier, before } = useEarlierClasses(report.period)
  const sections = useMemo(
    () =>
      report.sections
        .filter((section) => matchesSectionFilter(section, { level, measure, district, classChange }, before?.get(section.id) ?? null))
        .toSorted(worstFirst),
    [report, level, measure, district, classChange, before],
  )
  const row = useCallback(
    (section: SectionStatus) => {
      const waterClass = before?.get(section.id) ?? null
      return <SectionRow section={section} before={waterClass === null ? null : { month: earlier, waterClass }} />
    },
    [before, earlier],
  )
  const filtered = level !== null || measure !== 'all' || district !== null || classChange !== null
  return (
    <>
      <LevelRatiosTable levels={report.levels} stale={stale} />
      <SectionChanges sections={report.sections} earlier={earlier} before={before} />
      <SectionFilters sections={report.sections} />
      <div className="list-head">
        <span>{t(sectionMessages.count, { shown: sections.length, total: report.sections.length })}</span>
        {filtered && (
          <Button type="link" size="small" onClick={() => change(noSectionFilter)}>
            {t(sectionMessages.clearFilter)}
          </Button>
        )}
        <Button type="text" size="small" className="list-order" icon={<ChartSpline size={14} />} onClick={() => setPanels({ drawer: 'sections' })}>
          {t(sectionMessages.openOverview)}
        </Button>
      </div>
      {sections.length === 0 ? (
        <EmptyNote text={t(sectionMessages.noneMatch)}>
          <Button size="small" onClick={() => change(noSectionFilter)}>
            {t(sectionMessages.clearFilter)}
          </Button>
        </EmptyNote>
      ) : (
        <VirtualList
          label={t(sectionMessages.list)}
          items={sections}
          keyOf={(section) => section.id}
          rowHeight={ROW_HEIGHT}
          selectedKey={selection?.type === 'feature' && selection.feature.kind === 'section' ? selection.feature.id : null}
          onSelect={({ id }) => void showFeature({ kind: 'section', id })}
          row={row}
        />
      )}
    </>
  )
}

/** Classes of the month that the shown one is compared with; null while they are read, and without readings. */
function useEarlierClasses(month: string): { readonly earlier: string; readonly before: ReadonlyMap<string, WaterClass | null> | null } {
  const { months } = useMonth()
  const earlier = comparedMonth(month, useSectionFilter((state) => state.comparison))
  const report = useSectionReport(months.includes(earlier) ? earlier : null).data
  const before = useMemo(() => (report?.period === earlier ? new Map(report.sections.map((section) => [section.id, section.class])) : null), [report, earlier])
  return { earlier, before }
}

/** Sections that miss their target first, then the worse class. */
function worstFirst(a: SectionStatus, b: SectionStatus): number {
  return Number(b.meetsTarget === false) - Number(a.meetsTarget === false) || (b.class ?? 0) - (a.class ?? 0) || a.name.localeCompare(b.name, 'zh')
}
