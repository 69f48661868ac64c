/** By what a re-import matches rows: a target column, or a column of the source that is kept with the other columns. */
import type { Value } from '../../../shared/domain/feature'
import type { Field } from '../../../shared/domain/field'
import type { SourceField } from '../../../shared/domain/source-record'
import { AppError } from '../../../shared/errors'
import type { Columns } from './convert-rows'
import { findField, findSource, type MatchedColumn } from './match-columns'

export type RowKey = { readonly kind: 'column'; readonly name: string } | { readonly kind: 'other'; readonly name: string }

/**
 * @param typed a target column or a heading, as the person typed it
 * @param filled target columns that the file fills
 * @throws AppError 'import.keyColumn' where the file has nothing like it
 */
export function findKey(typed: string, fields: readonly Field[], sources: readonly SourceField[], matched: readonly MatchedColumn[], filled: readonly string[]): RowKey {
  const field = findField(fields, typed)
  if (field !== null && filled.includes(field.name)) return { kind: 'column', name: field.name }
  const source = findSource(sources, typed)
  if (source === null) throw new AppError('import.keyColumn', { key: typed, available: sources.map(({ name }) => name).join(', ') })
  const column = matched.find(({ index }) => index === source)
  return column === undefined ? { kind: 'other', name: sources[source]!.name } : { kind: 'column', name: column.field.name }
}

/** The key's texts of a batch, null where a row has none. */
export function keysOf(key: RowKey, columns: Columns, count: number): (string | null)[] {
  if (key.kind === 'column') return Array.from({ length: count }, (_, at) => keyText(columns[key.name]?.[at] ?? null))
  return Array.from({ length: count }, (_, at) => keyText(parseOthers(columns['extra']?.[at] ?? null)[key.name] ?? null))
}

/** @returns null where there is none */
export function keyText(value: Value): string | null {
  const text = value === null ? '' : String(value).trim()
  return text === '' ? null : text
}

/** The other columns of a row out of their JSON text. */
export function parseOthers(extra: Value): Readonly<Record<string, Value>> {
  return typeof extra === 'string' ? (JSON.parse(extra) as Record<string, Value>) : {}
}
