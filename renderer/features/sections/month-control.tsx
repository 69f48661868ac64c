/** The month of the section classes, in the top bar. */
import { Button, Select, Space } from 'antd'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { sectionMessages } from '../../../shared/messages/sections'
import { windowMessages } from '../../../shared/messages/window'
import { useT } from '../../i18n'
import { useMonthSteps } from './use-month-steps'

const ICON_SIZE = 14

export function MonthControl() {
  const t = useT()
  const { month, months, earlier, later, choose } = useMonthSteps()
  if (month === null) return null
  return (
    <Space.Compact className="month-control">
      <Button
        icon={<ChevronLeft size={ICON_SIZE} />}
        aria-label={t(sectionMessages.earlier)}
        title={t(sectionMessages.earlier)}
        disabled={earlier === null}
        onClick={() => choose(earlier ?? undefined)}
      />
      <Select
        value={month}
        onChange={choose}
        aria-label={t(windowMessages.monthHint)}
        title={t(windowMessages.monthHint)}
        popupMatchSelectWidth={false}
        options={months.toReversed().map((value) => ({ value, label: value }))}
      />
      <Button
        icon={<ChevronRight size={ICON_SIZE} />}
        aria-label={t(sectionMessages.later)}
        title={t(sectionMessages.later)}
        disabled={later === null}
        onClick={() => choose(later ?? undefined)}
      />
    </Space.Compact>
  )
}
