/** A briefing to a file: PDF, Word, or one picture a page; all or nothing. */
import { rename, stat, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { BriefingResult } from '../../../shared/domain/briefing'
import { AppError } from '../../../shared/errors'
import type { FontSet } from '../../report/fonts/font-set'
import type { Page } from '../../report/pdf/write-pdf'
import { fontRolesOf } from '../../report/scene/place-text'
import type { FontRole } from '../../report/scene/scene'
import type { JobContext } from '../../store/workspace-store'
import type { Session } from '../session'
import { type BriefingInput, composeBriefing } from './compose-briefing'
import type { EditionFacts } from './editions'
import { readTemplate } from './read-templates'

export type MakeInput = BriefingInput & {
  readonly template: string
  readonly path: string
  /** Where files are made before they are moved to their place; the caller's to remove. */
  readonly folder: string
}

/** The answer, and what the edition is recorded from: jobs do not write to the workspace. */
export type MadeBriefing = { readonly result: BriefingResult; readonly edition: EditionFacts; readonly figures: Readonly<Record<string, string>> }

const DOTS_PER_INCH = 300
/** Word and pictures of long series: what an office printer shows. */
const DOTS_PER_INCH_OF_MANY = 200
const MANY_PAGES = 20

const fontSets = new Map<string, Promise<FontSet>>()

/** Fonts of this computer, found once a process. */
export function fontsOf(session: Session): Promise<FontSet> {
  const bundled = join(session.dataFolder, '..', 'node_modules', '@expo-google-fonts')
  let found = fontSets.get(bundled)
  if (found === undefined) {
    found = import('../../report/print').then(({ findFonts }) => findFonts({ bundled }))
    fontSets.set(bundled, found)
  }
  return found
}

/** @throws AppError 'brief.unknownFormat' and what composing throws; the signal's reason when cancelled, and then no file is left */
export async function makeBriefing(session: Session, input: MakeInput, job: Required<JobContext>): Promise<MadeBriefing> {
  const format = extname(input.path).toLowerCase()
  if (format !== '.pdf' && format !== '.docx' && format !== '.png') throw new AppError('brief.unknownFormat', { path: input.path })
  const { layOut, wordFontNames, writeDocx, writePdf } = await import('../../report/print')
  const template = await readTemplate(session, input.template)
  const fonts = await fontsOf(session)
  const briefing = await composeBriefing(session, template, input, fonts, job)
  const { document } = briefing
  const { folder } = input
  try {
    const laid = await layOut(document, fonts, job.signal)
    const counted = withProgress(laid.pages(), laid.count, job)
    const draft = join(folder, `briefing${format}`)
    let files: readonly string[] = [draft]
    let used: Pick<BriefingResult, 'fonts' | 'substituted'>
    if (format === '.pdf') {
      const { title, author, subject, date, language } = document
      used = fonts.report((await writePdf(draft, counted, fonts, { title, author, date, language, ...(subject === undefined ? {} : { subject }) }, job.signal)).roles)
    } else if (format === '.png') {
      const pictures = await writePictures(folder, counted, fonts, laid.count > MANY_PAGES ? DOTS_PER_INCH_OF_MANY : DOTS_PER_INCH, job.signal)
      files = pictures.files
      used = fonts.report(pictures.roles)
    } else {
      const steps = document.sections.length
      await writeDocx(draft, document, fonts, {
        contents: laid.contents,
        dotsPerInch: laid.count > MANY_PAGES ? DOTS_PER_INCH_OF_MANY : DOTS_PER_INCH,
        signal: job.signal,
        onProgress: (done) => job.onProgress(done, steps),
      })
      used = { fonts: wordFontNames(Object.values(document.style.text).map(({ font }) => font)), substituted: [] }
    }
    job.signal.throwIfAborted()
    const bytes = await moveAll(files, input.path)
    return { result: { file: input.path, bytes, pages: laid.count, ...used }, edition: briefing.edition, figures: briefing.figures.printed() }
  } finally {
    await briefing.close()
  }
}

async function* withProgress(pages: AsyncIterable<Page>, total: number, job: Required<JobContext>): AsyncGenerator<Page, void, void> {
  let done = 0
  for await (const page of pages) {
    yield page
    done++
    job.onProgress(done, total)
    // Cancelling and other requests come in between.
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
}

async function writePictures(folder: string, pages: AsyncIterable<Page>, fonts: FontSet, dotsPerInch: number, signal: AbortSignal) {
  const { sceneToPng } = await import('../../report/print')
  const files: string[] = []
  const roles = new Set<FontRole>()
  for await (const { scene } of pages) {
    signal.throwIfAborted()
    const file = join(folder, `${files.length + 1}.png`)
    await writeFile(file, await sceneToPng(scene, fonts, dotsPerInch, signal))
    fontRolesOf(scene.items, roles)
    files.push(file)
  }
  return { files, roles }
}

/** The first to the path itself, further pages beside it with their number. */
async function moveAll(files: readonly string[], path: string): Promise<number> {
  const ending = extname(path)
  const stem = path.slice(0, path.length - ending.length)
  let bytes = 0
  for (const [index, file] of files.entries()) {
    bytes += (await stat(file)).size
    await rename(file, index === 0 ? path : `${stem}-${index + 1}${ending}`)
  }
  return bytes
}
