/**
 * Which column of a source is which column of a target, by headings.
 *
 * A heading fits a column by its name, its title, or a synonym, in that order; of several that fit, the better fit wins, then the earlier
 * column. Every source column is used once, every target column at most once. Numbers that only count rows come last. Headings may repeat the theme's own name (排污口名称), start with
 * 所属, 所在 or 是否, or be cut off as DBF cuts them.
 */
import type { Field } from '../../../shared/domain/field'
import type { ColumnUse } from '../../../shared/domain/import'
import type { SourceField } from '../../../shared/domain/source-record'
import { AppError } from '../../../shared/errors'
import { parseHeading, plainName, type Heading } from './heading'
import { unitFactor } from './unit-factor'

/** A source column that fills a target column. */
export type MatchedColumn = {
  /** Index of the source column. */
  readonly index: number
  readonly field: Field
  /** Unit that the heading states; null: none. */
  readonly unit: string | null
  readonly how: Exclude<ColumnUse['how'], 'none'>
}

/** What may stand before the name of a column without changing it. */
const LOOSE_PREFIX = /^(?:所属|所在|是否|对应|关联)/
/** NAME99, NAME_CHN, name_1: columns of a file that has the names of several years or languages. */
const NUMBERED_NAME = /^name(?:\d+|c?zh|chn?|cn|chinese|zhcn)$/
/** What only counts a ledger's rows: a code where there is no other. */
const ORDINALS: ReadonlySet<string> = new Set(['序号', '顺序号', 'no', '编号顺序'].map((name) => plainName(name)))
const ORDINAL_RANK = 200
/** Lower levels of a heading that say no more than its upper ones: 责任主体_单位名称 is the 责任主体. */
const NAMING_LEVEL = /^(?:名称|单位名称|单位|全称|姓名|内容)$/
/** Lower levels that mean something else under each heading. */
const GENERIC_LEVEL = /^(?:编号|编码|代码|类型|类别|备注|日期|时间|数量|面积|状态|情况|说明|电话|联系电话|联系人|地址)$/
/** DBF names end after ten bytes: ten letters, five ideographs of GBK or three of UTF-8. */
const CUT_LENGTHS = { letters: 10, ideographs: [3, 5] } as const

type Fit = { readonly source: number; readonly field: Field; readonly rank: number; readonly how: MatchedColumn['how'] }

/**
 * @param given target column → heading, as the person chose; wins over everything
 * @param targetNames what the target is called (排污口), in either language
 * @param rules `taken`: source columns that are used for something else, by index; `onlyGiven`: headings are not looked at
 * @throws AppError 'import.mapTarget', 'import.mapSource'
 */
export function matchColumns(
  sources: readonly SourceField[],
  fields: readonly Field[],
  given: Readonly<Record<string, string>>,
  targetNames: readonly string[],
  { taken = new Set(), onlyGiven = false }: { readonly taken?: ReadonlySet<number>; readonly onlyGiven?: boolean } = {},
): MatchedColumn[] {
  const offered = fields.filter(({ managed }) => managed !== true)
  const headings = sources.map(({ name }) => parseHeading(name))
  const unitOf = (index: number) => sources[index]!.unit ?? headings[index]!.unit
  const matched: MatchedColumn[] = []
  const usedSources = new Set(taken)
  const usedTargets = new Set<string>()
  const use = (index: number, field: Field, how: MatchedColumn['how']) => {
    matched.push({ index, field, unit: unitOf(index), how })
    usedSources.add(index)
    usedTargets.add(field.name)
  }
  for (const [target, heading] of Object.entries(given)) {
    const field = requireField(fields, target)
    use(requireSource(sources, heading), field, 'given')
  }
  if (onlyGiven) return matched.sort((a, b) => a.index - b.index)
  const levels = sources.map(({ name }) => levelsOf(name))
  const fits = headings.flatMap((heading, source) => offered.flatMap((field) => fitOf(heading, levels[source]!, field, source, targetNames, unitOf(source)) ?? []))
  fits.sort((a, b) => a.rank - b.rank || a.source - b.source)
  for (const { source, field, how, rank } of fits) {
    if (usedSources.has(source) || usedTargets.has(field.name)) continue
    // Beside a code of any kind a row's place in the ledger is none.
    if (rank >= ORDINAL_RANK && [...usedTargets].some((name) => name.startsWith('code'))) continue
    use(source, field, how)
  }
  return matched.sort((a, b) => a.index - b.index)
}

/** A target column by name, title or synonym, as a person types it. @throws AppError 'import.mapTarget' */
function requireField(fields: readonly Field[], typed: string): Field {
  const field = findField(fields, typed)
  if (field === null) throw new AppError('import.mapTarget', { target: typed, available: fields.filter(({ managed }) => managed !== true).map(({ name }) => name).join(', ') })
  return field
}

/** @returns null where no column is called so; columns that the program keeps are not offered */
export function findField(fields: readonly Field[], typed: string): Field | null {
  const plain = plainName(typed)
  const offered = fields.filter(({ managed }) => managed !== true)
  return (
    offered.find(({ name }) => plainName(name) === plain) ??
    offered.find(({ title }) => plainName(title.zh) === plain || plainName(title.en) === plain) ??
    offered.find(({ synonyms }) => synonyms?.some((synonym) => plainName(synonym) === plain) === true) ??
    null
  )
}

/** @throws AppError 'import.mapSource' */
export function requireSource(sources: readonly SourceField[], heading: string): number {
  const index = findSource(sources, heading)
  if (index === null) throw new AppError('import.mapSource', { source: heading, available: sources.map(({ name }) => name).join(', ') })
  return index
}

/** Index of a source column by its heading, exactly or but for decoration; null where there is none. */
export function findSource(sources: readonly SourceField[], heading: string): number | null {
  const exact = sources.findIndex(({ name }) => name === heading)
  if (exact !== -1) return exact
  const { plain, full } = parseHeading(heading)
  const loose = sources.findIndex(({ name }) => {
    const other = parseHeading(name)
    return other.full === full || other.plain === plain
  })
  return loose === -1 ? null : loose
}

type FieldNames = { readonly name: string; readonly titles: readonly string[]; readonly synonyms: readonly string[] }

const namesOfFields = new WeakMap<Field, FieldNames>()

function namesOf(field: Field): FieldNames {
  const known = namesOfFields.get(field)
  if (known !== undefined) return known
  const names = {
    name: plainName(field.name),
    titles: [plainName(field.title.zh), plainName(field.title.en)],
    synonyms: (field.synonyms ?? []).map((synonym) => plainName(synonym)),
  }
  namesOfFields.set(field, names)
  return names
}

/** Levels of a Chinese heading of several rows, from top to bottom; empty for any other. */
function levelsOf(name: string): readonly string[] {
  const levels = /\p{Script=Han}/u.test(name) ? name.split('_') : []
  return levels.length > 1 ? levels.map((level) => parseHeading(level).plain) : []
}

/** What a heading of several levels may be called by fewer of them, with how much that says. */
function looseNames(levels: readonly string[]): readonly (readonly [name: string, rank: number])[] {
  const last = levels.at(-1)
  if (last === undefined || last === '') return []
  if (NAMING_LEVEL.test(last)) return [[levels.slice(0, -1).join(''), 40]]
  return last.length < 2 || GENERIC_LEVEL.test(last) ? [] : [[last, 60]]
}

function fitOf(heading: Heading, levels: readonly string[], field: Field, source: number, targetNames: readonly string[], unit: string | null): Fit | null {
  const names = namesOf(field)
  const bare = targetNames.map((name) => plainName(name)).find((name) => heading.plain.startsWith(name) && heading.plain.length > name.length)
  const withoutTarget = bare === undefined ? null : heading.plain.slice(bare.length)
  const withoutPrefix = heading.plain.replace(LOOSE_PREFIX, '')
  if (ORDINALS.has(heading.plain)) {
    return names.synonyms.includes(heading.plain) ? { source, field, rank: ORDINAL_RANK, how: 'synonym' } : null
  }
  const candidates = [heading.full, heading.plain, ...(withoutTarget === null ? [] : [withoutTarget]), ...(withoutPrefix === heading.plain ? [] : [withoutPrefix])]
  for (const [order, candidate] of candidates.entries()) {
    if (candidate === '') continue
    // A whole heading says more than one without its beginning.
    const rank = order < 2 ? order : 10 * order
    if (candidate === names.name) return { source, field, rank, how: 'name' }
    if (names.titles.includes(candidate)) return { source, field, rank: rank + 2, how: 'title' }
    const synonym = names.synonyms.indexOf(candidate)
    // An area without a unit could be anything; its own name says which unit is meant.
    if (synonym !== -1 && isUnitClear(field, unit)) return { source, field, rank: rank + 4 + synonym / 100, how: 'synonym' }
  }
  for (const [loose, rank] of looseNames(levels)) {
    if (loose === names.name || names.titles.includes(loose)) return { source, field, rank, how: 'title' }
    if (names.synonyms.includes(loose) && isUnitClear(field, unit)) return { source, field, rank: rank + 2, how: 'synonym' }
  }
  if (field.name === 'name' && NUMBERED_NAME.test(heading.plain)) return { source, field, rank: 90, how: 'synonym' }
  const isCut = isCutOff(heading.plain) && [names.name, ...names.titles, ...names.synonyms].some((name) => name.length > heading.plain.length && name.startsWith(heading.plain))
  return isCut ? { source, field, rank: 100, how: 'synonym' } : null
}

function isUnitClear(field: Field, unit: string | null): boolean {
  return field.unit === undefined || !/²/.test(field.unit) || (unit !== null && unitFactor(unit, field.unit) !== null)
}

function isCutOff(plain: string): boolean {
  if (/^[a-z0-9]+$/.test(plain)) return plain.length >= CUT_LENGTHS.letters - 2 && plain.length <= CUT_LENGTHS.letters
  return CUT_LENGTHS.ideographs.some((length) => plain.length === length) && /^[\p{Script=Han}]+$/u.test(plain)
}

/** Every source column with its use, in the source's order. */
export function describeUses(sources: readonly SourceField[], matched: readonly MatchedColumn[], others: ReadonlyMap<number, string>): ColumnUse[] {
  return sources.map(({ name }, index) => {
    const column = matched.find((candidate) => candidate.index === index)
    if (column !== undefined) return { source: name, target: column.field.name, how: column.how }
    const other = others.get(index)
    return other === undefined ? { source: name, target: null, how: 'none' } : { source: name, target: other, how: 'name' }
  })
}
