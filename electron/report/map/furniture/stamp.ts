/** A word in a red frame: 内部使用, 示范数据, a level of secrecy. */
import type { MeasureText } from '../labels/shape-text'
import { rectangle } from '../paint/paths'
import { type Block, STAMP_RED, textLine } from './block'

export function stampBlock(text: string, measure: MeasureText, size = 3): Block {
  const width = measure('sansBold', text, size) + size * 0.9
  const height = size * 1.6
  return {
    width,
    height,
    items: [
      { type: 'path', path: rectangle(0, 0, width, height), fill: { colour: '#FFFFFF', opacity: 0.9 }, stroke: { colour: STAMP_RED, width: 0.3 } },
      textLine(text, width / 2, height / 2, size, { anchor: 'middle', font: 'sansBold', colour: STAMP_RED }),
    ],
  }
}
