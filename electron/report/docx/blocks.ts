/** Blocks in Word: paragraphs, tables, pictures, a field of contents. */
import { BorderStyle, HeadingLevel, ImageRun, Paragraph, type Table as WordTable, TableOfContents, TextRun } from 'docx'
import { type Block, type Frame, type Heading, OFFICIAL_FOOT, type OfficialHead, type Picture, runsOf, type Text } from '../document/document'
import type { StyleName } from '../document/style'
import type { ContentsEntry } from '../layout/contents'
import { frameHeight } from '../layout/blocks'
import type { LayoutContext } from '../layout/paragraph'
import { pictureSize } from '../layout/picture'
import { sceneToPng } from '../png/scene-to-png'
import { readImageFacts } from '../scene/image-facts'
import { alignments, fontProperties, paragraphProperties, textRuns, twips } from './text'
import { wordKeyFigures, wordTable } from './table'

export type WordContext = LayoutContext & {
  readonly headingNumber: (heading: Heading) => string
  readonly contents: readonly ContentsEntry[]
  readonly width: number
  readonly pageHeight: number
  readonly dotsPerInch: number
  readonly signal: AbortSignal | undefined
}

export type WordBlock = Paragraph | WordTable | TableOfContents

const headingLevels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const
const RED = '#d7000f'
const POINT = 25.4 / 72
/** Word lays pictures out in pixels of 1/96 inch. */
const pixels = (millimetres: number) => (millimetres / 25.4) * 96

export async function wordBlocks(block: Block, context: WordContext): Promise<readonly WordBlock[]> {
  const { style, width } = context
  switch (block.type) {
    case 'heading': {
      const look = style.text[`heading${block.level}`]
      const number = context.headingNumber(block)
      const text: Text = number === '' ? block.text : [number, ...runsOf(block.text)]
      return [new Paragraph({ ...paragraphProperties(look), heading: headingLevels[block.level - 1] ?? HeadingLevel.HEADING_1, children: textRuns(text, look, style) })]
    }
    case 'paragraph':
      return [wordParagraph(block.text, block.style ?? 'body', context, block.align, block.keepWithNext)]
    case 'list':
      return block.items.map((item, index) => wordParagraph([block.ordered === true ? `${index + 1}. ` : '· ', ...runsOf(item)], 'plain', context))
    case 'table':
      return [...(block.caption === undefined ? [] : [wordParagraph(block.caption, 'caption', context, undefined, true)]), wordTable(block, width, context), wordParagraph('', 'note', context)]
    case 'keyFigures':
      return [wordKeyFigures(block, width, context), wordParagraph('', 'note', context)]
    case 'frame':
      return wordFrame(block, context)
    case 'picture':
      return wordPicture(block, context)
    case 'officialHead':
      return wordHead(block, context)
    case 'attachments':
      return block.names.map((name, index) => wordParagraph(`${index === 0 ? '附件：' : '　　　'}${block.names.length > 1 ? `${index + 1}. ` : ''}${name}`, 'body', context, 'left'))
    case 'signature':
      return [wordParagraph('', 'body', context), ...[block.issuer, block.date].map((line) => new Paragraph({ ...paragraphProperties(style.text.body), alignment: alignments.right, indent: { right: twips(4 * style.text.body.size) }, children: textRuns(line, style.text.body, style) }))]
    case 'colophon': {
      const lines = [...(block.copyTo === undefined ? [] : [`抄送：${block.copyTo}`]), `${block.issuer}　　　${block.issuedOn}印发`]
      const border = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 }
      return lines.map((line) => new Paragraph({ ...paragraphProperties({ ...style.text.small, indent: 0 }), border: { top: border, bottom: border }, children: textRuns(line, style.text.small, style) }))
    }
    case 'space':
      return [new Paragraph({ spacing: { line: twips(Math.min(Math.max(block.height, 1), 500)), lineRule: 'exact' as const, before: 0, after: 0 } })]
    case 'pageBreak':
      return [new Paragraph({ pageBreakBefore: true, spacing: { line: 20, lineRule: 'exact' as const } })]
    case 'contents':
      return [
        wordParagraph(block.title, 'title', context),
        new TableOfContents(block.title, {
          hyperlink: true,
          headingStyleRange: `1-${block.levels ?? 2}`,
          beginDirty: false,
          cachedEntries: context.contents.filter(({ level }) => level <= (block.levels ?? 2)).map(({ title, level, page }) => ({ title, level, page })),
        }),
      ]
  }
}

export function wordParagraph(text: Text, name: StyleName, { style }: LayoutContext, align?: Parameters<typeof paragraphProperties>[1], keepNext?: boolean): Paragraph {
  const look = style.text[name]
  return new Paragraph({ ...paragraphProperties(look, align, keepNext), children: textRuns(text, look, style) })
}

async function wordFrame(frame: Frame, context: WordContext): Promise<readonly WordBlock[]> {
  const height = frameHeight(frame, context.width, { pageHeight: context.pageHeight - 25 })
  const items = await frame.paint(context.width, height)
  const data = await sceneToPng({ width: context.width, height, items }, context.fonts, context.dotsPerInch, context.signal)
  return [image(data, 'png', context.width, height, frame.description), ...(frame.caption === undefined ? [] : [wordParagraph(frame.caption, 'caption', context, undefined, false)])]
}

/** Word does not obey EXIF: a turned photo is painted upright first. */
async function wordPicture(picture: Picture, context: WordContext): Promise<readonly WordBlock[]> {
  const { width, height } = pictureSize(picture, context.width)
  const facts = readImageFacts(picture.data)
  const upright =
    facts?.orientation === 1
      ? { data: picture.data, type: facts.type === 'jpeg' ? ('jpg' as const) : ('png' as const) }
      : { data: await sceneToPng({ width, height, items: [{ type: 'image', data: picture.data, x: 0, y: 0, width, height }] }, context.fonts, context.dotsPerInch, context.signal), type: 'png' as const }
  return [image(upright.data, upright.type, width, height, picture.description), ...(picture.caption === undefined ? [] : [wordParagraph(picture.caption, 'caption', context, undefined, false)])]
}

function image(data: Uint8Array, type: 'png' | 'jpg', width: number, height: number, description: string): Paragraph {
  return new Paragraph({
    alignment: alignments.center,
    children: [new ImageRun({ type, data: Buffer.from(data.buffer, data.byteOffset, data.byteLength), transformation: { width: pixels(width), height: pixels(height) }, altText: { name: description, title: description, description } })],
  })
}

/** The red head: the mark, the number, the red line below (or, in a letter, above) the number. */
function wordHead(head: OfficialHead, { fonts, style }: WordContext): readonly WordBlock[] {
  const letter = head.form === 'letter'
  const size = Math.min(letter ? 14 : 15, (156 * 0.94) / fonts.measureText('xiaobiaosong', head.issuer, 1))
  const line = (border: 'single' | 'double') => ({ style: border === 'double' ? BorderStyle.THICK_THIN_SMALL_GAP : BorderStyle.SINGLE, size: border === 'double' ? 24 : 16, color: RED.slice(1), space: letter ? 4 : 11 })
  const body = style.text.plain
  const mark = new Paragraph({
    alignment: alignments.center,
    spacing: { before: letter ? 0 : twips(35 - OFFICIAL_FOOT), after: letter ? 120 : twips(2 * body.leading), line: twips(size * 1.2), lineRule: 'exact' as const },
    ...(letter ? { border: { bottom: line('double') } } : {}),
    children: [new TextRun({ text: head.issuer, ...fontProperties('xiaobiaosong', size, RED) })],
  })
  const facts = [head.classification, head.urgency].filter((text) => text !== undefined).map((text) => new Paragraph({ ...paragraphProperties({ ...body, indent: 0 }), children: [new TextRun({ text, ...fontProperties('hei', 16 * POINT, '#000000') })] }))
  const number = new Paragraph({
    ...paragraphProperties({ ...body, indent: 0, after: 2 * body.leading }, letter ? 'right' : 'center'),
    ...(letter ? {} : { border: { bottom: line('single') } }),
    children: textRuns(head.documentNumber, body, style),
  })
  return [...facts, mark, number]
}
