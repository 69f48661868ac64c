/**
 * Scenes as a PDF file, page by page.
 *
 * A page goes to the file before the next is taken, so hundreds of pages need the memory of one. Chinese is real text in embedded
 * subsets. The same pages with the same facts give the same bytes: dates and ids come from the arguments.
 */
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import PdfKit from 'pdfkit'
import type { FontSet } from '../fonts/font-set'
import { fontRolesOf } from '../scene/place-text'
import type { FontRole, Scene } from '../scene/scene'
import { createPainter, pageSize } from './paint-scene'

/** A finished page. */
export type Page = {
  readonly scene: Scene
  /** The number that the reader sees in the program's page box; the sheet's place where left out. */
  readonly label?: string
  /** Headings that begin on it, for the outline. */
  readonly bookmarks?: readonly Bookmark[]
}

export type Bookmark = {
  readonly title: string
  /** 1 for the outermost. */
  readonly level: number
  /** Millimetres from the top of the page. */
  readonly y: number
}

export type PdfFacts = {
  readonly title: string
  readonly author: string
  readonly subject?: string
  /** The document's date, not the computer's. */
  readonly date: Date
  readonly language: 'zh' | 'en'
}

export type PdfResult = { readonly pages: number; readonly roles: ReadonlySet<FontRole> }

/** Bytes that may wait for the disk. */
const WAITING_BYTES = 4_000_000
/** Pages after which the words that were set are forgotten. */
const PAGES_REMEMBERED = 20

/**
 * Write a PDF.
 *
 * @param path a new file; the caller moves it to its place when whole and removes it when this throws
 * @param signal checked before each page
 */
export async function writePdf(path: string, pages: AsyncIterable<Page> | Iterable<Page>, fonts: FontSet, facts: PdfFacts, signal?: AbortSignal): Promise<PdfResult> {
  const document = new PdfKit({
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: facts.language === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    // No standard font: the first text chooses an embedded one.
    font: '',
    info: {
      Title: facts.title,
      Author: facts.author,
      ...(facts.subject === undefined ? {} : { Subject: facts.subject }),
      Creator: 'Dutu 督图',
      Producer: 'Dutu 督图',
      CreationDate: facts.date,
      ModDate: facts.date,
    },
  } as PDFKit.PDFDocumentOptions)
  const file = createWriteStream(path)
  const whenWritten = finished(file)
  // The error is met where it is awaited below.
  whenWritten.catch(() => undefined)
  document.pipe(file)
  const painter = createPainter(document, fonts)
  const outline = createOutline(document)
  const labels: string[] = []
  const roles = new Set<FontRole>()
  try {
    for await (const { scene, label, bookmarks } of pages) {
      signal?.throwIfAborted()
      document.addPage({ size: pageSize(scene), margin: 0 })
      for (const bookmark of bookmarks ?? []) outline.add(bookmark)
      painter.paint(scene)
      fontRolesOf(scene.items, roles)
      labels.push(label ?? String(labels.length + 1))
      if (labels.length % PAGES_REMEMBERED === 0) forgetLayouts(document)
      while (document.readableLength > WAITING_BYTES) await once(file, 'drain')
      if (file.errored) throw file.errored
    }
    if (labels.length === 0) throw new Error('a document without pages')
    labelPages(document, labels)
    document.end()
    await whenWritten
  } catch (error) {
    file.destroy()
    throw error
  }
  return { pages: labels.length, roles }
}

/** PDFKit remembers how every word was set, for good: a long series would keep them all. */
function forgetLayouts(document: PDFKit.PDFDocument): void {
  const fonts = (document as unknown as Record<'_fontFamilies', Readonly<Record<string, { layoutCache?: unknown }>>>)['_fontFamilies']
  for (const font of Object.values(fonts)) if (font.layoutCache !== undefined) font.layoutCache = Object.create(null)
}

function createOutline(document: PDFKit.PDFDocument) {
  const open: { level: number; item: PDFKit.PDFOutline }[] = []
  return {
    add({ title, level, y }: Bookmark): void {
      while ((open.at(-1)?.level ?? 0) >= level) open.pop()
      const parent = open.at(-1)?.item ?? document.outline
      const item = parent.addItem(title, { expanded: level < 2, top: (y * 72) / 25.4 } as { expanded?: boolean })
      open.push({ level, item })
    },
  }
}

/** Page labels (ISO 32000-1, 12.4.2), one entry a page: covers and contents count apart. */
function labelPages(document: PDFKit.PDFDocument, labels: readonly string[]): void {
  if (labels.every((label, index) => label === String(index + 1))) return
  const root = (document as unknown as Record<'_root', { data: Record<string, unknown> }>)['_root']
  // PDFKit writes a String object as text, a plain string as a name.
  root.data['PageLabels'] = { Nums: labels.flatMap((label, index) => [index, { P: Object(label) as object }]) }
}
