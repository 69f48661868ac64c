/** One item's concentration at a section over the months, against the limits of the classes. */
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import type { SectionMonth } from '../../../shared/domain/section'
import { ITEM_CODES, type ItemCode, WATER_ITEMS } from '../../../shared/domain/water-quality/item'
import { sectionMessages } from '../../../shared/messages/sections'
import { itemNames } from '../../../shared/messages/water'
import { useSectionLimits } from '../../api/queries/sections'
import { useT } from '../../i18n'
import { useChartStyle } from '../../present/chart-style'
import { useView } from '../../state/view'
import { Chart } from '../../ui/chart'
import { concentrationOption } from './concentration-option'

const CHART_HEIGHT = 180

type Props = {
  readonly id: string
  readonly history: readonly SectionMonth[]
  readonly chosen: SectionMonth | null
}

export function ConcentrationPart({ id, history, chosen }: Props) {
  const t = useT()
  const style = useChartStyle()
  const set = useView((state) => state.set)
  const limits = useSectionLimits(id).data
  const [picked, setPicked] = useState<ItemCode | null>(null)
  const measured = useMemo(() => ITEM_CODES.filter((item) => history.some(({ values }) => values[item] !== undefined)), [history])
  const item = picked ?? firstItem(chosen, history, measured)
  const limit = limits?.find((candidate) => candidate.item === item) ?? null
  const points = useMemo(() => history.map(({ month, values }) => ({ time: month, value: item === null ? null : (values[item] ?? null) })), [history, item])
  const month = chosen?.month ?? null
  const option = useMemo(() => (item === null ? null : concentrationOption({ item, points, limit, chosen: month, style, t })), [item, points, limit, month, style, t])
  if (item === null || option === null) return null
  return (
    <div className="concentration">
      <div className="concentration-head">
        <Select
          size="small"
          className="item-select"
          aria-label={t(sectionMessages.item)}
          value={item}
          onChange={setPicked}
          options={measured.map((code) => ({ value: code, label: t(itemNames[code]) }))}
        />
        <span className="quiet">{[unitText(item), limits !== undefined && limit?.counts !== true ? t(sectionMessages.notInClass) : ''].filter((text) => text !== '').join(' · ')}</span>
      </div>
      <Chart
        label={`${t(sectionMessages.concentration)} ${t(itemNames[item])}`}
        option={option}
        height={CHART_HEIGHT}
        onPickCategory={(index) => {
          const entry = history[index]
          if (entry !== undefined) set({ month: entry.month })
        }}
      />
    </div>
  )
}

export function unitText(item: ItemCode): string {
  const { unit } = WATER_ITEMS[item]
  return unit === '1' ? '' : unit
}

/** What matters most: past the target in the chosen month, then past it most often, then what decided the class. */
function firstItem(chosen: SectionMonth | null, history: readonly SectionMonth[], measured: readonly ItemCode[]): ItemCode | null {
  const failing = chosen?.exceedances[0]?.item ?? chosen?.failed[0]
  if (failing !== undefined) return failing
  const counts = new Map<ItemCode, number>()
  for (const item of history.flatMap(({ failed }) => failed)) counts.set(item, (counts.get(item) ?? 0) + 1)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most?.[0] ?? chosen?.decidedBy[0] ?? measured[0] ?? null
}
