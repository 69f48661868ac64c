/** The report of the last conflict check as a file: PDF, Word, Excel with one row a finding, GeoPackage with the pieces. */
import { extname } from 'node:path'
import type { FindingPiece, WrittenReport } from '../../../shared/domain/check'
import { AppError } from '../../../shared/errors'
import type { Language } from '../../../shared/messages/translate'
import { cutPieces } from '../../engine/check/cut-finding-pieces'
import { answerSites } from '../../engine/check/site-answer'
import { latitudeOfEqualAreaY } from '../../engine/geodesy/equal-area'
import { defineHeavyJob } from '../../jobs/heavy-job'
import { writeWorkbook } from '../../formats/write/write-workbook'
import { checkPaper } from '../../report/papers/check-paper'
import type { CheckPaper } from '../../report/papers/check-paper-input'
import { writeGeoPackage } from '../../store'
import type { JobContext } from '../../store/workspace-store'
import { openCheckMaps } from './check-maps'
import { checkLayers, checkSheets } from './check-tables'
import { type LastCheck, requireLastCheck } from './last-check'
import { openFonts, printDocument } from '../paper/print-document'
import { defaultDay } from '../tasks/moment'
import type { Session } from '../session'
import { writeWhole } from '../write-whole'

export type CheckReportInput = {
  /** Ends in .pdf, .docx, .xlsx or .gpkg. */
  readonly path: string
  /** The file or layer that was checked, as people name it. */
  readonly subjectsName: string
  readonly maker: string
  readonly language: Language
}

export const checkReportJob = defineHeavyJob({ name: 'check.report', lane: 'check', work: (session, input: CheckReportInput, job) => writeCheckReport(session, input, job) })

/** @throws AppError 'check.noLastCheck', 'document.unknownFormat' */
async function writeCheckReport(session: Session, input: CheckReportInput, job: Required<JobContext>): Promise<WrittenReport> {
  const last = requireLastCheck(session)
  const pieces = cutPieces(last.report.findings, last.subjects, last.layers, latitudeOfEqualAreaY)
  const answers = answerSites(last, null)
  switch (extname(input.path).toLowerCase()) {
    case '.xlsx':
      await writeWhole(input.path, (path) => writeWorkbook(path, checkSheets(last, answers, input.language)))
      return { file: input.path, pages: null, fonts: [], substituted: [] }
    case '.gpkg':
      await writeWhole(input.path, (path) => writeGeoPackage(path, checkLayers(last, pieces, input.language), job.signal))
      return { file: input.path, pages: null, fonts: [], substituted: [] }
    case '.pdf':
    case '.docx':
      return printReport(session, input, last, pieces, answers, job)
    default:
      throw new AppError('document.unknownFormat', { path: input.path })
  }
}

async function printReport(session: Session, input: CheckReportInput, last: LastCheck, pieces: readonly FindingPiece[], answers: CheckPaper['answers'], job: Required<JobContext>): Promise<WrittenReport> {
  const workspace = session.workspace()
  const [fonts, info, log, madeOn] = [await openFonts(session), await workspace.info(), await workspace.logHead(), await defaultDay(workspace)]
  const maps = await openCheckMaps(session, { last, pieces, fonts, language: input.language, maker: input.maker, madeOn, signal: job.signal })
  try {
    const document = checkPaper({
      language: input.language,
      report: last.report,
      answers,
      rules: last.rules,
      subjectsName: input.subjectsName,
      workspaceTitle: info.title,
      maker: input.maker,
      madeOn,
      log,
      maps,
    })
    const { file, pages, fonts: used, substituted } = await printDocument(session, document, input.path, job.signal)
    return { file, pages, fonts: used, substituted }
  } finally {
    await maps.close()
  }
}
