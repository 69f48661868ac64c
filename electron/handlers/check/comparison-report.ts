/** A comparison of two versions as a file: PDF, Word, Excel, GeoPackage with the pieces. */
import { extname } from 'node:path'
import type { WrittenReport } from '../../../shared/domain/check'
import type { VersionComparison } from '../../../shared/domain/version-comparison'
import { AppError } from '../../../shared/errors'
import type { Language } from '../../../shared/messages/translate'
import { writeWorkbook } from '../../formats/write/write-workbook'
import { defineHeavyJob } from '../../jobs/heavy-job'
import { comparisonPaper } from '../../report/papers/comparison-paper'
import { writeGeoPackage } from '../../store'
import type { JobContext } from '../../store/workspace-store'
import { openFonts, printDocument } from '../paper/print-document'
import type { Session } from '../session'
import { defaultDay } from '../tasks/moment'
import { writeWhole } from '../write-whole'
import { type CompareInput, compareLayer } from './compare-layer'
import { openComparisonMaps } from './comparison-maps'
import { comparisonLayers, comparisonSheets } from './comparison-tables'

export type ComparisonReportInput = CompareInput & {
  /** Ends in .pdf, .docx, .xlsx or .gpkg. */
  readonly path: string
  readonly maker: string
  readonly language: Language
}

export const comparisonReportJob = defineHeavyJob({ name: 'check.compareReport', lane: 'check', work: (session, input: ComparisonReportInput, job) => writeComparisonReport(session, input, job) })

/** Compares anew: the same versions give the same figures. @throws AppError 'document.unknownFormat' and what comparing throws */
async function writeComparisonReport(session: Session, input: ComparisonReportInput, job: Required<JobContext>): Promise<WrittenReport> {
  const { path, language } = input
  const ending = extname(path).toLowerCase()
  if (!['.pdf', '.docx', '.xlsx', '.gpkg'].includes(ending)) throw new AppError('document.unknownFormat', { path })
  const comparison = await compareLayer(session, input, job)
  if (ending === '.xlsx') await writeWhole(path, (unfinished) => writeWorkbook(unfinished, comparisonSheets(comparison, language)))
  else if (ending === '.gpkg') await writeWhole(path, (unfinished) => writeGeoPackage(unfinished, comparisonLayers(comparison, language), job.signal))
  else return printComparison(session, comparison, input, job)
  return { file: path, pages: null, fonts: [], substituted: [] }
}

async function printComparison(session: Session, comparison: VersionComparison, { path, language, maker, layer }: ComparisonReportInput, job: Required<JobContext>): Promise<WrittenReport> {
  const workspace = session.workspace()
  const [fonts, info, log, madeOn] = [await openFonts(session), await workspace.info(), await workspace.logHead(), await defaultDay(workspace)]
  const maps = await openComparisonMaps(session, { comparison, fonts, language, maker, madeOn, signal: job.signal })
  try {
    const demonstration = info.layers.some((one) => one.kind === layer && one.demonstration)
    const document = comparisonPaper({ language, comparison, workspaceTitle: info.title, maker, madeOn, demonstration, log, maps })
    const { file, pages, fonts: used, substituted } = await printDocument(session, document, path, job.signal)
    return { file, pages, fonts: used, substituted }
  } finally {
    await maps.close()
  }
}
