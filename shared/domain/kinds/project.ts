/** Construction projects and planned parcels. */
import { defineKind } from './kind'

export const project = defineKind({
  id: 'project',
  table: 'project',
  title: { zh: '项目', en: 'project' },
  geometry: 'MultiPolygon',
  legal: false,
  fields: [
    { name: 'activity', type: 'text', title: { zh: '建设活动', en: 'activity' }, vocabulary: 'activity', synonyms: ['项目类型', '行业', '建设内容', '项目类别', '用途', '用地类型', '建设性质', '类型', '类别', 'type'] },
    { name: 'status', type: 'text', title: { zh: '建设状态', en: 'status' }, vocabulary: 'projectStatus', synonyms: ['状态', '建设进展', '项目状态', '进展', '建设情况'] },
    { name: 'owner', type: 'text', title: { zh: '建设单位', en: 'owner' }, searchable: true, synonyms: ['业主', '业主单位', '申请单位', '用地单位', '项目单位', '项目法人', '企业名称', 'owner'] },
    { name: 'approval_number', type: 'text', title: { zh: '批文号', en: 'approval number' }, searchable: true, synonyms: ['批复文号', '环评批文号', '环评文号', '批准文号', '文号'] },
  ],
})
