/** Values over time, with the limits that they are held against. */
import type { FontSet } from '../fonts/font-set'
import type { PathData, SceneItem } from '../scene/scene'
import { GRID, INK, label, legend, roundTicks, segment, SERIES_COLOURS, TEXT_SIZE } from './axis'

export type LineChart = {
  readonly labels: readonly string[]
  /** null where nothing was measured: the line is interrupted. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
  readonly limits?: readonly { readonly value: number; readonly name: string; readonly colour?: string }[]
  readonly unit: string
}

export function paintLineChart(chart: LineChart, width: number, height: number, fonts: FontSet): readonly SceneItem[] {
  const values = [...chart.series.flatMap((series) => series.values.filter((value) => value !== null)), ...(chart.limits ?? []).map(({ value }) => value)]
  const names = legend(chart.series.map(({ name }, index) => ({ name, colour: colourOf(index) })), width, fonts)
  const ticks = roundTicks(values, 4)
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1]
  const left = Math.max(...ticks.map((tick) => fonts.measureText('sans', String(tick), TEXT_SIZE))) + 2
  const limitWidth = Math.max(0, ...(chart.limits ?? []).map(({ name }) => fonts.measureText('sans', name, TEXT_SIZE) + 1.5))
  // A name that carries the unit says it once.
  const unit = chart.series.length === 1 && chart.unit !== '' && chart.series[0]?.name.includes(chart.unit) === true ? '' : chart.unit
  const top = names.height + (unit === '' ? 2 : 5)
  const plot = { x: left, y: top, width: width - left - Math.max(limitWidth, 3), height: height - top - 5 }
  const xOf = (index: number) => plot.x + (chart.labels.length < 2 ? 0.5 : (index + 0.5) / chart.labels.length) * plot.width
  const yOf = (value: number) => plot.y + plot.height * (1 - (value - low) / (high - low || 1))
  const items: SceneItem[] = [...names.items, ...(unit === '' ? [] : [label(unit, 0, names.height + 2, 'start', { size: TEXT_SIZE * 0.9 })])]
  for (const tick of ticks) items.push(segment(plot.x, yOf(tick), plot.x + plot.width, yOf(tick), GRID, 0.15), label(String(tick), plot.x - 1, yOf(tick) + 1, 'end'))
  const every = Math.ceil(chart.labels.length / Math.max(1, Math.floor(plot.width / 12)))
  chart.labels.forEach((text, index) => {
    if (index % every === 0) items.push(label(text, xOf(index), plot.y + plot.height + 4, 'middle'))
  })
  for (const { value, name, colour } of chart.limits ?? []) {
    items.push(segment(plot.x, yOf(value), plot.x + plot.width, yOf(value), colour ?? '#b42318', 0.3, [1.6, 1]), label(name, plot.x + plot.width + 1, yOf(value) + 1, 'start', { colour: colour ?? '#b42318' }))
  }
  chart.series.forEach((series, index) => {
    const colour = colourOf(index)
    const path: PathData[number][] = []
    const points: SceneItem[] = []
    let drawing = false
    series.values.forEach((value, at) => {
      if (value === null) {
        drawing = false
        return
      }
      path.push([drawing ? 'L' : 'M', xOf(at), yOf(value)])
      points.push(dot(xOf(at), yOf(value), colour))
      drawing = true
    })
    if (path.length > 0) items.push({ type: 'path', path, stroke: { colour, width: 0.45, join: 'round' } }, ...points)
  })
  items.push(segment(plot.x, plot.y + plot.height, plot.x + plot.width, plot.y + plot.height, INK, 0.25))
  return items
}

const colourOf = (index: number) => SERIES_COLOURS[index % SERIES_COLOURS.length] ?? SERIES_COLOURS[0]

function dot(x: number, y: number, colour: string): SceneItem {
  const r = 0.65
  return { type: 'path', path: [['M', x - r, y], ['L', x, y - r], ['L', x + r, y], ['L', x, y + r], ['Z']], fill: { colour: '#ffffff' }, stroke: { colour, width: 0.35 } }
}
