/** Blocks in Word: paragraphs, tables, pictures, a field of contents. */
import { HeadingLevel, ImageRun, Paragraph, type Table as WordTable, TableOfContents } from 'docx'
import { reportMessages } from '../../../shared/messages/report'
import { translate } from '../../../shared/messages/translate'
import { type Block, type Frame, type Heading, type Picture, runsOf, type Text } from '../document/document'
import type { StyleName } from '../document/style'
import type { ContentsEntry } from '../document/document'
import { frameHeight } from '../layout/blocks'
import type { LayoutContext } from '../layout/paragraph'
import { pictureSize } from '../layout/picture'
import { sceneToPng } from '../png/scene-to-png'
import { readImageFacts } from '../scene/image-facts'
import { alignments, paragraphProperties, textRuns, twips } from './text'
import { wordColophon, wordHead, wordSignature } from './official'
import { wordKeyFigures, wordTable } from './table'

export type WordContext = LayoutContext & {
  readonly headingNumber: (heading: Heading) => string
  readonly contents: readonly ContentsEntry[]
  readonly width: number
  readonly pageHeight: number
  readonly frameScale: number
  /** Height of frames that ask for the rest. */
  readonly restHeight?: number
  readonly dotsPerInch: number
  readonly signal: AbortSignal | undefined
}

export type WordBlock = Paragraph | WordTable | TableOfContents

const headingLevels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const
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
      return [...(block.caption === undefined ? [] : [wordParagraph(block.caption, 'caption', context, undefined, true)]), wordTable(block, width, context), ...(block.omitted === undefined ? [afterTable()] : [wordParagraph(translate(reportMessages.rowsLeftOut, context.language, { count: block.omitted }), 'note', context)])]
    case 'keyFigures':
      return [wordKeyFigures(block, width, context), afterTable()]
    case 'frame':
      return wordFrame(block, context)
    case 'picture':
      return wordPicture(block, context)
    case 'officialHead':
      return wordHead(block, context)
    case 'attachments':
      return block.names.map((name, index) => wordParagraph(`${index === 0 ? '附件：' : '　　　'}${block.names.length > 1 ? `${index + 1}. ` : ''}${name}`, 'body', context, 'left'))
    case 'signature':
      return wordSignature(block, context)
    case 'colophon':
      return wordColophon(block, context)
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

/** Word wants a paragraph between tables; a low one, so that it does not begin a page of its own. */
const AFTER_TABLE_TWIPS = 80

function afterTable(): Paragraph {
  return new Paragraph({ spacing: { line: AFTER_TABLE_TWIPS, lineRule: 'exact' as const, before: 0, after: 0 } })
}

export function wordParagraph(text: Text, name: StyleName, { style }: LayoutContext, align?: Parameters<typeof paragraphProperties>[1], keepNext?: boolean): Paragraph {
  const look = style.text[name]
  return new Paragraph({ ...paragraphProperties(look, align, keepNext), children: textRuns(text, look, style) })
}

async function wordFrame(frame: Frame, context: WordContext): Promise<readonly WordBlock[]> {
  const height = frameHeight(frame, context.width, context.restHeight === undefined ? { pageHeight: context.pageHeight - 25, frameScale: context.frameScale } : context)
  const items = await frame.paint(context.width, height, context.contents)
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
