/** Contaminated plots and their remediation state. */
import { defineKind } from './kind'

export const contaminatedPlot = defineKind({
  id: 'contaminatedPlot',
  table: 'contaminated_plot',
  title: { zh: '污染地块', en: 'contaminated plot' },
  geometry: 'MultiPolygon',
  legal: false,
  fields: [
    { name: 'status', type: 'text', title: { zh: '状态', en: 'status' }, vocabulary: 'plotStatus', synonyms: ['地块状态', '治理状态', '修复状态', '地块类型'] },
    { name: 'pollutants', type: 'text', title: { zh: '特征污染物', en: 'pollutants' }, synonyms: ['主要污染物', '污染物', '超标污染物'] },
    { name: 'planned_use', type: 'text', title: { zh: '规划用途', en: 'planned use' }, synonyms: ['规划用地', '用途', '规划用地性质', '土地用途'] },
  ],
})
