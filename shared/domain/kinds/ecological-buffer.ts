/** Ecological safety buffers and riparian buffer strips. */
import { defineKind } from './kind'

export const ecologicalBuffer = defineKind({
  id: 'ecologicalBuffer',
  table: 'ecological_buffer',
  title: { zh: '生态安全缓冲区', en: 'ecological buffer' },
  geometry: 'MultiPolygon',
  legal: false,
  fields: [
    { name: 'buffer_type', type: 'text', title: { zh: '类型', en: 'type' }, vocabulary: 'bufferType', synonyms: ['缓冲区类型', '建设类型', '类别', 'type'] },
    { name: 'stage', type: 'text', title: { zh: '建设阶段', en: 'stage' }, vocabulary: 'bufferStage', synonyms: ['阶段', '状态', '建设状态', '进展', '建设进展', 'status'] },
    { name: 'water_body', type: 'text', title: { zh: '相关水体', en: 'water body' }, synonyms: ['水体', '河流', '所在水体', '河流名称', '河湖名称'] },
    { name: 'responsible_unit', type: 'text', title: { zh: '责任单位', en: 'responsible unit' }, synonyms: ['建设单位', '实施单位', '牵头单位'] },
    { name: 'accepted_on', type: 'date', title: { zh: '验收日期', en: 'accepted on' }, synonyms: ['验收时间', '建成时间'] },
  ],
})
