/** National-level ecological protection red lines (苏政发〔2018〕74号, 三区三线); all versions side by side by `vintage`. */
import { defineKind } from './kind'

export const ecologicalRedLine = defineKind({
  id: 'ecologicalRedLine',
  table: 'ecological_red_line',
  title: { zh: '生态保护红线', en: 'ecological red line' },
  geometry: 'MultiPolygon',
  legal: true,
  fields: [
    { name: 'category', type: 'text', title: { zh: '类型', en: 'category' }, vocabulary: 'ecologicalCategory', synonyms: ['红线类型', '生态保护红线类型', '保护地类型', '生态功能类型', '类别', 'hxlx', 'type'] },
    { name: 'part', type: 'text', title: { zh: '管控分区', en: 'part' }, vocabulary: 'redLinePart', synonyms: ['管控区', '分区', '功能分区', '核心区/一般控制区', '管控级别'] },
    { name: 'published_area', type: 'real', title: { zh: '公布面积', en: 'published area' }, unit: 'km²', synonyms: ['面积', '红线面积', '区域面积', '总面积', 'area', 'mj'] },
    { name: 'vintage', type: 'date', title: { zh: '版本日期', en: 'version date' }, synonyms: ['版本', '划定时间', '划定日期', '发布日期', '批准日期', '批复日期', 'version'] },
    { name: 'document_number', type: 'text', title: { zh: '批准文号', en: 'document number' }, synonyms: ['文号', '批复文号', '发布文号', '文件号', '依据文件'] },
  ],
})
