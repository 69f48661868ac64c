/** Protection zones of drinking-water sources, one row a level. */
import { defineKind } from './kind'

export const waterSource = defineKind({
  id: 'waterSource',
  table: 'water_source',
  title: { zh: '饮用水水源地', en: 'drinking-water source' },
  geometry: 'MultiPolygon',
  legal: true,
  fields: [
    { name: 'protection_level', type: 'text', title: { zh: '保护区级别', en: 'protection level' }, vocabulary: 'protectionLevel', synonyms: ['保护级别', '级别', '保护区类型', '保护区等级', '等级', '类型'] },
    { name: 'source_use', type: 'text', title: { zh: '使用状态', en: 'use' }, vocabulary: 'waterSourceUse', synonyms: ['水源状态', '状态', '使用情况', '水源地状态'] },
    { name: 'water_body', type: 'text', title: { zh: '水体', en: 'water body' }, synonyms: ['所在水体', '河流', '取水水体', '所在河流'] },
    { name: 'vintage', type: 'date', title: { zh: '版本日期', en: 'version date' }, synonyms: ['版本', '划定时间', '批准日期', '批复日期', 'version'] },
    { name: 'document_number', type: 'text', title: { zh: '批准文号', en: 'document number' }, synonyms: ['文号', '批复文号', '划定文号'] },
  ],
})
