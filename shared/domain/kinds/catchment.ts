/** Catchment of a section. */
import { defineKind } from './kind'

export const catchment = defineKind({
  id: 'catchment',
  table: 'catchment',
  title: { zh: '汇水区', en: 'catchment' },
  geometry: 'MultiPolygon',
  legal: false,
  fields: [
    { name: 'section', type: 'text', title: { zh: '对应断面', en: 'section' }, synonyms: ['断面', '断面名称', '关联断面', '控制断面'] },
    { name: 'water_body', type: 'text', title: { zh: '水体', en: 'water body' }, synonyms: ['河流', '河流名称'] },
  ],
})
