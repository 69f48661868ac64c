/** Protection zones of drinking-water sources, one row a level. */
import { defineKind } from './kind'

export const waterSource = defineKind({
  id: 'waterSource',
  table: 'water_source',
  title: { zh: '饮用水水源地', en: 'drinking-water source' },
  geometry: 'MultiPolygon',
  legal: true,
  fields: [
    { name: 'protection_level', type: 'text', title: { zh: '保护区级别', en: 'protection level' }, vocabulary: 'protectionLevel' },
    { name: 'source_use', type: 'text', title: { zh: '使用状态', en: 'use' }, vocabulary: 'waterSourceUse' },
    { name: 'water_body', type: 'text', title: { zh: '水体', en: 'water body' } },
    { name: 'vintage', type: 'date', title: { zh: '版本日期', en: 'version date' } },
    { name: 'document_number', type: 'text', title: { zh: '批准文号', en: 'document number' } },
  ],
})
