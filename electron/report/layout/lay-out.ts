/**
 * A document into pages.
 *
 * First without pictures, to learn how many pages there are and where headings stand; again where a table of contents moved them; then for
 * good, page by page, so that one page is in memory at a time. What a page cannot show ends the whole with an error: nothing is printed
 * half-loaded.
 */
import type { Document, FlowSection, Section } from '../document/document'
import { frameScale } from '../document/page-setup'
import { createHeadingNumbers, hasContents } from '../document/number-headings'
import type { FontSet } from '../fonts/font-set'
import type { Page } from '../pdf/write-pdf'
import type { SceneItem } from '../scene/scene'
import { type BlockContext, blockPieces } from './blocks'
import type { ContentsEntry } from '../document/document'
import { pageFurniture } from './page-furniture'
import { type FilledPage, paginate, paintPlaced } from './paginate'
import { paintSheet } from './sheet'

export type LaidPages = {
  readonly count: number
  /** Headings with their pages. */
  readonly contents: readonly ContentsEntry[]
  /** Painted when taken. */
  readonly pages: () => AsyncGenerator<Page, void, void>
  /** One page alone, counted from 1: what comes before is laid out but not painted. */
  readonly page: (number: number) => Promise<Page>
}

/** A contents list that moves its own pages settles at once, as long as its length stays. */
const MOST_PASSES = 3

export async function layOut(document: Document, fonts: FontSet, signal?: AbortSignal): Promise<LaidPages> {
  let known = await survey(document, fonts, [], signal)
  for (let pass = 1; known.hasContents && pass < MOST_PASSES; pass++) {
    const next = await survey(document, fonts, known.contents, signal)
    const settled = next.count === known.count && next.contents.every((entry, index) => entry.page === known.contents[index]?.page)
    known = next
    if (settled) break
  }
  return { count: known.count, contents: known.contents, pages: () => paintPages(document, fonts, known, signal), page: (number) => onlyPage(paintPages(document, fonts, known, signal, number)) }
}

type Survey = { readonly count: number; readonly contents: readonly ContentsEntry[]; readonly hasContents: boolean }

async function survey(document: Document, fonts: FontSet, contents: readonly ContentsEntry[], signal: AbortSignal | undefined): Promise<Survey> {
  const found: ContentsEntry[] = []
  let count = 0
  let withContents = false
  const headingNumber = createHeadingNumbers(document.style.numbering)
  for (const section of document.sections) {
    signal?.throwIfAborted()
    if (section.type === 'sheet') {
      count++
      found.push({ title: section.title, level: section.level, page: count })
      continue
    }
    const filled = await fillFlow(section, { ...contextFor(document, section, fonts, contents), headingNumber })
    withContents ||= filled.hasContents
    for (const page of filled.pages) {
      count++
      found.push(...page.bookmarks.map(({ title, level }) => ({ title, level, page: count })))
    }
  }
  return { count, contents: found, hasContents: withContents }
}

async function* paintPages(document: Document, fonts: FontSet, known: Survey, signal: AbortSignal | undefined, only?: number): AsyncGenerator<Page, void, void> {
  const headingNumber = createHeadingNumbers(document.style.numbering)
  let number = 0
  for (const section of document.sections) {
    const context = { ...contextFor(document, section, fonts, known.contents), headingNumber }
    if (section.type === 'sheet') {
      signal?.throwIfAborted()
      number++
      if (only !== undefined && only !== number) continue
      const items = await paintSheet(section, context, true)
      yield pageOf(document, section, items, [{ title: section.title, level: section.level, y: section.page.margins.top }], { number, hidesNumber: false }, known.count, fonts)
      continue
    }
    const { pages } = await fillFlow(section, context)
    const { left, top } = section.page.margins
    for (const page of pages) {
      signal?.throwIfAborted()
      number++
      if (only !== undefined && only !== number) continue
      const lowered = section.cover === true ? Math.max(0, (printedHeight(section) - page.height) * 0.4) : 0
      const items = await paintPlaced(page.placed, true, left, top + lowered)
      const bookmarks = page.bookmarks.map((bookmark) => ({ ...bookmark, y: bookmark.y + top }))
      yield pageOf(document, section, items, bookmarks, { number, hidesNumber: page.placed.some(({ piece }) => piece.hidesPageNumber === true) }, known.count, fonts)
    }
  }
}

async function onlyPage(pages: AsyncGenerator<Page, void, void>): Promise<Page> {
  for await (const page of pages) return page
  throw new Error('the document has no such page')
}

async function fillFlow(section: FlowSection, context: BlockContext): Promise<{ pages: readonly FilledPage[]; hasContents: boolean }> {
  const blocks = await section.blocks()
  const width = section.page.width - section.page.margins.left - section.page.margins.right
  const pieces = blocks.flatMap((block) => blockPieces(block, width, context))
  return { pages: paginate(pieces, printedHeight(section)), hasContents: hasContents(blocks) }
}

const printedHeight = ({ page: { height, margins } }: Section) => height - margins.top - margins.bottom

function contextFor({ style, language }: Document, section: Section, fonts: FontSet, contents: readonly ContentsEntry[]) {
  return { fonts, style, language, scale: 1, contents, pageHeight: printedHeight(section), frameScale: frameScale(section.page) }
}

function pageOf(
  document: Document,
  section: Section,
  items: readonly SceneItem[],
  bookmarks: NonNullable<Page['bookmarks']>,
  place: { number: number; hidesNumber: boolean },
  total: number,
  fonts: FontSet,
): Page {
  const { width, height } = section.page
  const furniture = pageFurniture(document, section.page, { ...place, total, cover: section.type === 'flow' && section.cover === true }, fonts)
  return { scene: { width, height, items: [...items, ...furniture] }, label: String(place.number), bookmarks }
}
