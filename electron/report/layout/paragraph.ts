/** A paragraph as pieces, one a line. */
import { type Align, type Run, runsOf, type Text } from '../document/document'
import type { DocumentStyle, StyleName, TextStyle } from '../document/style'
import type { FontSet } from '../fonts/font-set'
import { breakLines, paintLine } from './break-lines'
import type { Piece } from './piece'

export type LayoutContext = { readonly fonts: FontSet; readonly style: DocumentStyle; readonly scale: number; readonly language: 'zh' | 'en' }

export type ParagraphOptions = {
  readonly align?: Align
  readonly keepWithNext?: boolean
  /** Left edge of all lines, and how far the first begins before or after it, in millimetres. */
  readonly left?: number
  readonly first?: number
}

/** A style at the scale of the sheet. */
export function styleOf(name: StyleName, { style, scale }: LayoutContext): TextStyle {
  const found = style.text[name]
  if (scale === 1) return found
  return { ...found, size: found.size * scale, leading: found.leading * scale, before: found.before * scale, after: found.after * scale, spacing: found.spacing * scale }
}

export function paragraphPieces(text: Text, name: StyleName, width: number, context: LayoutContext, options: ParagraphOptions = {}): Piece[] {
  const style = styleOf(name, context)
  const runs: readonly Run[] = runsOf(text)
  const left = options.left ?? 0
  const align = options.align ?? style.align
  const indent = options.first ?? (align === 'center' || align === 'right' ? 0 : style.indent * (style.size + style.spacing))
  const lines = breakLines(runs, style, width - left, indent, context.fonts)
  const keeps = options.keepWithNext ?? style.keepWithNext
  const height = style.leading
  const filler = gridFiller(lines.length * height, context)
  return lines.map((line, index): Piece => {
    const last = index === lines.length - 1
    const baseline = baselineIn(style) + (index === 0 ? filler / 2 : 0)
    return {
      height: height + (index === 0 ? filler / 2 : 0) + (last ? filler / 2 + style.after : 0),
      before: index === 0 ? style.before : 0,
      line: name !== 'placeTitle',
      keepWithNext: last ? keeps : (context.style.avoidsWidows && (index === 0 || index === lines.length - 2)) || keeps,
      paint: () => paintLine(line, style, align, left, baseline, width - left, context.style),
    }
  })
}

/** Where letters stand in their line: the ideographs' box is centred in the leading. */
export function baselineIn({ size, leading }: Pick<TextStyle, 'size' | 'leading'>): number {
  return (leading - size) / 2 + IDEOGRAPHIC_ASCENT * size
}

const IDEOGRAPHIC_ASCENT = 0.88

/** On a line grid a title of another leading takes a whole number of lines. */
function gridFiller(height: number, { style: { grid } }: LayoutContext): number {
  if (grid === null) return 0
  return Math.ceil(height / grid - 1e-6) * grid - height
}
