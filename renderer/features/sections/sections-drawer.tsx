/** All sections over all months, quarters, years or 汛期: classes as a strip, ratios as curves. */
import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { SectionOverview } from '../../../shared/domain/section'
import { periodAround } from '../../../shared/domain/water-quality/period-span'
import { sectionMessages } from '../../../shared/messages/sections'
import { sectionWorkMessages } from '../../../shared/messages/section-work'
import { useSectionOverview } from '../../api/queries/sections'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useMonth } from '../../state/month'
import { usePeriod } from '../../state/period'
import { useSectionFilter } from '../../state/section-filter'
import { matchesSectionFilter } from '../../state/section-measure'
import { useSelection } from '../../state/selection'
import { showFeature } from '../../state/show'
import { useView } from '../../state/view'
import { EmptyNote } from '../../ui/notes'
import { CityBoard } from './city-board'
import { ClassStrip } from './class-strip'
import { RatioChart, type RatioMeasure, ratioTitles } from './ratio-chart'
import { SectionFilters } from './section-filters'
import './sections.css'

type Shown = 'board' | 'strip' | RatioMeasure

export function SectionsDrawer() {
  const t = useT()
  const { months } = useMonth()
  const { kind } = usePeriod()
  const overview = useSectionOverview(kind)
  if (months.length === 0) return <EmptyNote text={t(sectionMessages.noReadings)} />
  return <QueryView query={overview}>{(data) => <Overview overview={data} />}</QueryView>
}

function Overview({ overview }: { readonly overview: SectionOverview }) {
  const t = useT()
  const [shown, setShown] = useState<Shown>('board')
  const period = usePeriodOf(overview)
  const chooseMonth = useView((state) => state.set)
  return (
    <div className="drawer-body">
      <div className="drawer-tools">
        <Segmented
          size="small"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'board', label: t(sectionWorkMessages.board) },
            { value: 'strip', label: t(sectionMessages.strip) },
            ...Object.entries(ratioTitles).map(([value, title]) => ({ value: value as RatioMeasure, label: t(title) })),
          ]}
        />
        {shown === 'strip' && <SectionFilters sections={overview.sections} />}
      </div>
      <div className="drawer-main">
        {shown === 'board' ? (
          <CityBoard />
        ) : shown === 'strip' ? (
          <Strip overview={overview} />
        ) : (
          <RatioChart overview={overview} measure={shown} period={period} onPickMonth={(picked) => chooseMonth({ month: picked })} />
        )}
      </div>
    </div>
  )
}

/** The chosen period, as the overview's span has it: while another span is read, the one before is still shown. */
function usePeriodOf({ span }: SectionOverview): string | null {
  const { month } = useMonth()
  return month === null ? null : periodAround(month, span)
}

/** Filtered by what holds in the chosen period; the worst over all periods first. */
function Strip({ overview }: { readonly overview: SectionOverview }) {
  const t = useT()
  const period = usePeriodOf(overview)
  const chooseMonth = useView((state) => state.set)
  const { level, measure, district } = useSectionFilter()
  const selection = useSelection((state) => state.selection)
  const sections = useMemo(() => {
    const at = period === null ? -1 : overview.periods.indexOf(period)
    return overview.sections
      .filter((section) =>
        matchesSectionFilter({ ...section, class: section.classes[at] ?? null, meetsTarget: section.meetsTarget[at] ?? null }, { level, measure, district, classChange: null }),
      )
      .toSorted((a, b) => timesMissed(b) - timesMissed(a) || a.name.localeCompare(b.name, 'zh'))
  }, [overview, period, level, measure, district])
  if (sections.length === 0) return <EmptyNote text={t(sectionMessages.noneMatch)} />
  return (
    <ClassStrip
      overview={overview}
      sections={sections}
      period={period}
      selectedId={selection?.type === 'feature' && selection.feature.kind === 'section' ? selection.feature.id : null}
      onPick={({ id }, picked) => {
        if (picked !== null) chooseMonth({ month: picked })
        void showFeature({ kind: 'section', id })
      }}
    />
  )
}

function timesMissed({ meetsTarget }: SectionOverview['sections'][number]): number {
  return meetsTarget.filter((met) => met === false).length
}
