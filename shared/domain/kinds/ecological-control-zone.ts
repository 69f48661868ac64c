/** Provincial ecological space control zones (苏政发〔2020〕1号); all versions side by side by `vintage`. */
import { defineKind } from './kind'

export const ecologicalControlZone = defineKind({
  id: 'ecologicalControlZone',
  table: 'ecological_control_zone',
  title: { zh: '生态空间管控区域', en: 'ecological control zone' },
  geometry: 'MultiPolygon',
  legal: true,
  fields: [
    { name: 'category', type: 'text', title: { zh: '类型', en: 'category' }, vocabulary: 'ecologicalCategory', synonyms: ['主导生态功能', '生态功能', '管控区类型', '类别', '主导功能', 'type'] },
    { name: 'published_area', type: 'real', title: { zh: '公布面积', en: 'published area' }, unit: 'km²', synonyms: ['面积', '区域面积', '管控区面积', '总面积', '生态空间管控区域面积', 'area', 'mj'] },
    { name: 'vintage', type: 'date', title: { zh: '版本日期', en: 'version date' }, synonyms: ['版本', '划定时间', '发布日期', '批准日期', 'version'] },
    { name: 'document_number', type: 'text', title: { zh: '批准文号', en: 'document number' }, synonyms: ['文号', '批复文号', '发布文号', '文件号'] },
  ],
})
