/** What a file can be imported as, and what its columns are called, as the panel shows them. */
import type { Field } from '../../../shared/domain/field'
import { commonFields, kinds } from '../../../shared/domain/kinds'
import type { ImportTarget } from '../../../shared/domain/import'
import { recordTables } from '../../../shared/domain/tables'
import { isItemCode, ITEM_CODES } from '../../../shared/domain/water-quality/item'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import type { Message } from '../../../shared/messages/translate'
import { itemNames } from '../../../shared/messages/water'

/** As it stands by itself: with a capital. */
export function targetTitle(target: ImportTarget): Message {
  if (target === 'reading') return messages.targetReading
  if (target === 'task') return messages.targetTask
  const { zh, en } = kinds[target].title
  return { zh, en: en.charAt(0).toUpperCase() + en.slice(1) }
}

/** A column that a heading can stand for. */
export type TargetColumn = { readonly name: string; readonly title: Message }

const PLACE_COLUMNS = ['longitude', 'latitude'] as const
const READING_FACTS = ['section', 'sectionCode', 'time', 'year', 'month', 'item', 'value', 'unit', 'sampleType'] as const

const titleOf = (name: string): Message | undefined => (messages as Readonly<Record<string, Message>>)[`column_${name}`]

/** Columns of a target that a file may fill; for readings the facts of a row, then every monitored item. */
export function targetColumns(target: ImportTarget): readonly TargetColumn[] {
  if (target === 'reading') {
    return [...READING_FACTS.map((name) => ({ name, title: titleOf(name)! })), ...ITEM_CODES.map((code) => ({ name: code, title: itemNames[code] }))]
  }
  const fields: readonly Field[] = target === 'task' ? recordTables.task.fields : [...commonFields, ...kinds[target].fields]
  // The state, which the program keeps, may be told by a ledger.
  const own = fields.filter(({ name, managed }) => managed !== true || (target === 'task' && name === 'state')).map(({ name, title }) => ({ name, title }))
  return target === 'task' ? own : [...own, ...PLACE_COLUMNS.map((name) => ({ name, title: titleOf(name)! }))]
}

/** What a column of the target is called; a name that is none stands for itself. */
export function columnTitle(target: ImportTarget, name: string): Message {
  if (target === 'reading' && isItemCode(name)) return itemNames[name]
  return targetColumns(target).find((column) => column.name === name)?.title ?? titleOf(name) ?? { zh: name, en: name }
}
