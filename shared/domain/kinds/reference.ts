/** Any other layer; `layer` tells several apart, columns of the source stay in `extra`. */
import { defineKind } from './kind'

export const reference = defineKind({
  id: 'reference',
  table: 'reference',
  title: { zh: '参考图层', en: 'reference layer' },
  geometry: 'Geometry',
  legal: false,
  fields: [
    { name: 'layer', type: 'text', title: { zh: '图层', en: 'layer' }, searchable: true, synonyms: ['图层名', '图层名称'] },
  ],
})
