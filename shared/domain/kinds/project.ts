/** Construction projects and planned parcels. */
import { defineKind } from './kind'

export const project = defineKind({
  id: 'project',
  table: 'project',
  title: { zh: '项目', en: 'project' },
  geometry: 'MultiPolygon',
  legal: false,
  fields: [
    { name: 'activity', type: 'text', title: { zh: '建设活动', en: 'activity' }, vocabulary: 'activity', synonyms: ['项目类型', '行业'] },
    { name: 'status', type: 'text', title: { zh: '建设状态', en: 'status' }, vocabulary: 'projectStatus' },
    { name: 'owner', type: 'text', title: { zh: '建设单位', en: 'owner' }, searchable: true },
    { name: 'approval_number', type: 'text', title: { zh: '批文号', en: 'approval number' }, searchable: true },
  ],
})
