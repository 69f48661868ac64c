/** Automatic and manual water-quality stations. */
import { defineKind } from './kind'

export const station = defineKind({
  id: 'station',
  table: 'station',
  title: { zh: '监测站', en: 'monitoring station' },
  geometry: 'Point',
  legal: false,
  fields: [
    { name: 'station_type', type: 'text', title: { zh: '站点类型', en: 'type' }, vocabulary: 'stationType' },
    { name: 'section', type: 'text', title: { zh: '关联断面', en: 'related section' } },
    { name: 'water_body', type: 'text', title: { zh: '水体', en: 'water body' }, searchable: true },
    { name: 'online', type: 'boolean', title: { zh: '在线', en: 'online' } },
    { name: 'operator', type: 'text', title: { zh: '运维单位', en: 'operator' }, internal: true },
    { name: 'installed_on', type: 'date', title: { zh: '建成日期', en: 'installed on' } },
  ],
})
