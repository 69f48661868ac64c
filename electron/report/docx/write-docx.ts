/**
 * A document as Word file (ISO/IEC 29500): the same blocks as on the printed page, editable.
 *
 * Maps and charts are pictures, texts and tables are not. The same document gives the same file: dates come from it.
 */
import { Document as WordDocument, Packer } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import { writeFile } from 'node:fs/promises'
import type { Block, ContentsEntry, Document, FlowSection } from '../document/document'
import { frameScale } from '../document/page-setup'
import { createHeadingNumbers } from '../document/number-headings'
import type { FontSet } from '../fonts/font-set'
import { type WordBlock, wordBlocks, wordParagraph } from './blocks'
import { sectionFacts } from './page'
import { wordSheet } from './sheet'
import { fontProperties, namedStyle } from './text'

export type DocxOptions = {
  /** Pages of headings as the printed edition has them; Word finds its own when its reader updates the field. */
  readonly contents: readonly ContentsEntry[]
  /** Of maps and charts. */
  readonly dotsPerInch?: number
  readonly signal?: AbortSignal
  /** Sections done. */
  readonly onProgress?: (done: number) => void
}

const DEFAULT_DOTS_PER_INCH = 300

export async function writeDocx(path: string, document: Document, fonts: FontSet, options: DocxOptions): Promise<void> {
  const { style, language } = document
  const headingNumber = createHeadingNumbers(style.numbering)
  const sections = []
  for (const section of document.sections) {
    options.signal?.throwIfAborted()
    const { width, height, margins } = section.page
    const context = {
      fonts, style, language, scale: 1, headingNumber, contents: options.contents, signal: options.signal,
      dotsPerInch: options.dotsPerInch ?? DEFAULT_DOTS_PER_INCH,
      width: width - margins.left - margins.right,
      pageHeight: height - margins.top - margins.bottom,
      frameScale: frameScale(section.page),
    }
    const blocks = section.type === 'flow' ? await flowBlocks(section, context.pageHeight) : []
    const children: WordBlock[] = section.type === 'sheet' ? [...(await wordSheet(section, context))] : []
    for (const block of blocks) children.push(...(await wordBlocks(block, context)))
    const letter = blocks.some((block) => block.type === 'officialHead' && block.form === 'letter')
    sections.push({ ...sectionFacts(document, section, letter), children: children.length === 0 ? [wordParagraph('', 'body', context)] : children })
    options.onProgress?.(sections.length)
  }
  const word = new WordDocument({
    title: document.title,
    creator: document.author,
    lastModifiedBy: document.author,
    ...(document.subject === undefined ? {} : { subject: document.subject, description: document.subject }),
    evenAndOddHeaderAndFooters: style.name === 'official',
    styles: {
      default: {
        document: { run: fontProperties(style.text.body.font, style.text.body.size, style.text.body.colour), paragraph: {} },
        heading1: namedStyle('Heading1', '标题 1', style.text.heading1),
        heading2: namedStyle('Heading2', '标题 2', style.text.heading2),
        heading3: namedStyle('Heading3', '标题 3', style.text.heading3),
        heading4: namedStyle('Heading4', '标题 4', style.text.heading4),
      },
    },
    sections,
  })
  await writeFile(path, withDate(await Packer.toBuffer(word), document.date))
}

/** Share of a cover's page above its title; not every program centres a page's text. */
const COVER_TOP = 0.3
async function flowBlocks(section: FlowSection, pageHeight: number): Promise<readonly Block[]> {
  return [...(section.cover === true ? [{ type: 'space' as const, height: pageHeight * COVER_TOP }] : []), ...(await section.blocks())]
}

/** Lines of tables keep their own height beside the page's line grid; the library has no word for it on paragraphs. */
function offTheGrid(xml: string): string {
  return xml.replaceAll(/<w:tc>.*?<\/w:tc>/gs, (cell) => cell.replaceAll('<w:spacing w:after', '<w:snapToGrid w:val="0"/><w:spacing w:after'))
}

/** The library counts pictures on through everything that a process writes; a document counts its own. */
function countingPictures(xml: string): string {
  let count = 0
  return xml.replaceAll(/(<wp:docPr\b[^>]*?\bid=")\d+(")/g, (_, before: string, after: string) => `${before}${++count}${after}`)
}

/** The library writes the moment of export into its properties and archive; the document's own date stands there instead. */
function withDate(content: Buffer, date: Date): Uint8Array {
  const files = unzipSync(content)
  const archive: Zippable = {}
  for (const [name, data] of Object.entries(files)) {
    const fixed = name === 'word/document.xml' ? strToU8(countingPictures(offTheGrid(strFromU8(data)))) : name === 'docProps/core.xml' ? strToU8(strFromU8(data).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${date.toISOString().slice(0, 19)}Z`)) : data
    archive[name] = [fixed, { mtime: ARCHIVE_TIME, level: name.endsWith('.png') || name.endsWith('.jpg') ? 0 : 6 }]
  }
  return zipSync(archive)
}

/** Archives know local times from 1980 on: a fixed one, the same everywhere. */
const ARCHIVE_TIME = new Date(1980, 0, 1, 12)

