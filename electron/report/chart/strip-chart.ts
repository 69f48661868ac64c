/** One coloured cell a month and row, with the class in it: told by sign, not by colour alone. */
import type { FontSet } from '../fonts/font-set'
import type { SceneItem } from '../scene/scene'
import { label, rectangle, TEXT_SIZE } from './axis'

export type StripChart = {
  readonly columns: readonly string[]
  /** null where nothing was measured. */
  readonly rows: readonly { readonly name: string; readonly cells: readonly ({ readonly text: string; readonly colour: string } | null)[] }[]
}

const HIGHEST = 6

export function paintStripChart(chart: StripChart, width: number, height: number, fonts: FontSet): readonly SceneItem[] {
  const left = Math.max(0, ...chart.rows.map(({ name }) => fonts.measureText('sans', name, TEXT_SIZE))) + 2
  const top = 4
  const cell = { width: (width - left) / Math.max(1, chart.columns.length), height: Math.min(HIGHEST, (height - top) / Math.max(1, chart.rows.length)) }
  const size = Math.min(TEXT_SIZE, cell.height * 0.7)
  const every = Math.ceil(10 / Math.max(cell.width, 0.1))
  const items: SceneItem[] = chart.columns.flatMap((text, index) => (index % every === 0 ? [label(text, left + (index + 0.5) * cell.width, 2.8, 'middle', { size: TEXT_SIZE * 0.9 })] : []))
  chart.rows.forEach(({ name, cells }, row) => {
    const y = top + row * cell.height
    const baseline = y + cell.height / 2 + size * 0.36
    items.push(label(name, left - 1.5, baseline, 'end', { size }))
    cells.forEach((content, column) => {
      const x = left + column * cell.width
      items.push(rectangle(x, y, cell.width, cell.height, content?.colour ?? '#f1f5f5', '#94a3a8'))
      if (content !== null) items.push(label(content.text, x + cell.width / 2, baseline, 'middle', { size, colour: '#000000' }))
    })
  })
  return items
}
