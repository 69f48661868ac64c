/** Assessed river and lake sections; target class and limit overrides are the section’s own. */
import { defineKind } from './kind'

export const section = defineKind({
  id: 'section',
  table: 'section',
  title: { zh: '断面', en: 'river section' },
  geometry: 'Point',
  legal: false,
  fields: [
    { name: 'water_body', type: 'text', title: { zh: '所在水体', en: 'water body' }, searchable: true, synonyms: ['河流', '河流名称', '所在河流'] },
    { name: 'water_type', type: 'text', title: { zh: '水体类型', en: 'water type' }, vocabulary: 'waterType' },
    { name: 'control_level', type: 'text', title: { zh: '考核级别', en: 'control level' }, vocabulary: 'controlLevel', synonyms: ['断面级别', '控制级别'] },
    { name: 'target_class', type: 'integer', title: { zh: '水质目标', en: 'target class' }, vocabulary: 'waterClass', synonyms: ['考核目标', '目标类别'] },
    { name: 'basin', type: 'text', title: { zh: '流域', en: 'basin' } },
    { name: 'enters_sea', type: 'boolean', title: { zh: '入海河流断面', en: 'on a river that enters the sea' } },
    { name: 'responsible_unit', type: 'text', title: { zh: '责任单位', en: 'responsible unit' } },
    { name: 'responsible_person', type: 'text', title: { zh: '责任人', en: 'responsible person' }, internal: true },
    { name: 'bearing', type: 'real', title: { zh: '河流走向', en: 'flow direction' }, unit: '°' },
  ],
})
