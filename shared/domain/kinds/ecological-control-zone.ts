/** Provincial ecological space control zones (苏政发〔2020〕1号); all versions side by side by `vintage`. */
import { defineKind } from './kind'

export const ecologicalControlZone = defineKind({
  id: 'ecologicalControlZone',
  table: 'ecological_control_zone',
  title: { zh: '生态空间管控区域', en: 'ecological control zone' },
  geometry: 'MultiPolygon',
  legal: true,
  fields: [
    { name: 'category', type: 'text', title: { zh: '类型', en: 'category' }, vocabulary: 'ecologicalCategory' },
    { name: 'published_area', type: 'real', title: { zh: '公布面积', en: 'published area' }, unit: 'km²' },
    { name: 'vintage', type: 'date', title: { zh: '版本日期', en: 'version date' } },
    { name: 'document_number', type: 'text', title: { zh: '批准文号', en: 'document number' } },
  ],
})
