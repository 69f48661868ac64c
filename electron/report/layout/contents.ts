/** Table of contents: headings, dots, pages. */
import type { Contents, ContentsEntry } from '../document/document'
import type { SceneItem } from '../scene/scene'
import { baselineIn, type LayoutContext, paragraphPieces, styleOf } from './paragraph'
import type { Piece } from './piece'

export function contentsPieces(block: Contents, width: number, context: LayoutContext & { readonly contents: readonly ContentsEntry[] }): Piece[] {
  const style = styleOf('contents', context)
  const rows = context.contents.filter(({ level }) => level <= (block.levels ?? 2)).map((entry): Piece => ({
    height: style.leading,
    before: 0,
    keepWithNext: false,
    paint() {
      const baseline = baselineIn(style)
      const left = (entry.level - 1) * 2 * style.size
      const page = String(entry.page)
      const pageWidth = context.fonts.measureText(style.font, page, style.size)
      const title = shortened(entry.title, width - left - pageWidth - 4 * style.size, context)
      const titleEnd = left + context.fonts.measureText(style.font, title, style.size) + style.size / 2
      const text = { y: baseline, font: style.font, size: style.size, colour: style.colour } as const
      const items: SceneItem[] = [
        { type: 'text', text: title, x: left, ...text },
        { type: 'text', text: page, x: width, anchor: 'end', ...text },
        { type: 'path', path: [['M', titleEnd, baseline - 0.3], ['L', width - pageWidth - style.size / 2, baseline - 0.3]], stroke: { colour: '#8a9496', width: 0.2, dash: [0.2, 1] } },
      ]
      return items
    },
  }))
  return [...paragraphPieces(block.title, 'title', width, context), ...rows]
}

function shortened(title: string, room: number, { fonts, style }: LayoutContext): string {
  const { font, size } = style.text.contents
  if (fonts.measureText(font, title, size) <= room) return title
  let end = title.length
  while (end > 1 && fonts.measureText(font, `${title.slice(0, end)}…`, size) > room) end--
  return `${title.slice(0, end)}…`
}
