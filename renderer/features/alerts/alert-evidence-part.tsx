/** What an alert rests on: figures, the readings, the course of the item with the limit of the target. */
import { useMemo, useState } from 'react'
import type { AlertCard } from '../../../shared/domain/alert'
import { WATER_ITEMS } from '../../../shared/domain/water-quality/item'
import { alertTimes } from '../../../shared/messages/alert-finding'
import { alertMessages as messages } from '../../../shared/messages/alerts'
import { itemNames } from '../../../shared/messages/water'
import { useT } from '../../i18n'
import { useChartStyle } from '../../present/chart-style'
import { Chart } from '../../ui/chart'
import { CardPart, FactRow } from '../inspector/card-part'
import { concentrationOption } from '../inspector/concentration-option'

const CHART_HEIGHT = 170
const READINGS_AT_FIRST = 6

export function AlertEvidencePart({ card }: { readonly card: AlertCard }) {
  const t = useT()
  const { alert } = card
  const { evidence, item } = alert
  const unit = item === null || WATER_ITEMS[item].unit === '1' ? '' : ` ${WATER_ITEMS[item].unit}`
  const { rule } = evidence
  return (
    <CardPart title={t(messages.evidence)}>
      <dl className="facts">
        <FactRow title={t(messages.times)}>{alertTimes(alert)}</FactRow>
        <FactRow title={t(messages.limitLine)}>{evidence.limit === null ? null : `${evidence.limit}${unit}`}</FactRow>
        <FactRow title={t(messages.worstValue)}>{evidence.worst === null ? null : `${evidence.worst}${unit}`}</FactRow>
        <FactRow title={t(messages.multiple)}>{evidence.multiple === null ? null : evidence.multiple.toFixed(2)}</FactRow>
        <FactRow title={t(messages.raisedOn)}>{alert.raisedOn}</FactRow>
      </dl>
      <EvidenceChart card={card} />
      <Readings card={card} unit={unit} />
      <p className="quiet alert-small">{t(messages.ruleThen, { consecutive: rule.consecutive, factor: String(rule.jumpFactor), hours: rule.silentHours })}</p>
    </CardPart>
  )
}

function EvidenceChart({ card: { alert, series, limit } }: { readonly card: AlertCard }) {
  const t = useT()
  const style = useChartStyle()
  const { item, evidence } = alert
  const option = useMemo(() => {
    if (item === null || series.length === 0) return null
    const own = evidence.limit
    const lines = limit === null ? null : { ...limit, own }
    const chart = concentrationOption({ item, points: series, limit: lines, chosen: null, style, t })
    const rested = new Set(evidence.readings.map(({ time }) => time))
    const [line] = Array.isArray(chart.series) ? chart.series : []
    if (line === undefined || line.type !== 'line') return chart
    // The readings that the alert rests on are marked.
    const data = series.map(({ time, value }) => (rested.has(time) ? { value, itemStyle: { color: style.alarm }, symbolSize: 7 } : { value }))
    return { ...chart, series: [{ ...line, data }] }
  }, [item, series, limit, evidence, style, t])
  if (option === null || item === null) return null
  return <Chart label={`${t(messages.evidence)} ${t(itemNames[item])}`} option={option} height={CHART_HEIGHT} />
}

function Readings({ card: { alert }, unit }: { readonly card: AlertCard; readonly unit: string }) {
  const t = useT()
  const [all, setAll] = useState(false)
  const { readings } = alert.evidence
  if (readings.length === 0) return null
  const shown = all ? readings : readings.slice(-READINGS_AT_FIRST)
  return (
    <div className="alert-readings">
      <button type="button" className="fold" aria-expanded={all} onClick={() => setAll(!all)}>
        {t(messages.evidenceReadings, { count: readings.length })}
      </button>
      <ul className="card-list">
        {shown.toReversed().map(({ time, value }) => (
          <li key={time} className="alert-reading">
            <span>{time.replace('T', ' ')}</span>
            <span className="numeric">{`${value}${unit}`}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
