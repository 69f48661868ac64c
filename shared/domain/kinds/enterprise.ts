/** Pollution-source enterprises. */
import { defineKind } from './kind'

export const enterprise = defineKind({
  id: 'enterprise',
  table: 'enterprise',
  title: { zh: '企业', en: 'enterprise' },
  geometry: 'Point',
  legal: false,
  fields: [
    { name: 'credit_code', type: 'text', title: { zh: '统一社会信用代码', en: 'credit code' }, searchable: true, synonyms: ['社会信用代码', '信用代码', '组织机构代码', '企业代码'] },
    { name: 'permit_number', type: 'text', title: { zh: '排污许可证编号', en: 'discharge permit' }, searchable: true, synonyms: ['排污许可证号', '许可证编号', '许可证号'] },
    { name: 'industry', type: 'text', title: { zh: '行业', en: 'industry' }, synonyms: ['行业类别', '行业名称', '所属行业', '行业类型'] },
    { name: 'chemical', type: 'boolean', title: { zh: '化工企业', en: 'chemical enterprise' }, synonyms: ['是否化工', '是否化工企业', '化工'] },
    { name: 'address', type: 'text', title: { zh: '地址', en: 'address' }, searchable: true, synonyms: ['详细地址', '企业地址', '生产地址', '单位地址', '注册地址', '所在地址'] },
    { name: 'park', type: 'text', title: { zh: '所在园区', en: 'industrial park' }, synonyms: ['园区', '园区名称', '所属园区', '工业园区'] },
    { name: 'status', type: 'text', title: { zh: '状态', en: 'status' }, vocabulary: 'projectStatus', synonyms: ['生产状态', '运营状态', '企业状态', '经营状态', '生产状况'] },
  ],
})
