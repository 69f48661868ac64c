/** The report of the last conflict check as a file: PDF, Word, Excel with one row a finding, GeoPackage with the pieces. */
import { bbox } from '@turf/turf'
import { extname } from 'node:path'
import type { Geometry } from 'geojson'
import type { FindingPiece, WrittenReport } from '../../shared/domain/check'
import type { BoundingBox } from '../../shared/domain/feature'
import { toGeoJson } from '../../shared/domain/flat-geometry-geojson'
import type { Severity } from '../../shared/domain/rules/rule'
import type { CodeOf } from '../../shared/domain/vocabularies'
import { AppError } from '../../shared/errors'
import type { Language } from '../../shared/messages/translate'
import { CHECK_SOURCE, type CheckedShape, checkSource } from '../../shared/map/style/check-layers'
import { cutPieces } from '../engine/check/cut-finding-pieces'
import { answerSites } from '../engine/check/site-answer'
import { latitudeOfEqualAreaY } from '../engine/geodesy/equal-area'
import { defineHeavyJob } from '../jobs/heavy-job'
import { writeWorkbook } from '../formats/write/write-workbook'
import { composeMap } from '../report/map/compose-map'
import { checkPaper, type CheckPaper, type PaintFrame } from '../report/papers/check-paper'
import { writeGeoPackage } from '../store'
import type { JobContext } from '../store/workspace-store'
import { checkLayers, checkSheets } from './check-tables'
import { type LastCheck, requireLastCheck } from './last-check'
import { openFonts, printDocument } from './print-document'
import { preparePaperMap, sheetFacts } from './paper-map'
import { defaultDay } from './read-tasks'
import type { Session } from './session'
import { writeWhole } from './write-whole'

export type CheckReportInput = {
  /** Ends in .pdf, .docx, .xlsx or .gpkg. */
  readonly path: string
  /** The file or layer that was checked, as people name it. */
  readonly subjectsName: string
  readonly activity: CodeOf<'activity'> | null
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
  const fonts = await openFonts(session)
  const madeOn = await defaultDay(workspace)
  const map = await preparePaperMap(session, { language: input.language, audience: 'internal', visible: visibleLayers(last), checked: [] })
  try {
    const shapes = new ReportShapes(last, pieces)
    const paint = (title: string | null, own: readonly CheckedShape[], bounds: BoundingBox, atLeast: number): PaintFrame => {
      return async (width, height) => {
        const style = { ...map.style, sources: { ...map.style.sources, [CHECK_SOURCE]: checkSource(own) } }
        const composed = await composeMap({
          width,
          height,
          extent: { bounds, padding: FRAME_PADDING, atLeast },
          map: { style, sources: map.sources, measure: (role, text, size) => fonts.measureText(role, text, size), signal: job.signal },
          language: input.language,
          layers: map.layers,
          period: map.period,
          ...(title === null ? {} : { title }),
          locatorBounds: map.bounds,
          ...sheetFacts(map, { maker: input.maker, madeOn }),
        })
        return [composed.item]
      }
    }
    const [info, log] = [await workspace.info(), await workspace.logHead()]
    const document = checkPaper({
      language: input.language,
      report: last.report,
      answers,
      rules: last.rules,
      subjectsName: input.subjectsName,
      activity: input.activity,
      workspaceTitle: info.title,
      maker: input.maker,
      madeOn,
      log,
      maps: {
        location: shapes.bounds === null ? null : paint(null, shapes.subjects(), shapes.bounds, LOCATION_SCALE),
        subject: (id) => {
          const own = shapes.ofSubject(id)
          const bounds = boundsOf(own)
          return bounds === null ? null : paint(null, own, bounds, SUBJECT_SCALE)
        },
      },
    })
    const { file, pages, fonts: used, substituted } = await printDocument(session, document, input.path, job.signal)
    return { file, pages, fonts: used, substituted }
  } finally {
    await map.close()
  }
}

/** Millimetres round what is shown, and the largest scales. */
const FRAME_PADDING = 12
const LOCATION_SCALE = 25_000
const SUBJECT_SCALE = 2_000

/** What was checked against, and what says where it is. */
function visibleLayers({ report }: LastCheck): NonNullable<Parameters<typeof preparePaperMap>[1]['visible']> {
  return ['basemap', 'district', 'waterway', ...new Set(report.checkedAgainst.map(({ layer }) => layer))]
}

/** Subjects with their worst finding and the pieces of their findings, as the map draws them. */
class ReportShapes {
  readonly #shapes = new Map<string, CheckedShape>()
  readonly #pieces = new Map<string, CheckedShape[]>()
  readonly bounds: BoundingBox | null

  constructor({ subjects, report }: LastCheck, pieces: readonly FindingPiece[]) {
    const worst = new Map<string, Severity>()
    for (const { subject, severity } of report.findings) worst.set(subject, Math.max(worst.get(subject) ?? 1, severity) as Severity)
    for (const { id, geometry } of subjects) if (geometry !== null) this.#shapes.set(id, { role: 'subject', severity: worst.get(id) ?? 'none', geometry: toGeoJson(geometry) })
    for (const { finding, geometry } of pieces) {
      const found = report.findings[finding]
      if (found === undefined || geometry === null) continue
      const own = this.#pieces.get(found.subject) ?? []
      own.push({ role: 'piece', severity: found.severity, geometry })
      this.#pieces.set(found.subject, own)
    }
    this.bounds = boundsOf([...this.#shapes.values()])
  }

  subjects(): readonly CheckedShape[] {
    return [...this.#shapes.values()]
  }

  ofSubject(id: string): readonly CheckedShape[] {
    const shape = this.#shapes.get(id)
    return shape === undefined ? [] : [shape, ...(this.#pieces.get(id) ?? [])]
  }
}

/** Null where there is nothing. */
function boundsOf(shapes: readonly { readonly geometry: Geometry }[]): BoundingBox | null {
  if (shapes.length === 0) return null
  const [west, south, east, north] = bbox({ type: 'GeometryCollection', geometries: shapes.map(({ geometry }) => geometry) })
  return [west, south, east, north]
}

