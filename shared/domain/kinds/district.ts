/** Counties and functional zones that work is assigned to. */
import { defineKind } from './kind'

export const district = defineKind({
  id: 'district',
  table: 'district',
  title: { zh: '属地', en: 'district' },
  geometry: 'MultiPolygon',
  legal: true,
  fields: [
    { name: 'district_type', type: 'text', title: { zh: '类型', en: 'type' }, vocabulary: 'districtType', synonyms: ['行政级别', '区域类型', '级别'] },
    { name: 'seat', type: 'text', title: { zh: '驻地', en: 'seat' }, synonyms: ['政府驻地', '所在地'] },
    { name: 'vintage', type: 'date', title: { zh: '版本日期', en: 'version date' }, synonyms: ['版本', '划定时间', 'version'] },
    { name: 'document_number', type: 'text', title: { zh: '批准文号', en: 'document number' }, synonyms: ['文号', '批复文号'] },
  ],
})
