/** Suspected patches from imagery, judged on site. */
import { defineKind } from './kind'

export const patch = defineKind({
  id: 'patch',
  table: 'patch',
  title: { zh: '疑似问题图斑', en: 'suspected patch' },
  geometry: 'MultiPolygon',
  legal: false,
  fields: [
    { name: 'batch', type: 'text', title: { zh: '批次', en: 'batch' }, searchable: true, synonyms: ['下发批次', '图斑批次'] },
    { name: 'verdict', type: 'text', title: { zh: '核查结论', en: 'verdict' }, vocabulary: 'patchVerdict', synonyms: ['核查结果', '核实结果', '认定结果', '结论', '是否属实', '是否存在问题'] },
    { name: 'imagery_date', type: 'date', title: { zh: '影像日期', en: 'imagery date' }, synonyms: ['影像时间', '后时相', '时相'] },
    { name: 'change', type: 'text', title: { zh: '变化类型', en: 'change' }, synonyms: ['图斑类型', '变化情况', '图斑变化类型', '类型', '问题类型'] },
  ],
})
