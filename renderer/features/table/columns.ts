/** Columns of a theme's table: which there are, which are shown at first, how wide they stand. */
import type { Field } from '../../../shared/domain/field'
import { commonFields, type KindId, kinds } from '../../../shared/domain/kinds'

/** Never worth a column: kept by the program, or no single value. */
const LEFT_OUT: ReadonlySet<string> = new Set(['action_id', 'extra'])
const SHOWN_OWN_COLUMNS = 8

const shownAtFirst: { readonly [K in KindId]?: readonly string[] } = {
  outfall: ['code', 'name', 'district', 'receiving', 'outfall_class', 'stage', 'disposition', 'receiving_water', 'responsible_unit', 'deadline', 'accepted_on'],
  reference: ['code', 'name', 'layer'],
  waterway: ['name', 'name_en', 'level', 'flows_to', 'schematic', 'source'],
}

/** Columns whose values repeat and that have no vocabulary. */
const REPEATING: ReadonlySet<string> = new Set(['district', 'basin', 'responsible_unit', 'water_body', 'receiving_water', 'water_system', 'layer', 'batch', 'industry'])

/** All columns, name first. */
export function tableColumns(kind: KindId): readonly Field[] {
  return [...commonFields, ...kinds[kind].fields].filter(({ name }) => !LEFT_OUT.has(name))
}

/** Names of the columns shown before anybody chose. */
export function usualColumns(kind: KindId): readonly string[] {
  return shownAtFirst[kind] ?? ['code', 'name', 'district', ...kinds[kind].fields.slice(0, SHOWN_OWN_COLUMNS).map(({ name }) => name)]
}

/** Chosen columns in the order of the theme; unknown names are passed over. */
export function shownColumns(kind: KindId, chosen: readonly string[] | undefined): readonly Field[] {
  const names = new Set(chosen ?? usualColumns(kind))
  return tableColumns(kind).filter(({ name }) => names.has(name))
}

/** Whether a column can be filtered by its values. */
export function isFilterable(field: Field): boolean {
  return field.vocabulary !== undefined || field.type === 'boolean' || REPEATING.has(field.name)
}

const WIDTHS: Readonly<Record<Field['type'], number>> = { text: 140, integer: 84, real: 100, boolean: 84, date: 96, datetime: 148, json: 140 }

/** Of a column that only the source knows; CSS pixels. */
export const OTHER_COLUMN_WIDTH = 120

/** CSS pixels. */
export function columnWidth(field: Field): number {
  if (field.name === 'name') return 200
  if (field.name === 'note' || field.name === 'source' || field.name === 'policy') return 240
  return field.vocabulary === undefined ? WIDTHS[field.type] : 120
}
