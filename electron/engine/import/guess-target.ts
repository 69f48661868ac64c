/**
 * What a layer of a file may best be imported as: by its headings, its geometry, and what file and layer are called.
 *
 * A guess to begin with; the person sees it and may choose otherwise. A theme whose geometry the layer does not have is none.
 */
import type { Field } from '../../../shared/domain/field'
import type { ImportTarget, TargetGuess } from '../../../shared/domain/import'
import { type GeometryType, kindIds, kinds } from '../../../shared/domain/kinds'
import type { GeometryFamily, SourceField } from '../../../shared/domain/source-record'
import { plainName } from './heading'
import { type MatchedColumn, matchColumns } from './match-columns'
import { targetNames } from './target-names'

export type GuessedLayer = {
  readonly name: string
  readonly fields: readonly SourceField[]
  /** Null for tables without geometry. */
  readonly geometryType: GeometryFamily | null
}

/** Columns of each target that a file may fill; readings are judged by `readingColumns`. */
export type TargetFields = (target: Exclude<ImportTarget, 'reading'>) => readonly Field[]

/** A column of the target's own says much; name, code and district say little. */
const OWN_COLUMN = 2
const COMMON_COLUMN = 0.4
const SYNONYM = 0.75
const NAMED_AFTER_TARGET = 6
const HEADING_NAMES_TARGET = 2
const MOST_NAMING_HEADINGS = 2
const READING_ITEM = 2.5
/** The reference layer takes anything and says nothing. */
const FALLBACK_SCORE = 1
/** A ledger has no geometry; a theme's table may have lost its. */
const WITHOUT_GEOMETRY = 0.6

/**
 * @param fileName with or without its ending
 * @param readingColumns how many columns of the layer are monitored items, and facts of their rows; 0 where it is no table of readings
 * @returns every target that fits at all, best first; `reference` is always among them
 */
export function guessTargets(layer: GuessedLayer, fileName: string, fieldsOf: TargetFields, commonNames: ReadonlySet<string>, readingColumns: number): TargetGuess[] {
  const names = [plainName(fileName.replace(/\.[^.]+$/, '')), plainName(layer.name)]
  const guesses: TargetGuess[] = []
  if (readingColumns > 0) guesses.push({ target: 'reading', score: READING_ITEM * readingColumns, columns: readingColumns })
  for (const target of [...kindIds, 'task'] as const) {
    if (target === 'reference') continue
    const fit = target === 'task' ? (layer.geometryType === null ? 1 : 0) : fitOf(layer.geometryType, kinds[target].geometry)
    const matched = fit === 0 ? [] : matchColumns(layer.fields, fieldsOf(target), {}, targetNames[target])
    const score = fit * (scoreOf(matched, target === 'task' ? new Set() : commonNames) + namingScore(names, layer.fields, target))
    if (score > 0) guesses.push({ target, score, columns: matched.length })
  }
  guesses.push({ target: 'reference', score: FALLBACK_SCORE, columns: matchColumns(layer.fields, fieldsOf('reference'), {}, []).length })
  return guesses.sort((a, b) => b.score - a.score)
}

function scoreOf(matched: readonly MatchedColumn[], commonNames: ReadonlySet<string>): number {
  return matched.reduce((sum, { field, how }) => sum + (commonNames.has(field.name) ? COMMON_COLUMN : OWN_COLUMN) * (how === 'synonym' ? SYNONYM : 1), 0)
}

/** 排污口清单.xlsx, a sheet 断面, headings such as 排污口名称. The longest name counts: 入河排污口 names no river. */
function namingScore(names: readonly string[], fields: readonly SourceField[], target: ImportTarget): number {
  const words = targetNames[target].map((name) => plainName(name)).filter((word) => word.length > 1)
  const length = Math.max(0, ...words.filter((word) => names.some((name) => name.includes(word))).map((word) => word.length))
  const headings = fields.filter(({ name }) => words.some((word) => plainName(name).startsWith(word) && plainName(name) !== word)).length
  return (length === 0 ? 0 : NAMED_AFTER_TARGET + length / 10) + HEADING_NAMES_TARGET * Math.min(headings, MOST_NAMING_HEADINGS)
}

function fitOf(family: GeometryFamily | null, geometry: GeometryType): number {
  if (family === null) return WITHOUT_GEOMETRY
  return family === 'mixed' || geometry === 'Geometry' || geometry.endsWith(family) ? 1 : 0
}
