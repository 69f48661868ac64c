/** River and canal centre lines, digitised in the direction of flow where it is known. */
import { defineKind } from './kind'

export const waterway = defineKind({
  id: 'waterway',
  table: 'waterway',
  title: { zh: '河道', en: 'waterway' },
  geometry: 'MultiLineString',
  legal: false,
  fields: [
    { name: 'name_en', type: 'text', title: { zh: '英文名', en: 'English name' }, searchable: true },
    { name: 'level', type: 'text', title: { zh: '河道级别', en: 'level' }, vocabulary: 'waterwayLevel' },
    { name: 'flows_to', type: 'text', title: { zh: '汇入', en: 'flows to' } },
    { name: 'schematic', type: 'boolean', title: { zh: '示意', en: 'schematic' } },
    { name: 'river_chief', type: 'text', title: { zh: '河长', en: 'river chief' }, internal: true },
  ],
})
