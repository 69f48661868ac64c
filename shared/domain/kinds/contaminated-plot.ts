/** Contaminated plots and their remediation state. */
import { defineKind } from './kind'

export const contaminatedPlot = defineKind({
  id: 'contaminatedPlot',
  table: 'contaminated_plot',
  title: { zh: '污染地块', en: 'contaminated plot' },
  geometry: 'MultiPolygon',
  legal: false,
  fields: [
    { name: 'status', type: 'text', title: { zh: '状态', en: 'status' }, vocabulary: 'plotStatus' },
    { name: 'pollutants', type: 'text', title: { zh: '特征污染物', en: 'pollutants' } },
    { name: 'planned_use', type: 'text', title: { zh: '规划用途', en: 'planned use' } },
  ],
})
