/** Assessed river and lake sections; target class and limit overrides are the section’s own. */
import { defineKind } from './kind'

export const section = defineKind({
  id: 'section',
  table: 'section',
  title: { zh: '断面', en: 'river section' },
  geometry: 'Point',
  legal: false,
  fields: [
    { name: 'water_body', type: 'text', title: { zh: '所在水体', en: 'water body' }, searchable: true, synonyms: ['河流', '河流名称', '所在河流', '水体', '水体名称', '所属河流', '湖库名称', 'water body', 'river'] },
    { name: 'water_type', type: 'text', title: { zh: '水体类型', en: 'water type' }, vocabulary: 'waterType', synonyms: ['断面类型', '水域类型', '水体类别', '河流/湖库'] },
    { name: 'control_level', type: 'text', title: { zh: '考核级别', en: 'control level' }, vocabulary: 'controlLevel', synonyms: ['断面级别', '控制级别', '断面属性', '断面性质', '级别', '考核类型', '控制类型', '管控级别'] },
    { name: 'target_class', type: 'integer', title: { zh: '水质目标', en: 'target class' }, vocabulary: 'waterClass', synonyms: ['考核目标', '目标类别', '目标水质', '水质目标类别', '考核目标类别', '年度目标', '2025年目标', 'target'] },
    { name: 'basin', type: 'text', title: { zh: '流域', en: 'basin' }, synonyms: ['所属流域', '流域名称'] },
    { name: 'enters_sea', type: 'boolean', title: { zh: '入海河流断面', en: 'on a river that enters the sea' }, synonyms: ['是否入海河流断面', '是否入海', '入海断面', '入海河流'] },
    { name: 'responsible_unit', type: 'text', title: { zh: '责任单位', en: 'responsible unit' }, synonyms: ['责任主体', '考核对象', '责任地区', '责任政府'] },
    { name: 'responsible_person', type: 'text', title: { zh: '责任人', en: 'responsible person' }, internal: true, synonyms: ['断面长', '河长'] },
    { name: 'bearing', type: 'real', title: { zh: '河流走向', en: 'flow direction' }, unit: '°', synonyms: ['流向', '方位角', '走向'] },
  ],
})
