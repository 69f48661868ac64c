/** A style in faces of the template's own choice. */
import type { BriefingFace, BriefingTextKind } from '../../../shared/domain/briefing'
import type { FontRole } from '../scene/scene'
import type { DocumentStyle, StyleName, TextStyle } from './style'

/** Faces by what they set, and the size of running text in points; what is left out stays as the style has it. */
export type TemplateFonts = { readonly [Kind in BriefingTextKind]?: BriefingFace | undefined } & { readonly bodyPoints?: number | undefined }

const kinds: Readonly<Record<BriefingTextKind, readonly StyleName[]>> = {
  title: ['title', 'coverTitle', 'sheetTitle', 'figureValue'],
  heading: ['heading1', 'heading2', 'heading3', 'heading4', 'placeTitle'],
  body: ['subtitle', 'body', 'plain', 'small', 'note', 'recipient', 'contents', 'figureLabel'],
  table: ['tableHead', 'tableCell', 'caption'],
}

/** For emphasis: 仿宋 and 楷体 have no bold of their own, Chinese typesetting takes 黑体. */
const boldOf: Readonly<Record<BriefingFace, FontRole>> = { sans: 'sansBold', song: 'songBold', fangsong: 'hei', kai: 'hei', hei: 'hei', xiaobiaosong: 'xiaobiaosong' }
/** Texts that stand out: set in the bold of a face that has one. */
const standsOut: ReadonlySet<StyleName> = new Set<StyleName>([...kinds.title, ...kinds.heading, 'tableHead', 'caption'])

const POINT = 25.4 / 72

export function withFonts(style: DocumentStyle, fonts: TemplateFonts): DocumentStyle {
  const text: Record<StyleName, TextStyle> = { ...style.text }
  for (const kind of Object.keys(kinds) as BriefingTextKind[]) {
    const face = fonts[kind]
    if (face === undefined) continue
    const bold = boldOf[face]
    for (const name of kinds[kind]) text[name] = { ...text[name], font: standsOut.has(name) && (face === 'sans' || face === 'song') ? bold : face, boldFont: bold }
  }
  if (fonts.bodyPoints !== undefined) {
    const factor = (fonts.bodyPoints * POINT) / style.text.body.size
    for (const name of ['body', 'plain', 'recipient', 'small', 'contents'] as const) text[name] = { ...text[name], size: text[name].size * factor, leading: text[name].leading * factor }
  }
  return { ...style, text }
}
