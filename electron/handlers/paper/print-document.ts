/** A document to a Word or PDF file, whole or not at all. */
import { rename, rm, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { AppError } from '../../../shared/errors'
import type { Document } from '../../report/document/document'
import type { FontSet } from '../../report/fonts/font-set'
import type { Session } from '../session'

export type PrintedDocument = { readonly file: string; readonly bytes: number; readonly pages: number; readonly fonts: readonly string[]; readonly substituted: readonly string[] }

/** Where the bundled fonts lie: beside the shipped data, as packages. */
const FONT_PACKAGES = ['node_modules', '@expo-google-fonts'] as const

/**
 * @param path ends in .docx or .pdf
 * @returns pages as the printed edition has them
 * @throws AppError 'document.unknownFormat'
 */
export async function printDocument(session: Session, document: Document, path: string, signal?: AbortSignal): Promise<PrintedDocument> {
  const format = extname(path).toLowerCase()
  if (format !== '.docx' && format !== '.pdf') throw new AppError('document.unknownFormat', { path })
  const { layOut, writeDocx, writePdf } = await import('../../report/print')
  const fonts = await openFonts(session)
  const laid = await layOut(document, fonts, signal)
  const unfinished = `${path}.making`
  await rm(unfinished, { force: true })
  try {
    const { title, author, subject, date, language } = document
    const facts = { title, author, date, language, ...(subject === undefined ? {} : { subject }) }
    // Word's pages follow from its own layout; which faces a document asks for is known from the printed one.
    const roles = new Set<Parameters<typeof fonts.face>[0]>()
    if (format === '.pdf') for (const role of (await writePdf(unfinished, laid.pages(), fonts, facts, signal)).roles) roles.add(role)
    else {
      await writeDocx(unfinished, document, fonts, { contents: laid.contents, ...(signal === undefined ? {} : { signal }) })
      for (const { font } of Object.values(document.style.text)) roles.add(font)
    }
    await rename(unfinished, path)
    return { file: path, bytes: (await stat(path)).size, pages: laid.count, ...fonts.report(roles) }
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** One page of a document as the window shows it: the very page that would be printed. Millimetres; the last page where there are fewer. */
type ShownPage = { readonly pages: number; readonly page: number; readonly width: number; readonly height: number; readonly svg: string }

export async function showPage(session: Session, document: Document, page: number): Promise<ShownPage> {
  const { layOut, sceneToSvg } = await import('../../report/print')
  const fonts = await openFonts(session)
  const laid = await layOut(document, fonts)
  const wanted = Math.min(page, laid.count)
  const { scene } = await laid.page(wanted)
  return { pages: laid.count, page: wanted, width: scene.width, height: scene.height, svg: sceneToSvg(scene, fonts) }
}

/** The computer's faces for documents, with the bundled ones behind them. */
export async function openFonts(session: Session): Promise<FontSet> {
  const { findFonts } = await import('../../report/print')
  return findFonts({ bundled: join(session.dataFolder, '..', ...FONT_PACKAGES) })
}
