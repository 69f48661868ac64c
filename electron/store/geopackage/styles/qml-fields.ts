/** Attribute forms of QGIS: Chinese names of columns, the trade's codes with their titles, and what the program keeps itself hidden. */
import { vocabularies } from '../../../../shared/domain/vocabularies'
import type { Field } from '../../../../shared/domain/field'
import { element } from './qml-element'

export function fieldElements(columns: readonly Field[]): string {
  const aliases = columns.map(({ name, title }, index) => element('alias', { field: name, index: index + 1, name: title.zh }))
  return element('fieldConfiguration', {}, ...columns.map(fieldElement)) + element('aliases', {}, ...aliases)
}

function fieldElement(field: Field): string {
  return element('field', { name: field.name, configurationFlags: 'None' }, field.vocabulary === undefined ? element('editWidget', { type: field.name === 'action_id' ? 'Hidden' : '' }, element('config', {}, element('Option', {}))) : valueMap(field))
}

function valueMap({ vocabulary, type }: Field): string {
  const codes = Object.entries(vocabulary === undefined ? {} : vocabularies[vocabulary])
  const items = codes.map(([code, title]) => element('Option', { type: 'Map' }, element('Option', { name: title.zh, value: code, type: type === 'integer' ? 'int' : 'QString' })))
  return element('editWidget', { type: 'ValueMap' }, element('config', {}, element('Option', { type: 'Map' }, element('Option', { name: 'map', type: 'List' }, ...items))))
}
