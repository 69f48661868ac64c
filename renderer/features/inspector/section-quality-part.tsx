/** Water quality of one section: the chosen period, the months as a strip, concentrations against limits, months that failed. */
import { useMemo } from 'react'
import type { SectionMonth } from '../../../shared/domain/section'
import { sectionMessages } from '../../../shared/messages/sections'
import { useSectionHistory, useSectionReport } from '../../api/queries/sections'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { usePeriod } from '../../state/period'
import { CardPart } from './card-part'
import { ConcentrationPart } from './concentration-part'
import { FailedMonths } from './failed-months'
import { MonthStrip } from './month-strip'
import { QualityHeadline } from './quality-headline'

export function SectionQualityPart({ id }: { readonly id: string }) {
  const t = useT()
  return (
    <CardPart title={t(sectionMessages.waterQuality)}>
      <QueryView query={useSectionHistory(id)}>
        {(history) => (history.length === 0 ? <p className="card-empty quiet">{t(sectionMessages.noReadings)}</p> : <Quality id={id} history={history} />)}
      </QueryView>
    </CardPart>
  )
}

function Quality({ id, history }: { readonly id: string; readonly history: readonly SectionMonth[] }) {
  const { period, month, kind } = usePeriod()
  const report = useSectionReport(period)
  const chosen = useMemo(() => history.find((entry) => entry.month === month) ?? null, [history, month])
  const status = report.data?.period === period ? (report.data.sections.find((section) => section.id === id) ?? null) : null
  return (
    <>
      <QualityHeadline period={period} chosen={kind === 'month' ? chosen : null} status={status} />
      <MonthStrip history={history} />
      <ConcentrationPart id={id} history={history} chosen={chosen} />
      <FailedMonths history={history} />
    </>
  )
}
