/** A concentration chart: one line, the limits of the classes that lie near it, the chosen month. */
import type { SectionLimit } from '../../../shared/domain/section'
import { waterClassNumerals } from '../../../shared/domain/style-palette'
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import { sectionMessages } from '../../../shared/messages/sections'
import type { Message, MessageParams } from '../../../shared/messages/translate'
import { itemNames } from '../../../shared/messages/water'
import type { ChartStyle } from '../../present/chart-style'
import type { ChartOption } from '../../ui/chart'

type Facts = {
  readonly item: ItemCode
  /** Null: not measured then. */
  readonly points: readonly { readonly time: string; readonly value: number | null }[]
  /** Null: the item has no limits. */
  readonly limit: SectionLimit | null
  readonly chosen: string | null
  readonly style: ChartStyle
  readonly t: (message: Message, params?: MessageParams) => string
}

/** A horizontal line with its label. */
export type LimitLine = { readonly value: number; readonly label: string; readonly own: boolean }

export function concentrationOption({ item, points, limit, chosen, style, t }: Facts): ChartOption {
  const values = points.flatMap(({ value }) => value ?? [])
  const lines = limit === null ? [] : limitLines(limit, values, t(sectionMessages.ownLimit))
  const ends = axisEnds(values, lines)
  return {
    textStyle: style.textStyle,
    grid: { left: 40, right: 28, top: 10, bottom: 20 },
    tooltip: { ...style.tooltip, valueFormatter: (value) => (typeof value === 'number' ? String(value) : '–') },
    xAxis: { type: 'category', data: points.map(({ time }) => time), ...style.axis, splitLine: { show: false } },
    // The ends are no round numbers: they only make room.
    yAxis: { type: 'value', ...ends, ...style.axis, splitNumber: 4, axisLabel: { ...style.axis.axisLabel, showMaxLabel: false, showMinLabel: ends.min === 0 } },
    series: [
      {
        type: 'line',
        name: t(itemNames[item]),
        data: points.map(({ value }) => value),
        symbolSize: 4,
        lineStyle: { width: 1.75, color: style.accent },
        itemStyle: { color: style.accent },
        markLine: {
          symbol: 'none',
          silent: true,
          data: [
            ...lines.map(({ value, label, own }) => ({
              yAxis: value,
              lineStyle: { color: own ? style.alarm : style.quiet, type: own ? ('solid' as const) : ('dashed' as const), width: 1 },
              // A section's own limit has a long name: it stands inside, above its line.
              label: { formatter: label, position: own ? ('insideStartTop' as const) : ('end' as const), distance: 3, color: own ? style.alarm : style.text, fontSize: 11 },
            })),
            ...(chosen === null ? [] : [{ xAxis: chosen, lineStyle: { color: style.quiet, type: 'solid' as const, width: 1 }, label: { show: false } }]),
          ],
        },
      },
    ],
  }
}

/**
 * Limits worth showing: those within the values' range and the next one beyond on either side, the worse class where several
 * classes share a limit; a section's own limit always.
 */
export function limitLines(limit: SectionLimit, values: readonly number[], ownLabel: string): readonly LimitLine[] {
  const byValue = new Map<number, number>()
  for (const bounds of [limit.limits, limit.lows]) {
    bounds.forEach((value, index) => {
      if (value !== null) byValue.set(value, index + 1)
    })
  }
  const all = [...byValue].sort(([a], [b]) => a - b)
  const low = Math.min(...values)
  const high = Math.max(...values)
  const shown = all.filter(([value], index) => {
    const next = all[index + 1]?.[0] ?? Infinity
    const before = all[index - 1]?.[0] ?? -Infinity
    return (value >= low && value <= high) || (value > high && before <= high) || (value < low && next >= low)
  })
  const isRange = limit.operator === 'within'
  const lines = shown.map(([value, index]) => ({ value, label: isRange ? String(value) : waterClassNumerals[index as keyof typeof waterClassNumerals], own: false }))
  return limit.own === null ? lines : [...lines, { value: limit.own, label: ownLabel, own: true }]
}

/** From zero where that does not flatten the line, with room for every limit. */
function axisEnds(values: readonly number[], lines: readonly LimitLine[]): { min: number; max: number } {
  const all = [...values, ...lines.map(({ value }) => value)]
  const low = Math.min(...all)
  const high = Math.max(...all)
  const room = (high - low || high || 1) * 0.08
  const min = low > 0.6 * high ? low - room : 0
  return { min: roundTo(min), max: roundTo(high + room) }
}

function roundTo(value: number): number {
  return Number(value.toPrecision(3))
}
