/** Value axes with round steps, and the texts and lines that charts share. */
import type { FontSet } from '../fonts/font-set'
import type { FontRole, SceneItem, TextItem } from '../scene/scene'

export const INK = '#3d474a'
export const GRID = '#dfe5e6'
export const TEXT_SIZE = 2.7
/** Told apart in grey as well. */
export const SERIES_COLOURS = ['#0b6e6e', '#c2410c', '#4f46a5', '#8a6d00', '#64748b'] as const

/**
 * Round steps (1, 2, 2.5, 5 × 10ⁿ) that hold all values, zero included.
 *
 * @param count about how many
 */
export function roundTicks(values: readonly number[], count: number): readonly number[] {
  const high = Math.max(0, ...values)
  const low = Math.min(0, ...values)
  const rough = Math.max(high - low, 1e-9) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough - 1e-12) ?? 10) * power
  const ticks: number[] = []
  for (let index = Math.floor(low / step + 1e-9); index <= Math.ceil(high / step - 1e-9); index++) ticks.push(Number((index * step).toPrecision(12)))
  return ticks
}

export function label(text: string, x: number, y: number, anchor: TextItem['anchor'], options: { readonly colour?: string; readonly font?: FontRole; readonly size?: number } = {}): TextItem {
  return { type: 'text', text, x, y, anchor: anchor ?? 'start', font: options.font ?? 'sans', size: options.size ?? TEXT_SIZE, colour: options.colour ?? INK }
}

export function segment(x1: number, y1: number, x2: number, y2: number, colour: string, width: number, dash?: readonly number[]): SceneItem {
  return { type: 'path', path: [['M', x1, y1], ['L', x2, y2]], stroke: { colour, width, ...(dash === undefined ? {} : { dash }) } }
}

export function rectangle(x: number, y: number, width: number, height: number, colour: string, outline?: string): SceneItem {
  return {
    type: 'path',
    path: [['M', x, y], ['L', x + width, y], ['L', x + width, y + height], ['L', x, y + height], ['Z']],
    fill: { colour },
    ...(outline === undefined ? {} : { stroke: { colour: outline, width: 0.15 } }),
  }
}

/** Names with their colours, from left to right, in a new row where they do not fit; in the band above the chart. */
export function legend(entries: readonly { readonly name: string; readonly colour: string }[], width: number, fonts: FontSet): { readonly items: readonly SceneItem[]; readonly height: number } {
  const items: SceneItem[] = []
  let x = 0
  let y = 0
  for (const { name, colour } of entries) {
    const needed = 4 + fonts.measureText('sans', name, TEXT_SIZE) + 4
    if (x > 0 && x + needed > width) {
      x = 0
      y += 4
    }
    items.push(rectangle(x, y + 0.5, 2.8, 2.2, colour, '#334155'), label(name, x + 3.8, y + 2.6, 'start'))
    x += needed
  }
  return { items, height: entries.length === 0 ? 0 : y + 5 }
}
