/** One kind of ratio over all months or longer periods, a line a control level, with the published targets. */
import { useMemo } from 'react'
import type { ControlLevel, LevelRatios, SectionOverview } from '../../../shared/domain/section'
import { CONTROL_LEVELS } from '../../../shared/domain/water-quality/water-class'
import { sectionMessages } from '../../../shared/messages/sections'
import { sectionWorkMessages } from '../../../shared/messages/section-work'
import type { Message, MessageParams } from '../../../shared/messages/translate'
import { cumulativeLevelNames } from '../../../shared/messages/water'
import { useT } from '../../i18n'
import { type ChartStyle, useChartStyle } from '../../present/chart-style'
import { percentOf, percentOfRatio } from '../../present/percent'
import { Chart, type ChartOption } from '../../ui/chart'
import { periodText } from '../../present/period-text'

export type RatioMeasure = 'good' | 'worse' | 'pass'
type Translate = (message: Message, params?: MessageParams) => string

export const ratioTitles: Readonly<Record<RatioMeasure, Message>> = {
  good: sectionMessages.chartGood,
  worse: sectionMessages.chartWorse,
  pass: sectionMessages.chartPass,
}

const LEVEL_COLOURS: Readonly<Record<ControlLevel, string>> = { national: '#C8102E', provincial: '#D9822B', city: '#2C7FB8' }
const LEVEL_SYMBOLS: Readonly<Record<ControlLevel, string>> = { national: 'circle', provincial: 'rect', city: 'triangle' }

type Props = {
  readonly overview: SectionOverview
  readonly measure: RatioMeasure
  /** The chosen one. */
  readonly period: string | null
  readonly onPickMonth: (month: string) => void
}

export function RatioChart({ overview, measure, period, onPickMonth }: Props) {
  const t = useT()
  const style = useChartStyle()
  const option = useMemo(() => ratioOption(overview, measure, period, style, t), [overview, measure, period, style, t])
  return (
    <Chart
      label={t(ratioTitles[measure])}
      option={option}
      onPickCategory={(index) => {
        const picked = overview.months[index]
        if (picked !== undefined) onPickMonth(picked)
      }}
    />
  )
}

function ratioOption(overview: SectionOverview, measure: RatioMeasure, period: string | null, style: ChartStyle, t: Translate): ChartOption {
  const levels = CONTROL_LEVELS.filter((level) => overview.levels.some((ratios) => ratios.some((entry) => entry.controlLevel === level)))
  const counts = (level: ControlLevel) => overview.levels.map((ratios) => countsOf(ratios.find((entry) => entry.controlLevel === level), measure))
  return {
    textStyle: style.textStyle,
    grid: { left: 44, right: 12, top: 28, bottom: 22 },
    legend: { top: 0, itemHeight: 8, textStyle: { color: style.text, fontSize: 11 } },
    tooltip: { ...style.tooltip, formatter: (points) => tooltipOf(points, overview, levels, counts, t) },
    xAxis: { type: 'category', data: overview.periods.map((value) => periodText(value, t(sectionWorkMessages.flood))), ...style.axis, splitLine: { show: false } },
    yAxis: { type: 'value', ...(measure === 'worse' ? { min: 0 } : { min: lowerEnd(levels.flatMap(counts)), max: 100 }), ...style.axis, axisLabel: { ...style.axis.axisLabel, formatter: '{value}%' } },
    series: levels.map((level, index) => ({
      type: 'line',
      name: seriesName(overview, measure, level, t),
      data: counts(level).map((pair) => (pair === null ? null : (100 * pair[0]) / pair[1])),
      symbol: LEVEL_SYMBOLS[level],
      symbolSize: 6,
      lineStyle: { width: 1.75, color: LEVEL_COLOURS[level] },
      itemStyle: { color: LEVEL_COLOURS[level] },
      markLine: {
        symbol: 'none',
        silent: true,
        data: [...(measure === 'good' ? targetLine(overview, level) : []), ...(index === 0 && period !== null && overview.periods.includes(period) ? [chosenPeriod(periodText(period, t(sectionWorkMessages.flood)), style)] : [])],
      },
    })),
  }
}

/** [count, of how many]; null without sections. */
type Counts = readonly [number, number] | null

function countsOf(ratios: LevelRatios | undefined, measure: RatioMeasure): Counts {
  if (ratios === undefined) return null
  const pairs = { good: [ratios.goodOrBetter, ratios.evaluated], worse: [ratios.worseThanV, ratios.evaluated], pass: [ratios.meetsTarget, ratios.withTarget] } as const
  const pair = pairs[measure]
  return pair[1] === 0 ? null : pair
}

/** A round percentage below everything shown, so that differences near 100 % are seen. */
function lowerEnd(all: readonly Counts[]): number {
  const lowest = Math.min(...all.map((pair) => (pair === null ? 100 : (100 * pair[0]) / pair[1])))
  return Math.max(0, Math.floor((lowest - 5) / 10) * 10)
}

const targetOf = ({ levels }: SectionOverview, level: ControlLevel) => levels.at(-1)?.find((entry) => entry.controlLevel === level)?.targetGoodRatio ?? null

/** Targets lie too close together for labels at their lines: the legend names them. */
function seriesName(overview: SectionOverview, measure: RatioMeasure, level: ControlLevel, t: Translate): string {
  const name = t(cumulativeLevelNames[level])
  const target = measure === 'good' ? targetOf(overview, level) : null
  return target === null ? name : `${name} (${t(sectionMessages.target, { percent: percentOfRatio(target) })})`
}

function targetLine(overview: SectionOverview, level: ControlLevel) {
  const target = targetOf(overview, level)
  if (target === null) return []
  return [{ yAxis: 100 * target, lineStyle: { color: LEVEL_COLOURS[level], type: 'dashed' as const, width: 1 }, label: { show: false } }]
}

function chosenPeriod(name: string, style: ChartStyle) {
  return { xAxis: name, lineStyle: { color: style.quiet, type: 'solid' as const, width: 1 }, label: { show: false } }
}

function tooltipOf(points: unknown, { periods }: SectionOverview, levels: readonly ControlLevel[], counts: (level: ControlLevel) => readonly Counts[], t: Translate): string {
  const index = (Array.isArray(points) ? (points[0] as { dataIndex?: number } | undefined)?.dataIndex : undefined) ?? 0
  const lines = levels.map((level) => {
    const pair = counts(level)[index]
    const text = pair === null || pair === undefined ? '–' : `${percentOf(...pair)} (${pair[0]}/${pair[1]})`
    return `${t(cumulativeLevelNames[level])} <b>${text}</b>`
  })
  return [periodText(periods[index] ?? '', t(sectionWorkMessages.flood)), ...lines].join('<br>')
}
