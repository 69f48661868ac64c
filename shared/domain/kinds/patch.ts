/** Suspected patches from imagery, judged on site. */
import { defineKind } from './kind'

export const patch = defineKind({
  id: 'patch',
  table: 'patch',
  title: { zh: '疑似问题图斑', en: 'suspected patch' },
  geometry: 'MultiPolygon',
  legal: false,
  fields: [
    { name: 'batch', type: 'text', title: { zh: '批次', en: 'batch' }, searchable: true },
    { name: 'verdict', type: 'text', title: { zh: '核查结论', en: 'verdict' }, vocabulary: 'patchVerdict' },
    { name: 'imagery_date', type: 'date', title: { zh: '影像日期', en: 'imagery date' } },
    { name: 'change', type: 'text', title: { zh: '变化类型', en: 'change' } },
  ],
})
