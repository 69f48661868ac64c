/** The features of one layer of a foreign file in the workspace's coordinates, for a check that stores nothing. */
import type { Value } from '../../shared/domain/feature'
import { type CrsRegistry, findCrs } from '../../shared/domain/crs'
import { isSureCandidate, listCrsCandidates } from '../../shared/domain/crs/candidates'
import { type CoordinateCorrection, createCoordinatePipeline } from '../../shared/domain/crs/coordinate-pipeline'
import { type FlatGeometry, simpleParts } from '../../shared/domain/flat-geometry'
import type { SourceLayer, SourceRecord } from '../../shared/domain/source-record'
import { type KindId, kinds } from '../../shared/domain/kinds'
import { AppError } from '../../shared/errors'
import { createValueConverter, Misfit, type ValueConverter } from '../engine/import/convert-value'
import { matchColumns } from '../engine/import/match-columns'
import { targetNames } from '../engine/import/target-names'
import type { JobContext } from '../store/workspace-store'
import { readCrsRegistry } from './crs-registry'
import { openAnySource } from './open-any-source'
import type { Session } from './session'

/** Rules speak of projects, outfalls and enterprises: what a file's or a sketch's geometry counts as. */
export const KINDS_OF_AREAS: readonly KindId[] = ['project']
const KINDS_OF_POINTS: readonly KindId[] = ['outfall', 'enterprise', 'project']

/** What a geometry counts as. */
export function kindsOfGeometry(geometry: FlatGeometry | null): readonly KindId[] {
  return geometry?.type === 'Point' || geometry?.type === 'MultiPoint' ? KINDS_OF_POINTS : KINDS_OF_AREAS
}

/** One feature; `id` is its own key where it has one, else its 1-based row. `columns` are those of the kinds that it counts as, by the headings that an import knows. */
export type FileFeature = { readonly id: string; readonly name: string | null; readonly geometry: FlatGeometry | null; readonly columns: Readonly<Record<string, Value>> }

export type FileChoice = { readonly path: string; readonly crs?: string | undefined; readonly encoding?: string | undefined; readonly layer?: string | undefined }

const KEY_HEADINGS: ReadonlySet<string> = new Set(['code', 'id', '编号', '编码', '地块编号', '图斑编号', '图斑号', '地块号', '项目编号', '宗地号'])
const NAME_HEADINGS: ReadonlySet<string> = new Set(['name', '名称', '地块名称', '项目名称', '图斑名称', 'mc'])

/** @throws AppError 'check.unknownPlace' where neither the file nor the person nor the numbers say where it lies */
export async function readFileFeatures(session: Session, choice: FileChoice, job: Required<JobContext>): Promise<readonly FileFeature[]> {
  const crsRegistry = await readCrsRegistry(session.dataFolder)
  const source = await openAnySource(choice.path, { crsRegistry, encoding: choice.encoding, signal: job.signal })
  try {
    const layer = source.layers.find(({ name }) => choice.layer === undefined || name === choice.layer)
    if (layer === undefined) throw new AppError('layer.notFound', { layer: choice.layer ?? '' })
    const records: SourceRecord[] = []
    for await (const batch of source.read(layer, job.signal)) records.push(...batch.records)
    toWorkspaceCoordinates(records, layer, choice, crsRegistry)
    const read = createColumnReader(layer)
    return withUniqueIds(records.map((record) => toFeature(record, layer, read)))
  } finally {
    await source.close()
  }
}

function toWorkspaceCoordinates(records: readonly SourceRecord[], layer: SourceLayer, choice: FileChoice, registry: CrsRegistry): void {
  const parts = records.flatMap(({ geometry }) => (geometry === null ? [] : simpleParts(geometry)))
  const { proj, correction } = placeOf(parts.map(({ xy }) => xy), layer, choice, registry)
  const pipeline = createCoordinatePipeline(proj, correction)
  for (const { xy } of parts) pipeline(xy)
}

function placeOf(arrays: readonly Float64Array[], layer: SourceLayer, choice: FileChoice, registry: CrsRegistry): { proj: string; correction: CoordinateCorrection } {
  const given = choice.crs === undefined ? null : findCrs(registry, choice.crs)
  if (choice.crs !== undefined && given === null) throw new AppError('check.unknownPlace', { path: choice.path })
  const stated = given?.proj ?? (layer.crs.how === 'none' ? null : layer.crs.proj)
  if (stated !== null) return { proj: stated, correction: 'none' }
  const candidates = listCrsCandidates(Float64Array.from(arrays.flatMap((xy) => [...xy])), registry)
  const [best] = candidates
  const definition = best === undefined ? null : findCrs(registry, best.code)
  if (best === undefined || definition === null || !isSureCandidate(candidates)) throw new AppError('check.unknownPlace', { path: choice.path })
  return { proj: definition.proj, correction: best.correction }
}

type ColumnReader = (kindIds: readonly KindId[], attributes: SourceRecord['attributes']) => Readonly<Record<string, Value>>

/** Columns of kinds out of a source's attributes; what does not fit its column is left out, and the fact is then unknown. */
function createColumnReader(layer: SourceLayer): ColumnReader {
  const readers = new Map<KindId, readonly { readonly name: string; readonly index: number; readonly convert: ValueConverter }[]>()
  const readerOf = (kind: KindId) => {
    const known = readers.get(kind)
    if (known !== undefined) return known
    const made = matchColumns(layer.fields, kinds[kind].fields, {}, targetNames[kind]).map(({ index, field, unit }) => ({
      name: field.name,
      index,
      convert: createValueConverter(field, layer.fields[index]?.name ?? '', unit),
    }))
    readers.set(kind, made)
    return made
  }
  return (kindIds, attributes) => {
    const columns: Record<string, Value> = {}
    for (const kind of kindIds) {
      for (const { name, index, convert } of readerOf(kind)) {
        const value = convert(attributes[index] ?? null)
        const usable = value instanceof Misfit ? value.value : value
        if (usable !== null && columns[name] === undefined) columns[name] = usable
      }
    }
    return columns
  }
}

function toFeature({ row, geometry, attributes }: SourceRecord, layer: SourceLayer, read: ColumnReader): FileFeature {
  const columns = read(kindsOfGeometry(geometry), attributes)
  const valueOf = (headings: ReadonlySet<string>) => {
    const index = layer.fields.findIndex(({ name }) => headings.has(name.trim().toLowerCase()))
    const value = index === -1 ? null : attributes[index]
    return value === null || value === undefined || value === '' ? null : String(value)
  }
  return { id: valueOf(KEY_HEADINGS) ?? String(row), name: valueOf(NAME_HEADINGS), geometry, columns }
}

/** Where two features carry the same key, the row tells them apart. */
function withUniqueIds(features: readonly FileFeature[]): readonly FileFeature[] {
  const counts = new Map<string, number>()
  for (const { id } of features) counts.set(id, (counts.get(id) ?? 0) + 1)
  return features.map((feature, index) => ((counts.get(feature.id) ?? 0) > 1 ? { ...feature, id: `${feature.id}#${index + 1}` } : feature))
}
