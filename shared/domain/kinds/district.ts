/** Counties and functional zones that work is assigned to. */
import { defineKind } from './kind'

export const district = defineKind({
  id: 'district',
  table: 'district',
  title: { zh: '属地', en: 'district' },
  geometry: 'MultiPolygon',
  legal: true,
  fields: [
    { name: 'district_type', type: 'text', title: { zh: '类型', en: 'type' }, vocabulary: 'districtType' },
    { name: 'seat', type: 'text', title: { zh: '驻地', en: 'seat' } },
    { name: 'vintage', type: 'date', title: { zh: '版本日期', en: 'version date' } },
    { name: 'document_number', type: 'text', title: { zh: '批准文号', en: 'document number' } },
  ],
})
