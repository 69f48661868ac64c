/** Coastal bays of the 美丽海湾 work and their five indicators. */
import { defineKind } from './kind'

export const bay = defineKind({
  id: 'bay',
  table: 'bay',
  title: { zh: '海湾', en: 'bay' },
  geometry: 'MultiPolygon',
  legal: false,
  fields: [
    { name: 'bay_chief', type: 'text', title: { zh: '湾（滩）长', en: 'bay chief' }, internal: true, synonyms: ['湾长', '滩长', '湾长姓名'] },
    { name: 'stage', type: 'text', title: { zh: '工作阶段', en: 'stage' }, vocabulary: 'bayStage', synonyms: ['阶段', '进展'] },
    { name: 'award', type: 'text', title: { zh: '美丽海湾称号', en: 'beautiful-bay award' }, synonyms: ['称号', '荣誉'] },
    { name: 'award_year', type: 'integer', title: { zh: '获评年份', en: 'award year' }, synonyms: ['获评年度', '年份', '获奖年份'] },
    { name: 'good_water_ratio', type: 'real', title: { zh: '海湾水质优良比例', en: 'good water ratio' }, unit: '%', synonyms: ['水质优良比例', '优良水质面积比例', '优良比例', '一二类水质比例'] },
    { name: 'litter', type: 'text', title: { zh: '海湾洁净状况', en: 'litter' }, synonyms: ['海洋垃圾', '洁净状况'] },
    { name: 'biology', type: 'text', title: { zh: '海洋生物保护', en: 'marine life' }, synonyms: ['生物保护'] },
    { name: 'shore', type: 'text', title: { zh: '滨海湿地和岸线保护', en: 'wetlands and shoreline' }, synonyms: ['岸线保护', '湿地和岸线保护'] },
    { name: 'bathing', type: 'text', title: { zh: '海水浴场和滨海旅游度假区环境', en: 'bathing and tourism' }, synonyms: ['海水浴场', '浴场环境'] },
    { name: 'policy', type: 'text', title: { zh: '一滩一策', en: 'policy for this beach' }, synonyms: ['一湾一策'] },
  ],
})
