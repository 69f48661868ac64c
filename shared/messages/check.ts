/** Texts of the conflict check (空间比对). */
import type { UncheckedRuleCode, UncheckedSubjectCode } from '../domain/check'
import type { Message } from './translate'

export const checkMessages = {
  summary: {
    zh: '比对 {subjects} 个地块，{hit} 个有疑似问题（日期 {on}，容差 {tolerance} 平方米，椭球面积）',
    en: '{subjects} subjects checked, {hit} with suspected conflicts (on {on}, tolerance {tolerance} m², ellipsoid area)',
  },
  against: { zh: '比对图层：', en: 'Checked against:' },
  sliver: { zh: '碎屑', en: 'sliver' },
  nothingFound: { zh: '未发现占用：', en: 'No overlap found:' },
  uncheckedSubject: { zh: '未比对地块', en: 'Not checked: subject' },
  uncheckedRule: { zh: '未比对规则', en: 'Not checked: rule' },
  notInForce: { zh: '（当日未施行）', en: ' (not in force on that day)' },
  balance: { zh: '调出 {out} 公顷，调入 {in} 公顷，净变化 {net} 公顷', en: 'out {out} ha, in {in} ha, net {net} ha' },
  change_out: { zh: '调出', en: 'out' },
  change_in: { zh: '调入', en: 'in' },
  change_category: { zh: '类型改变', en: 'category' },
  areaKept: { zh: '面积未减少。', en: 'The area did not shrink.' },
  areaLost: { zh: '面积减少：须有批准文件。', en: 'The area shrank: an approval is needed.' },
  categoryKept: { zh: '类型未改变。功能是否降低由人工判定。', en: 'No category changed. Whether functions declined is for a person to judge.' },
  categoryChanged: { zh: '部分区域类型改变：须有批准文件。功能是否降低由人工判定。', en: 'Categories changed: an approval is needed. Whether functions declined is for a person to judge.' },
  suspicion: { zh: '结果均为疑似，须经核实。', en: 'All results are suspicions, pending verification.' },
  'geometry.empty': { zh: '没有图形', en: 'no geometry' },
  'geometry.invalid': { zh: '图形无法修复', en: 'geometry cannot be repaired' },
  'rule.noneApplies': { zh: '没有适用的规则', en: 'no rule applies' },
  'layer.empty': { zh: '图层中没有要素', en: 'the layer has no such features' },
  'layer.noVersionOnDay': { zh: '该日期没有图层版本', en: 'the layer has no version on that day' },
  'fact.unknown': { zh: '部分地块缺少判断所需的信息（建设活动等）', en: 'facts are missing for some subjects (such as the activity)' },
  'rule.off': { zh: '规则已停用', en: 'the rule is switched off' },
} as const satisfies Record<string, Message> & Record<UncheckedRuleCode | UncheckedSubjectCode, Message>
