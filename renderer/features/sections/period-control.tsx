/** Month, quarter, year so far, year or 汛期 around the chosen month; the months of 汛期 are the bureau's own. */
import { Button, Popover, Segmented, Select } from 'antd'
import { CalendarCog } from 'lucide-react'
import { useState } from 'react'
import type { SeasonMonths } from '../../../shared/domain/water-quality/period'
import { sectionMessages } from '../../../shared/messages/sections'
import { sectionWorkMessages as messages } from '../../../shared/messages/section-work'
import { service, serviceQueries } from '../../api/clients'
import { queryClient } from '../../api/query-client'
import { useFloodSeason } from '../../api/queries/sections'
import { useT } from '../../i18n'
import { periodText } from '../../present/period-text'
import { useAct } from '../../present/use-act'
import { periodKinds, usePeriod } from '../../state/period'
import { useView } from '../../state/view'

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

export function PeriodControl() {
  const t = useT()
  const { period, kind } = usePeriod()
  const set = useView((state) => state.set)
  const season = useFloodSeason().data
  return (
    <div className="period-control">
      <Segmented size="small" value={kind} aria-label={t(messages.periodKind)} onChange={(periodKind) => set({ periodKind })} options={periodKinds.map((value) => ({ value, label: t(messages[value]) }))} />
      <strong className="month-shown" title={kind === 'flood' && season !== undefined ? t(messages.floodMonths, { first: season.firstMonth, last: season.lastMonth }) : undefined}>
        {periodText(period ?? '', t(messages.flood))}
      </strong>
      {kind === 'flood' && season !== undefined && <FloodSeason season={season} />}
    </div>
  )
}

function FloodSeason({ season }: { readonly season: SeasonMonths }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} destroyOnHidden title={t(messages.setFlood)} content={<FloodForm season={season} onDone={() => setOpen(false)} />}>
      <Button size="small" type="text" icon={<CalendarCog size={14} />} aria-label={t(messages.setFlood)} title={t(messages.floodMonths, { first: season.firstMonth, last: season.lastMonth })} />
    </Popover>
  )
}

function FloodForm({ season, onDone }: { readonly season: SeasonMonths; readonly onDone: () => void }) {
  const t = useT()
  const { act, busy, readOnly } = useAct()
  const [months, setMonths] = useState(season)
  const save = async () => {
    if ((await act(service.section.setFloodSeason(months), t(messages.saved))) === null) return
    await queryClient.invalidateQueries({ queryKey: serviceQueries.section.key() })
    onDone()
  }
  const options = MONTHS.map((value) => ({ value, label: String(value) }))
  return (
    <div className="flood-form">
      <Select size="small" aria-label={t(messages.from)} value={months.firstMonth} onChange={(firstMonth) => setMonths({ ...months, firstMonth })} options={options} />
      <span>–</span>
      <Select size="small" aria-label={t(messages.to)} value={months.lastMonth} onChange={(lastMonth) => setMonths({ ...months, lastMonth })} options={options} />
      <span className="quiet">{t(sectionMessages.month)}</span>
      <Button size="small" type="primary" loading={busy} disabled={readOnly || months.firstMonth > months.lastMonth} onClick={() => void save()}>
        {t(messages.save)}
      </Button>
    </div>
  )
}
