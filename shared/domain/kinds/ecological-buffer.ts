/** Ecological safety buffers and riparian buffer strips. */
import { defineKind } from './kind'

export const ecologicalBuffer = defineKind({
  id: 'ecologicalBuffer',
  table: 'ecological_buffer',
  title: { zh: '生态安全缓冲区', en: 'ecological buffer' },
  geometry: 'MultiPolygon',
  legal: false,
  fields: [
    { name: 'buffer_type', type: 'text', title: { zh: '类型', en: 'type' }, vocabulary: 'bufferType' },
    { name: 'stage', type: 'text', title: { zh: '建设阶段', en: 'stage' }, vocabulary: 'bufferStage' },
    { name: 'water_body', type: 'text', title: { zh: '相关水体', en: 'water body' } },
    { name: 'responsible_unit', type: 'text', title: { zh: '责任单位', en: 'responsible unit' } },
    { name: 'accepted_on', type: 'date', title: { zh: '验收日期', en: 'accepted on' } },
  ],
})
