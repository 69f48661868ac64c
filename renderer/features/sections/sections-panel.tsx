/** River sections of the chosen month: ratios against targets, and the sections behind every figure. */
import { Button, Segmented } from 'antd'
import { ChartSpline } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import type { SectionReport, SectionStatus, WaterClass } from '../../../shared/domain/section'
import { alertMessages } from '../../../shared/messages/alerts'
import { sectionMessages } from '../../../shared/messages/sections'
import { useOpenAlertCount } from '../../api/queries/alerts'
import { useSectionReport } from '../../api/queries/sections'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useAlertList } from '../../state/alert-list'
import { usePresentKinds } from '../../state/layers'
import { usePeriod } from '../../state/period'
import { comparedPeriod } from '../../state/period-around'
import { useSectionFilter } from '../../state/section-filter'
import { matchesSectionFilter, noSectionFilter } from '../../state/section-measure'
import { useSelection } from '../../state/selection'
import { showFeature } from '../../state/show'
import { useView } from '../../state/view'
import { EmptyNote } from '../../ui/notes'
import { VirtualList } from '../../ui/virtual-list'
import { AlertList } from '../alerts/alert-list'
import { LevelRatiosTable } from './level-ratios'
import { MonthSlider } from './month-slider'
import { PeriodControl } from './period-control'
import { SectionChanges } from './section-changes'
import { SectionFilters } from './section-filters'
import { SectionRow } from './section-row'
import './sections.css'

const ROW_HEIGHT = 46

export function SectionsPanel() {
  const t = useT()
  const { shown, change } = useAlertList()
  const waiting = useOpenAlertCount()
  return (
    <>
      <Segmented
        block
        size="small"
        className="sections-switch"
        value={shown}
        onChange={(value: 'sections' | 'alerts') => change({ shown: value })}
        options={[
          { value: 'sections', label: t(alertMessages.showSections) },
          { value: 'alerts', label: waiting === null ? t(alertMessages.alerts) : t(alertMessages.openAlerts, { count: waiting }) },
        ]}
      />
      {shown === 'alerts' ? <AlertList /> : <Sections />}
    </>
  )
}

function Sections() {
  const t = useT()
  const { period } = usePeriod()
  const report = useSectionReport(period)
  const hasSections = usePresentKinds().has('section')
  if (!hasSections) return <EmptyNote text={t(sectionMessages.noSections)} />
  if (period === null) return <EmptyNote text={t(sectionMessages.noReadings)} />
  return (
    <>
      <PeriodControl />
      <MonthSlider />
      <QueryView query={report}>{(data) => <Report report={data} stale={data.period !== period} />}</QueryView>
    </>
  )
}

function Report({ report, stale }: { readonly report: SectionReport; readonly stale: boolean }) {
  const t = useT()
  const { level, measure, district, classChange, change } = useSectionFilter()
  const selection = useSelection((state) => state.selection)
  const setPanels = useView((state) => state.setPanels)
  const { earlier, before } = useEarlierClasses()
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
      <LevelRatiosTable levels={report.levels} stale={stale} year={Number(report.lastMonth.slice(0, 4))} />
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

/** Classes of the period that the shown one is compared with; null while they are read, and without readings. */
function useEarlierClasses(): { readonly earlier: string; readonly before: ReadonlyMap<string, WaterClass | null> | null } {
  const { month, kind } = usePeriod()
  const comparison = useSectionFilter((state) => state.comparison)
  const earlier = month === null ? '' : comparedPeriod(month, kind, comparison)
  const report = useSectionReport(earlier === '' ? null : earlier).data
  const before = useMemo(
    () => (report?.period === earlier && report.evaluated > 0 ? new Map(report.sections.map((section) => [section.id, section.class])) : null),
    [report, earlier],
  )
  return { earlier, before }
}

/** Sections that miss their target first, then the worse class. */
function worstFirst(a: SectionStatus, b: SectionStatus): number {
  return Number(b.meetsTarget === false) - Number(a.meetsTarget === false) || (b.class ?? 0) - (a.class ?? 0) || a.name.localeCompare(b.name, 'zh')
}
