/** River and canal centre lines, digitised in the direction of flow where it is known. */
import { defineKind } from './kind'

export const waterway = defineKind({
  id: 'waterway',
  table: 'waterway',
  title: { zh: '河道', en: 'waterway' },
  geometry: 'MultiLineString',
  legal: false,
  fields: [
    { name: 'name_en', type: 'text', title: { zh: '英文名', en: 'English name' }, searchable: true, synonyms: ['english', 'name english'] },
    { name: 'level', type: 'text', title: { zh: '河道级别', en: 'level' }, vocabulary: 'waterwayLevel', synonyms: ['级别', '河道等级', '等级', '河流级别', '类型'] },
    { name: 'flows_to', type: 'text', title: { zh: '汇入', en: 'flows to' }, synonyms: ['汇入河流', '流入', '入', '终点'] },
    { name: 'schematic', type: 'boolean', title: { zh: '示意', en: 'schematic' }, synonyms: ['是否示意'] },
    { name: 'river_chief', type: 'text', title: { zh: '河长', en: 'river chief' }, internal: true, synonyms: ['河湖长', '河长姓名'] },
  ],
})
