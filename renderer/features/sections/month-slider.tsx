/** Months on a slider, with play: map, ratios, lists and charts follow. */
import { Button, Slider } from 'antd'
import { Pause, Play } from 'lucide-react'
import { useEffect, useState } from 'react'
import { sectionMessages } from '../../../shared/messages/sections'
import { useT } from '../../i18n'
import { useMonthSteps } from './use-month-steps'

/** How long a month is shown while playing. */
const MONTH_MILLISECONDS = 900

export function MonthSlider() {
  const t = useT()
  const { months, index, choose, later } = useMonthSteps()
  const [playing, setPlaying] = useState(false)

  useEffect(() => {
    if (!playing) return
    const timer = setTimeout(() => (later === null ? setPlaying(false) : choose(later)), MONTH_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [playing, later, choose])

  const toggle = () => {
    // From the last month it starts over.
    if (!playing && later === null) choose(months[0])
    setPlaying(!playing)
  }
  const label = t(playing ? sectionMessages.pause : sectionMessages.play)
  return (
    <div className="month-slider">
      <Button
        type="text"
        size="small"
        icon={playing ? <Pause size={15} /> : <Play size={15} />}
        aria-label={label}
        title={label}
        disabled={months.length < 2}
        onClick={toggle}
      />
      <Slider
        min={0}
        max={Math.max(0, months.length - 1)}
        value={Math.max(0, index)}
        marks={yearMarks(months)}
        onChange={(value) => {
          setPlaying(false)
          choose(months[value])
        }}
        tooltip={{ formatter: (value) => months[value ?? 0] ?? '' }}
        ariaLabelForHandle={t(sectionMessages.month)}
        ariaValueTextFormatterForHandle={(value) => months[value] ?? ''}
      />
    </div>
  )
}

/** As many years as can be read beside each other in the panel. */
const MOST_LABELS = 5

/** A dot at every January, the year's number at so many of them as have room, the newest always. */
function yearMarks(months: readonly string[]): Record<number, string> {
  const januaries = months.flatMap((month, index) => (month.endsWith('-01') ? [index] : []))
  const every = Math.ceil(januaries.length / MOST_LABELS)
  return Object.fromEntries(januaries.map((index, at) => [index, (januaries.length - 1 - at) % every === 0 ? (months[index] ?? '').slice(0, 4) : '']))
}
