/** What a file is, for a wizard: layers, columns and their use, coordinate system or candidates, first rows, first problems. */
import { createHash } from 'node:crypto'
import type { ColumnUse, ImportInspection, ImportOptions } from '../../shared/domain/import'
import type { SourceProblem, SourceRecord } from '../../shared/domain/source-record'
import { taskFields } from '../engine/import/complete-task'
import { plainName } from '../engine/import/heading'
import { describeUses, matchColumns } from '../engine/import/match-columns'
import { recognizeReadings } from '../engine/import/reading-rows'
import { targetNames } from '../engine/import/target-names'
import { planFeatures } from './import-feature-plan'
import { headingOf, openImportLayer, type OpenedLayer } from './import-layer'
import type { Session } from './session'

/** @param rows how many records are shown */
export async function inspectImport(session: Session, options: ImportOptions, rows: number, signal: AbortSignal): Promise<ImportInspection> {
  const opened = await openImportLayer(session, options, signal)
  try {
    const { source, layer } = opened
    const { columns, crs, candidates, problems } = await describeUse(session, opened, options, signal)
    const records = await firstRecords(opened, rows, signal)
    const whole = [...layer.problems, ...layer.crs.problems, ...opened.problems, ...problems]
    return {
      format: source.format,
      layers: source.layers.map(({ name, geometryType, featureCount }) => ({ name, geometryType, featureCount })),
      layer: layer.name,
      encoding: layer.encoding,
      fields: layer.fields.map(({ name, type, unit }) => ({ name, type, unit })),
      statedCrs: { code: layer.crs.code, name: layer.crs.name, how: layer.crs.how, confidence: layer.crs.confidence },
      crs,
      candidates,
      columns,
      signature: signatureOf(opened),
      preview: records.map(({ row, line, attributes }) => ({ row, line, values: attributes })),
      problems: [
        ...whole.map((problem) => ({ ...problem, row: null, line: null })),
        ...records.flatMap(({ row, line, problems: own }) => own.map((problem) => ({ ...problem, row, line }))),
      ],
    }
  } finally {
    await opened.source.close()
  }
}

type Use = Pick<ImportInspection, 'columns' | 'crs' | 'candidates'> & { readonly problems: readonly SourceProblem[] }

async function describeUse(session: Session, opened: OpenedLayer, options: ImportOptions, signal: AbortSignal): Promise<Use> {
  const { layer } = opened
  const none = { crs: null, candidates: [], problems: [] }
  if (options.target === 'reading') return { columns: readingUses(opened, options), ...none }
  if (options.target === 'task') {
    const matched = matchColumns(layer.fields, taskFields, options.mapping ?? {}, targetNames.task)
    return { columns: describeUses(layer.fields, matched, new Map()), ...none }
  }
  const { columns, decision } = await planFeatures(session, session.current(), opened, options.target, options, signal)
  const place = new Map(columns.place === null ? [] : [[columns.place.x, 'x'] as const, [columns.place.y, 'y'] as const])
  return { columns: describeUses(layer.fields, columns.matched, place), crs: decision.crs, candidates: decision.candidates, problems: decision.problems }
}

function readingUses({ layer }: OpenedLayer, { mapping = {} }: ImportOptions): readonly ColumnUse[] {
  const { items, facts } = recognizeReadings(layer.fields.map((field) => headingOf(field)), mapping, layer.name)
  return layer.fields.map(({ name }, index): ColumnUse => {
    const target = items.find((item) => item.index === index)?.item ?? Object.entries(facts).find(([, at]) => at === index)?.[0] ?? null
    return { source: name, target, how: target === null ? 'none' : 'synonym' }
  })
}

async function firstRecords({ source, layer }: OpenedLayer, rows: number, signal: AbortSignal): Promise<readonly SourceRecord[]> {
  const found: SourceRecord[] = []
  if (rows === 0) return found
  for await (const { records } of source.read(layer, signal)) {
    found.push(...records.slice(0, rows - found.length))
    if (found.length >= rows) break
  }
  return found
}

/** The headings, whatever their order and decoration. */
function signatureOf({ source, layer }: OpenedLayer): string {
  const names = layer.fields.map(({ name }) => plainName(name)).sort()
  return createHash('sha256').update(JSON.stringify([source.format, names])).digest('hex').slice(0, 16)
}
