/** Automatic and manual water-quality stations. */
import { defineKind } from './kind'

export const station = defineKind({
  id: 'station',
  table: 'station',
  title: { zh: '监测站', en: 'monitoring station' },
  geometry: 'Point',
  legal: false,
  fields: [
    { name: 'station_type', type: 'text', title: { zh: '站点类型', en: 'type' }, vocabulary: 'stationType', synonyms: ['站点类别', '监测站类型', '类型', '站类', 'type'] },
    { name: 'section', type: 'text', title: { zh: '关联断面', en: 'related section' }, synonyms: ['所属断面', '对应断面', '断面', '断面名称'] },
    { name: 'water_body', type: 'text', title: { zh: '水体', en: 'water body' }, searchable: true, synonyms: ['河流', '河流名称', '所在水体', '所在河流', '水体名称', '所属河流'] },
    { name: 'online', type: 'boolean', title: { zh: '在线', en: 'online' }, synonyms: ['是否在线', '是否联网', '联网', '在线状态'] },
    { name: 'sea_area', type: 'real', title: { zh: '代表海域面积', en: 'sea area it stands for' }, unit: 'km²', synonyms: ['代表面积', '海域面积', '控制面积'] },
    { name: 'operator', type: 'text', title: { zh: '运维单位', en: 'operator' }, internal: true, synonyms: ['运维公司', '运营单位', '运维商'] },
    { name: 'installed_on', type: 'date', title: { zh: '建成日期', en: 'installed on' }, synonyms: ['建成时间', '建站时间', '安装时间', '建设时间', '投运时间'] },
  ],
})
