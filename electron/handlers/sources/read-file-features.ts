/** The features of one layer of a foreign file in the workspace's coordinates, for a check that stores nothing. */
import type { CheckedSource } from '../../../shared/domain/check'
import type { Value } from '../../../shared/domain/feature'
import { type CrsRegistry, findCrs } from '../../../shared/domain/crs'
import { type FlatGeometry, type SimpleGeometry, simpleParts } from '../../../shared/domain/flat-geometry'
import { CLASS_OF_SUBCLASS } from '../../../shared/domain/outfall-classes'
import type { SourceLayer, SourceRecord } from '../../../shared/domain/source-record'
import { type KindId, kinds } from '../../../shared/domain/kinds'
import { AppError } from '../../../shared/errors'
import { type Ground, NO_GROUND } from '../../engine/import/coordinate-detective'
import { createValueConverter, Misfit, type ValueConverter } from '../../engine/import/convert-value'
import { type CrsDecision, decideCrs, statedProblems } from '../../engine/import/decide-crs'
import { matchColumns } from '../../engine/import/match-columns'
import { ProblemLog } from '../../engine/import/problem-log'
import { targetNames } from '../../engine/import/target-names'
import type { JobContext } from '../../store/workspace-store'
import { readCrsRegistry } from './crs-registry'
import type { Source } from '../../formats/format'
import { readPlaceLayers } from '../derive-places'
import { shiftsByDatum } from '../import/datum-shifts'
import { readGround } from '../import/import-ground'
import { openAnySource } from './open-any-source'
import type { Session } from '../session'

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

const SAMPLE_VERTICES = 2000

const KEY_HEADINGS: ReadonlySet<string> = new Set(['code', 'id', '编号', '编码', '地块编号', '图斑编号', '图斑号', '地块号', '项目编号', '宗地号'])
const NAME_HEADINGS: ReadonlySet<string> = new Set(['name', '名称', '地块名称', '项目名称', '图斑名称', 'mc'])

/** What a file holds, and how it was read. */
export type FileFeatures = { readonly features: readonly FileFeature[]; readonly source: CheckedSource }

/**
 * @throws AppError 'check.unknownPlace' where neither the file nor the person nor the numbers say where it lies, 'import.severalLayers' where
 *   more than one layer has geometry and none was chosen, 'import.unknownCrs'
 */
export async function readFileFeatures(session: Session, choice: FileChoice, job: Required<JobContext>): Promise<FileFeatures> {
  const crsRegistry = await readCrsRegistry(session.dataFolder)
  const source = await openAnySource(choice.path, { crsRegistry, encoding: choice.encoding, signal: job.signal })
  try {
    const layer = chooseLayer(source, choice)
    const records: SourceRecord[] = []
    for await (const batch of source.read(layer, job.signal)) records.push(...batch.records)
    const { crs, problems } = await toWorkspaceCoordinates(session, records, layer, choice, crsRegistry, source.format === 'geojson')
    const log = new ProblemLog(MOST_PROBLEMS)
    log.addAll([...layer.problems, ...statedProblems(layer.crs, crs), ...problems])
    for (const record of records) log.addAll(record.problems, record.row, record.line)
    const read = createColumnReader(layer)
    return {
      features: withUniqueIds(records.map((record) => toFeature(record, layer, read))),
      source: { format: source.format, layer: layer.name, encoding: layer.encoding, crs, crsName: nameOfSystem(crs?.code ?? null, layer, crsRegistry), problems: log.problems },
    }
  } finally {
    await source.close()
  }
}

function nameOfSystem(code: string | null, { crs }: SourceLayer, registry: CrsRegistry): string | null {
  return code === null ? crs.name : (findCrs(registry, code)?.name ?? null)
}

/** A report that lists more is not read. */
const MOST_PROBLEMS = 1000

/** The only layer with geometry, unless one was named. */
function chooseLayer(source: Source, { path, layer: wanted }: FileChoice): SourceLayer {
  const name = path.split(/[/\\]/).at(-1) ?? path
  const names = source.layers.map((layer) => layer.name).join(', ')
  if (wanted !== undefined) {
    const found = source.layers.find((layer) => layer.name === wanted)
    if (found === undefined) throw new AppError('import.layerNotFound', { name, layer: wanted, available: names })
    return found
  }
  const [first] = source.layers
  if (first === undefined) throw new AppError('import.noLayer', { name })
  const filled = source.layers.filter(({ geometryType, featureCount }) => geometryType !== null && featureCount !== 0)
  if (filled.length > 1) throw new AppError('import.severalLayers', { name, layers: filled.map((layer) => layer.name).join(', ') })
  return filled[0] ?? first
}

/** As an import would place them: the system that was given or stated, else what the numbers prove; axes put right, the bureau's datum parameters applied. */
async function toWorkspaceCoordinates(session: Session, records: readonly SourceRecord[], layer: SourceLayer, choice: FileChoice, registry: CrsRegistry, degreesByFormat: boolean): Promise<CrsDecision> {
  const parts = records.flatMap(({ geometry }) => (geometry === null ? [] : simpleParts(geometry)))
  const decision = decideCrs(
    {
      stated: layer.crs,
      xy: sampleOf(parts),
      givenCrs: choice.crs,
      shiftsOfDatums: await shiftsByDatum(session.current()),
      ground: await groundFor(session, layer, parts, choice),
      degreesByFormat,
    },
    registry,
  )
  const { toLonLat, candidates } = decision
  if (toLonLat === null && parts.length > 0) {
    throw new AppError('check.unknownPlace', { path: choice.path, candidates: candidates.map(({ code, transform, score }) => `${code}${transform === 'none' ? '' : ` ${transform}`} ${Math.round(score * 100)}%`).join(', ') || '–' })
  }
  if (toLonLat !== null) for (const { xy } of parts) toLonLat(xy)
  return decision
}

/** What the workspace's features say is only asked where the numbers have to decide: reading them takes time. */
async function groundFor(session: Session, layer: SourceLayer, parts: readonly SimpleGeometry[], choice: FileChoice): Promise<Ground> {
  const workspace = session.current()
  if (workspace === null || parts.length === 0) return NO_GROUND
  const { bounds } = await workspace.info()
  if (layer.crs.proj !== null || choice.crs !== undefined) return { ...NO_GROUND, extent: bounds }
  const [first] = parts
  return readGround(workspace, first?.type === 'Point' ? 'outfall' : 'project', await readPlaceLayers(workspace))
}

/** Vertices from all over the file. */
function sampleOf(parts: readonly SimpleGeometry[]): Float64Array {
  const vertices = parts.reduce((sum, { xy }) => sum + xy.length / 2, 0)
  const step = Math.max(1, Math.floor(vertices / SAMPLE_VERTICES))
  const sample: number[] = []
  let next = 0
  for (const { xy } of parts) {
    for (; next < xy.length / 2; next += step) {
      const [x, y] = [xy[2 * next]!, xy[2 * next + 1]!]
      if (Number.isFinite(x) && Number.isFinite(y)) sample.push(x, y)
    }
    next -= xy.length / 2
  }
  return Float64Array.from(sample)
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
    // Ledgers state the second level alone, as an import completes it.
    const subclass = columns['outfall_subclass']
    if (columns['outfall_class'] === undefined && isSubclass(subclass)) columns['outfall_class'] = CLASS_OF_SUBCLASS[subclass]
    return columns
  }
}

const isSubclass = (code: unknown): code is keyof typeof CLASS_OF_SUBCLASS => typeof code === 'string' && Object.hasOwn(CLASS_OF_SUBCLASS, code)

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
