/** Coastal bays of the 美丽海湾 work and their five indicators. */
import { defineKind } from './kind'

export const bay = defineKind({
  id: 'bay',
  table: 'bay',
  title: { zh: '海湾', en: 'bay' },
  geometry: 'MultiPolygon',
  legal: false,
  fields: [
    { name: 'bay_chief', type: 'text', title: { zh: '湾（滩）长', en: 'bay chief' }, internal: true },
    { name: 'award', type: 'text', title: { zh: '美丽海湾称号', en: 'beautiful-bay award' } },
    { name: 'award_year', type: 'integer', title: { zh: '获评年份', en: 'award year' } },
    { name: 'good_water_ratio', type: 'real', title: { zh: '海湾水质优良比例', en: 'good water ratio' }, unit: '%' },
    { name: 'litter', type: 'text', title: { zh: '海湾洁净状况', en: 'litter' } },
    { name: 'biology', type: 'text', title: { zh: '海洋生物保护', en: 'marine life' } },
    { name: 'shore', type: 'text', title: { zh: '滨海湿地和岸线保护', en: 'wetlands and shoreline' } },
    { name: 'bathing', type: 'text', title: { zh: '海水浴场和滨海旅游度假区环境', en: 'bathing and tourism' } },
    { name: 'policy', type: 'text', title: { zh: '一滩一策', en: 'policy for this beach' } },
  ],
})
