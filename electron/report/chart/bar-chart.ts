/** Counts by name: lying bars, stacked by part, with the sum at their end. */
import type { FontSet } from '../fonts/font-set'
import type { SceneItem } from '../scene/scene'
import { INK, label, legend, rectangle, segment, SERIES_COLOURS, TEXT_SIZE } from './axis'

export type BarChart = {
  readonly bars: readonly { readonly name: string; readonly values: readonly number[] }[]
  readonly parts: readonly { readonly name: string; readonly colour?: string }[]
  readonly unit: string
}

const THICKEST = 6

export function paintBarChart(chart: BarChart, width: number, height: number, fonts: FontSet): readonly SceneItem[] {
  const colours = chart.parts.map(({ colour }, index) => colour ?? SERIES_COLOURS[index % SERIES_COLOURS.length] ?? SERIES_COLOURS[0])
  const names = legend(chart.parts.length < 2 ? [] : chart.parts.map(({ name }, index) => ({ name, colour: colours[index] ?? INK })), width, fonts)
  const sums = chart.bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0))
  const largest = Math.max(1e-9, ...sums)
  const left = Math.min(width * 0.4, Math.max(0, ...chart.bars.map(({ name }) => fonts.measureText('sans', name, TEXT_SIZE))) + 2)
  const right = Math.max(0, ...sums.map((sum) => fonts.measureText('sans', `${sum}${chart.unit}`, TEXT_SIZE))) + 3
  const pitch = Math.min(THICKEST * 1.6, (height - names.height) / Math.max(1, chart.bars.length))
  const thickness = pitch * 0.62
  const scale = (width - left - right) / largest
  const items: SceneItem[] = [...names.items]
  chart.bars.forEach(({ name, values }, index) => {
    const top = names.height + index * pitch + (pitch - thickness) / 2
    const baseline = top + thickness / 2 + TEXT_SIZE * 0.36
    items.push(label(clipped(name, left - 2, fonts), left - 1.5, baseline, 'end'))
    let x = left
    values.forEach((value, part) => {
      if (value > 0) items.push(rectangle(x, top, value * scale, thickness, colours[part] ?? INK, '#334155'))
      x += value * scale
    })
    items.push(label(`${sums[index]}${chart.unit}`, x + 1.2, baseline, 'start'))
  })
  items.push(segment(left, names.height, left, names.height + chart.bars.length * pitch, INK, 0.25))
  return items
}

function clipped(name: string, room: number, fonts: FontSet): string {
  if (fonts.measureText('sans', name, TEXT_SIZE) <= room) return name
  let end = name.length
  while (end > 1 && fonts.measureText('sans', `${name.slice(0, end)}…`, TEXT_SIZE) > room) end--
  return `${name.slice(0, end)}…`
}
