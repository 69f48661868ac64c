/** Legal shorelines that distances are measured from. */
import { defineKind } from './kind'

export const shoreline = defineKind({
  id: 'shoreline',
  table: 'shoreline',
  title: { zh: '岸线', en: 'shoreline' },
  geometry: 'MultiLineString',
  legal: true,
  fields: [
    { name: 'shoreline_type', type: 'text', title: { zh: '岸线类型', en: 'type' }, vocabulary: 'shorelineType', synonyms: ['类型', '类别'] },
    { name: 'function_zone', type: 'text', title: { zh: '岸线功能区', en: 'function zone' }, synonyms: ['功能区', '功能分区'] },
    { name: 'vintage', type: 'date', title: { zh: '版本日期', en: 'version date' }, synonyms: ['版本', '划定时间', 'version'] },
    { name: 'document_number', type: 'text', title: { zh: '批准文号', en: 'document number' }, synonyms: ['文号', '批复文号'] },
  ],
})
