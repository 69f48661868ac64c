/** Readings of a monitoring station, and the section that it stands for. */
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import type { StationReadings } from '../../../shared/domain/section'
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import { inspectorMessages } from '../../../shared/messages/inspector'
import { sectionMessages } from '../../../shared/messages/sections'
import { itemNames } from '../../../shared/messages/water'
import { useSectionHistory, useStationReadings } from '../../api/queries/sections'
import { useT } from '../../i18n'
import { useChartStyle } from '../../present/chart-style'
import { QueryView } from '../../present/query-view'
import { showFeature } from '../../state/show'
import { Chart } from '../../ui/chart'
import { CardPart } from './card-part'
import { concentrationOption } from './concentration-option'
import { unitText } from './concentration-part'
import { MonthStrip } from './month-strip'

const CHART_HEIGHT = 160

export function StationPart({ id }: { readonly id: string }) {
  const t = useT()
  return (
    <CardPart title={t(inspectorMessages.readings)}>
      <QueryView query={useStationReadings(id)}>
        {({ section, series }) => (
          <>
            {series.length === 0 ? <p className="card-empty quiet">{t(inspectorMessages.noReadings)}</p> : <OwnReadings series={series} />}
            {section !== null && <RelatedSection section={section} />}
          </>
        )}
      </QueryView>
    </CardPart>
  )
}

function OwnReadings({ series }: Pick<StationReadings, 'series'>) {
  const t = useT()
  const style = useChartStyle()
  const [picked, setPicked] = useState<ItemCode | null>(null)
  const shown = series.find(({ item }) => item === picked) ?? series[0]
  const option = useMemo(
    () => (shown === undefined ? null : concentrationOption({ item: shown.item, points: shown.points, limit: null, chosen: null, style, t })),
    [shown, style, t],
  )
  if (shown === undefined || option === null) return null
  return (
    <div className="concentration">
      <div className="concentration-head">
        <Select
          size="small"
          className="item-select"
          aria-label={t(sectionMessages.item)}
          value={shown.item}
          onChange={setPicked}
          options={series.map(({ item }) => ({ value: item, label: t(itemNames[item]) }))}
        />
        <span className="quiet">{unitText(shown.item)}</span>
      </div>
      <Chart label={`${t(inspectorMessages.readings)} ${t(itemNames[shown.item])}`} option={option} height={CHART_HEIGHT} />
    </div>
  )
}

function RelatedSection({ section }: { readonly section: NonNullable<StationReadings['section']> }) {
  const t = useT()
  const history = useSectionHistory(section.id).data
  return (
    <div className="related-section">
      <p>
        <span className="quiet">{t(inspectorMessages.ofSection)}</span>{' '}
        <button type="button" className="link-button" onClick={() => void showFeature(section, section.bounds)}>
          {section.name}
        </button>
      </p>
      {history !== undefined && history.length > 0 && <MonthStrip history={history} />}
    </div>
  )
}
