/** Pollution-source enterprises. */
import { defineKind } from './kind'

export const enterprise = defineKind({
  id: 'enterprise',
  table: 'enterprise',
  title: { zh: '企业', en: 'enterprise' },
  geometry: 'Point',
  legal: false,
  fields: [
    { name: 'credit_code', type: 'text', title: { zh: '统一社会信用代码', en: 'credit code' }, searchable: true },
    { name: 'permit_number', type: 'text', title: { zh: '排污许可证编号', en: 'discharge permit' }, searchable: true },
    { name: 'industry', type: 'text', title: { zh: '行业', en: 'industry' } },
    { name: 'chemical', type: 'boolean', title: { zh: '化工企业', en: 'chemical enterprise' } },
    { name: 'address', type: 'text', title: { zh: '地址', en: 'address' }, searchable: true },
    { name: 'park', type: 'text', title: { zh: '所在园区', en: 'industrial park' } },
    { name: 'status', type: 'text', title: { zh: '状态', en: 'status' }, vocabulary: 'projectStatus' },
  ],
})
