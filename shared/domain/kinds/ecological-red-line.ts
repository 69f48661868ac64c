/** National-level ecological protection red lines (苏政发〔2018〕74号, 三区三线); all versions side by side by `vintage`. */
import { defineKind } from './kind'

export const ecologicalRedLine = defineKind({
  id: 'ecologicalRedLine',
  table: 'ecological_red_line',
  title: { zh: '生态保护红线', en: 'ecological red line' },
  geometry: 'MultiPolygon',
  legal: true,
  fields: [
    { name: 'category', type: 'text', title: { zh: '类型', en: 'category' }, vocabulary: 'ecologicalCategory' },
    { name: 'part', type: 'text', title: { zh: '管控分区', en: 'part' }, vocabulary: 'redLinePart' },
    { name: 'published_area', type: 'real', title: { zh: '公布面积', en: 'published area' }, unit: 'km²' },
    { name: 'vintage', type: 'date', title: { zh: '版本日期', en: 'version date' } },
    { name: 'document_number', type: 'text', title: { zh: '批准文号', en: 'document number' } },
  ],
})
