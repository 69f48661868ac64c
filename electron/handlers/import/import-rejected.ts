/** Rejected rows as a table to be sent back: every column as it came, with number, line and reason in front. */
import { extname } from 'node:path'
import type { ImportOptions } from '../../../shared/domain/import'
import { toGeoJson } from '../../../shared/domain/flat-geometry-geojson'
import { AppError } from '../../../shared/errors'
import { translateError } from '../../../shared/messages/errors'
import { importMessages } from '../../../shared/messages/import'
import type { Language } from '../../../shared/messages/translate'
import { ProblemLog } from '../../engine/import/problem-log'
import { layerWriters } from '../../formats/write'
import type { WrittenColumn, WrittenFeature } from '../../formats/write/layer-writer'
import type { JobContext } from '../../store/workspace-store'
import { headingOf, openImportLayer, type OpenedLayer } from './import-layer'
import { runTarget } from './import-run'
import type { Session } from '../session'
import { writeWhole } from '../write-whole'

/** @throws AppError 'export.unknownFormat' for an ending other than .csv and .xlsx */
export async function exportRejected(session: Session, options: ImportOptions, out: string, language: Language, job: Required<JobContext>): Promise<{ file: string; rows: number }> {
  const format = extname(out).slice(1).toLowerCase()
  if (format !== 'csv' && format !== 'xlsx') throw new AppError('export.unknownFormat', { path: out })
  const opened = await openImportLayer(session, options, job.signal)
  try {
    const log = new ProblemLog(Number.POSITIVE_INFINITY)
    await runTarget({ session, workspace: session.workspace(), opened, options, dryRun: true, log, job })
    const reasons = new Map<number, string[]>()
    for (const problem of log.problems) {
      if (problem.severity === 'rejected' && problem.row !== null) reasons.set(problem.row, [...(reasons.get(problem.row) ?? []), translateError(problem, language)])
    }
    const { features } = await writeWhole(out, (path) =>
      layerWriters[format](
        {
          name: 'rejected',
          title: importMessages.rejectedRows[language],
          geometry: 'Geometry',
          columns: columnsOf(opened, language),
          coordinateTitles: ['X', 'Y'],
          features: rejectedRows(opened, reasons, job.signal),
        },
        path,
      ),
    )
    return { file: out, rows: features }
  } finally {
    await opened.source.close()
  }
}

function columnsOf({ layer }: OpenedLayer, language: Language): readonly WrittenColumn[] {
  const own = (['row', 'line', 'reason'] as const).map((name): WrittenColumn => ({ name, title: importMessages[name][language], type: name === 'reason' ? 'text' : 'integer', titles: null }))
  return [...own, ...layer.fields.map((field, index): WrittenColumn => ({ name: `column_${index}`, title: headingOf(field), type: field.type, titles: null }))]
}

async function* rejectedRows({ source, layer }: OpenedLayer, reasons: ReadonlyMap<number, readonly string[]>, signal: AbortSignal): AsyncGenerator<readonly WrittenFeature[]> {
  for await (const { records } of source.read(layer, signal)) {
    yield records.flatMap(({ row, line, attributes, geometry }) => {
      const reason = reasons.get(row)
      return reason === undefined ? [] : [{ geometry: geometry === null ? null : toGeoJson(geometry), values: [row, line, reason.join('；'), ...attributes] }]
    })
  }
}
