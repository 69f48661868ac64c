/** The layer of a file that is imported: opened, chosen, its columns matched. */
import type { Field } from '../../../shared/domain/field'
import type { ImportOptions, ImportTarget } from '../../../shared/domain/import'
import { commonFields, type GeometryType, kinds } from '../../../shared/domain/kinds'
import type { SourceLayer, SourceProblem } from '../../../shared/domain/source-record'
import { recordTables } from '../../../shared/domain/tables'
import { AppError } from '../../../shared/errors'
import { type MatchedColumn, matchColumns, requireSource } from '../../engine/import/match-columns'
import type { PlaceColumns } from '../../engine/import/place-columns'
import { targetNames } from '../../engine/import/target-names'
import { recognizeColumns } from '../../engine/water-quality/recognize-columns'
import { openAnySource } from '../sources/open-any-source'
import type { Source } from '../../formats/format'
import { readCrsRegistry } from '../sources/crs-registry'
import type { Session } from '../session'

/** An opened file with the layer that is imported. Close the source, whatever happened. */
export type OpenedLayer = {
  readonly source: Source
  readonly layer: SourceLayer
  readonly problems: readonly SourceProblem[]
}

/** What the columns of a layer are for a theme or for tasks. */
export type LayerColumns = {
  readonly matched: readonly MatchedColumn[]
  /** Columns that the person named for the place; null: places are the layer's geometry. */
  readonly place: PlaceColumns | null
}

/** Target columns that name a place in `--map`. */
const PLACE_TARGETS: Readonly<Record<string, 'x' | 'y'>> = { longitude: 'x', lon: 'x', lng: 'x', x: 'x', easting: 'x', latitude: 'y', lat: 'y', y: 'y', northing: 'y' }

/** @throws AppError where the file cannot be read or a layer has to be named */
export async function openImportLayer(session: Session, options: ImportOptions, signal?: AbortSignal): Promise<OpenedLayer> {
  const source = await openAnySource(options.path, {
    crsRegistry: await readCrsRegistry(session.dataFolder),
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    ...(signal === undefined ? {} : { signal }),
  })
  try {
    return { source, ...chooseLayer(source, options) }
  } catch (error) {
    await source.close()
    throw error
  }
}

/** The columns of a theme or of tasks that a file may fill. */
export function fieldsOf(target: Exclude<ImportTarget, 'reading'>): readonly Field[] {
  return target === 'task' ? recordTables.task.fields : [...commonFields, ...kinds[target].fields]
}

/** @throws AppError 'import.mapTarget', 'import.mapSource' */
export function matchLayer(layer: SourceLayer, target: Exclude<ImportTarget, 'reading'>, { mapping = {}, wholeMapping = false }: Pick<ImportOptions, 'mapping' | 'wholeMapping'>): LayerColumns {
  const given: Record<string, string> = {}
  const place: Partial<Record<'x' | 'y', number>> = {}
  for (const [column, heading] of Object.entries(mapping)) {
    const axis = target === 'task' ? undefined : PLACE_TARGETS[column.toLowerCase()]
    if (axis === undefined) given[column] = heading
    else place[axis] = requireSource(layer.fields, heading)
  }
  const { x, y } = place
  const isPlace = x !== undefined && y !== undefined
  const matched = matchColumns(layer.fields, fieldsOf(target), given, targetNames[target], { taken: new Set(isPlace ? [x, y] : []), onlyGiven: wholeMapping })
  return { matched, place: isPlace ? { x, y } : null }
}

function chooseLayer(source: Source, { layer: wanted, path, target }: ImportOptions): { layer: SourceLayer; problems: readonly SourceProblem[] } {
  const { layers } = source
  const name = path.split(/[/\\]/).at(-1) ?? path
  const names = layers.map((layer) => layer.name)
  if (wanted !== undefined) {
    const layer = layers.find((candidate) => candidate.name === wanted) ?? layers.find((candidate) => candidate.name.trim().toLowerCase() === wanted.trim().toLowerCase())
    if (layer === undefined) throw new AppError('import.layerNotFound', { name, layer: wanted, available: names.join(', ') })
    return { layer, problems: [] }
  }
  const [only] = layers
  if (only === undefined) throw new AppError('import.noLayer', { name })
  if (layers.length === 1) return { layer: only, problems: [] }
  const filled = layers.filter(({ featureCount }) => featureCount !== 0)
  const ranked = filled.map((layer) => ({ layer, fit: fitOf(layer, target) })).sort((a, b) => b.fit - a.fit)
  const [best, second] = ranked
  if (best === undefined) return { layer: only, problems: [] }
  if (second === undefined) return { layer: best.layer, problems: [] }
  if (best.fit < 2 * second.fit || best.fit === 0) throw new AppError('import.severalLayers', { name, layers: names.join(', ') })
  const others = filled.filter((layer) => layer !== best.layer).map((layer) => layer.name)
  return { layer: best.layer, problems: [{ severity: 'warning', code: 'import.layerChosen', params: { layer: best.layer.name, others: others.join(', ') } }] }
}

/** How many of the target's columns a layer fills; a place of the right kind counts as three. */
function fitOf(layer: SourceLayer, target: ImportTarget): number {
  if (target === 'reading') {
    const { layout, items, facts } = recognizeColumns(layer.fields.map((field) => headingOf(field)))
    return layout === null ? 0 : items.length + Object.keys(facts).length
  }
  const { matched } = matchLayer(layer, target, {})
  if (target === 'task' || layer.geometryType === null) return matched.length
  return fitsFamily(layer.geometryType, kinds[target].geometry) ? matched.length + 3 : 0
}

/** A heading with its unit, as the file has it. */
export function headingOf({ name, unit }: { readonly name: string; readonly unit: string | null }): string {
  return unit === null ? name : `${name}（${unit}）`
}

function fitsFamily(family: NonNullable<SourceLayer['geometryType']>, geometry: GeometryType): boolean {
  return family === 'mixed' || geometry === 'Geometry' || geometry.endsWith(family)
}
