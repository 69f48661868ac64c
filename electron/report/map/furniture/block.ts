/** A piece of a map's furniture: items whose top left corner is at (0, 0), and their size in millimetres. */
import type { GroupItem, SceneItem, TextItem } from '../../scene/scene'
import { rectangle } from '../paint/paths'

export type Block = { readonly width: number; readonly height: number; readonly items: readonly SceneItem[] }

/** Ink of furniture on paper. */
export const INK = '#1F2933'
export const MUTED_INK = '#4B5560'
export const STAMP_RED = '#B3123B'

/** The block at a place. */
export function placed({ items }: Block, x: number, y: number): GroupItem {
  return { type: 'group', items, translate: [x, y] }
}

/** The block on a white plate with a fine edge. */
export function onPlate({ width, height, items }: Block, padding: number): Block {
  const [w, h] = [width + 2 * padding, height + 2 * padding]
  return {
    width: w,
    height: h,
    items: [
      { type: 'path', path: rectangle(0, 0, w, h), fill: { colour: '#FFFFFF' }, stroke: { colour: MUTED_INK, width: 0.12 } },
      { type: 'group', items, translate: [padding, padding] },
    ],
  }
}

/** Blocks side by side, their middles in line. */
export function beside(blocks: readonly Block[], gap: number): Block {
  const height = Math.max(...blocks.map((block) => block.height))
  let x = 0
  const items = blocks.map((block) => {
    const item = placed(block, x, (height - block.height) / 2)
    x += block.width + gap
    return item
  })
  return { width: x - gap, height, items }
}

/** One line of text; `y` is the middle of its letters. */
export function textLine(text: string, x: number, y: number, size: number, more: Partial<TextItem> = {}): TextItem {
  return { type: 'text', text, x, y: y + size * 0.37, size, font: 'sans', colour: INK, ...more }
}
