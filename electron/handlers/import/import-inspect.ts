/** What a file is, for a wizard: layers, columns and their use, coordinate system or candidates, first rows and shapes, first problems. */
import { type CrsRegistry, findCrs } from '../../../shared/domain/crs'
import { createCoordinatePipeline } from '../../../shared/domain/crs/coordinate-pipeline'
import type { ColumnUse, ImportCrsCandidate, ImportInspection, ImportOptions, InspectedCandidate } from '../../../shared/domain/import'
import type { SourceProblem } from '../../../shared/domain/source-record'
import { statedProblems } from '../../engine/import/decide-crs'
import { describeUses } from '../../engine/import/match-columns'
import { placeOfProblem } from '../../engine/import/place-of-problem'
import { FACTS, recognizeReadings } from '../../engine/import/reading-rows'
import { readCrsRegistry } from '../sources/crs-registry'
import { type FeaturePlan, planFeatures } from './import-feature-plan'
import { headingOf, type OpenedLayer } from './import-layer'
import { rememberedProblem } from './import-memory'
import { type Preview, readPreview } from './import-preview'
import { openKnownSource } from './import-source'
import { matchTaskColumns } from './import-task-columns'
import { recordGeometry } from '../record-geometry'
import type { Session } from '../session'

/**
 * @param rows how many records are shown
 * @param remembers whether what was decided about such a source before is taken over
 */
export async function inspectImport(session: Session, given: ImportOptions, rows: number, remembers: boolean, signal: AbortSignal): Promise<ImportInspection> {
  const { opened, options, signature, remembered } = await openKnownSource(session, given, remembers, signal)
  try {
    const { source, layer } = opened
    const { columns, plan } = await describeUse(session, opened, options, signal)
    const decision = plan?.decision ?? null
    const place = plan?.columns.place ?? null
    const preview = await readPreview(opened, rows, place, signal)
    const whole: SourceProblem[] = [
      ...layer.problems,
      ...statedProblems(layer.crs, decision?.crs ?? null),
      ...opened.problems,
      ...(decision?.problems ?? []),
      ...(remembered === null ? [] : [rememberedProblem(remembered)]),
    ]
    const toLonLat = decision?.toLonLat ?? null
    return {
      format: source.format,
      layers: source.layers.map(({ name, geometryType, featureCount }) => ({ name, geometryType, featureCount })),
      layer: layer.name,
      encoding: layer.encoding,
      fields: layer.fields.map(({ name, type, unit }) => ({ name, type, unit })),
      statedCrs: { code: layer.crs.code, name: layer.crs.name, how: layer.crs.how, confidence: layer.crs.confidence },
      crs: decision?.crs ?? null,
      candidates: withGhosts(decision?.candidates ?? [], preview, await readCrsRegistry(session.dataFolder)),
      sample: toLonLat === null || plan?.withoutPlaces === true ? null : preview.sampler.finish(toLonLat, preview.whole),
      columns: given.mapping === undefined && remembered?.choices.mapping !== undefined ? asRemembered(columns) : columns,
      signature,
      remembered,
      preview: preview.records.map(({ row, line, attributes }) => ({ row, line, values: attributes })),
      problems: [
        ...whole.map((problem) => ({ ...problem, row: null, line: null, at: null })),
        ...preview.records.flatMap((record) =>
          record.problems.map((problem) => ({ ...problem, row: record.row, line: record.line, at: placeOfProblem(problem, recordGeometry(record, place), toLonLat) })),
        ),
      ],
    }
  } finally {
    await opened.source.close()
  }
}

/** The file's shapes where each candidate would put them. */
function withGhosts(candidates: readonly ImportCrsCandidate[], { sampler, whole }: Preview, registry: CrsRegistry): readonly InspectedCandidate[] {
  return candidates.map((candidate) => ({ ...candidate, ghost: sampler.finish(createCoordinatePipeline(findCrs(registry, candidate.code)!.proj, candidate.transform), whole) }))
}

type Use = { readonly columns: readonly ColumnUse[]; readonly plan: FeaturePlan | null }

async function describeUse(session: Session, opened: OpenedLayer, options: ImportOptions, signal: AbortSignal): Promise<Use> {
  const { layer } = opened
  if (options.target === 'reading') return { columns: readingUses(opened, options), plan: null }
  if (options.target === 'task') {
    return { columns: describeUses(layer.fields, await matchTaskColumns(opened, options, signal), new Map()), plan: null }
  }
  const plan = await planFeatures(session, session.current(), opened, options.target, options, signal)
  const { matched, place } = plan.columns
  const places = new Map(place === null ? [] : [[place.x, 'x'] as const, [place.y, 'y'] as const])
  return { columns: describeUses(layer.fields, matched, places), plan }
}

function readingUses({ layer }: OpenedLayer, { mapping = {}, wholeMapping = false }: ImportOptions): readonly ColumnUse[] {
  const { items, facts } = recognizeReadings(layer.fields.map((field) => headingOf(field)), mapping, wholeMapping, layer.name)
  return layer.fields.map(({ name }, index): ColumnUse => {
    const target = items.find((item) => item.index === index)?.item ?? FACTS.find((fact) => facts[fact] === index) ?? null
    return { source: name, target, how: target === null ? 'none' : mapping[target] === name ? 'given' : 'synonym' }
  })
}

function asRemembered(columns: readonly ColumnUse[]): readonly ColumnUse[] {
  return columns.map((column) => (column.how === 'given' ? { ...column, how: 'remembered' } : column))
}
