/** Texts of the conflict check (空间比对). */
import type { UncheckedRuleCode, UncheckedSubjectCode } from '../domain/check'
import type { Message } from './translate'

export const checkMessages = {
  ruleSetTitle: { zh: '空间比对规则', en: 'Conflict rules' },
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
  title: { zh: '比对', en: 'Check' },
  subjects: { zh: '比对对象', en: 'What is checked' },
  chooseFile: { zh: '选择地块文件', en: 'Choose a file of parcels' },
  start: { zh: '空间比对', en: 'Check' },
  running: { zh: '正在比对', en: 'Checking' },
  noReport: { zh: '还没有比对结果：选择图层或地块文件，然后开始空间比对', en: 'Nothing checked yet: choose a layer or a file of parcels and start' },
  nothing: { zh: '未发现占用', en: 'No overlap found' },
  findings: { zh: '疑似问题', en: 'Suspected conflicts' },
  details: { zh: '比对范围；未发现占用 {none}，未比对 {unchecked}', en: 'Checked against; nothing found for {none}, not checked {unchecked}' },
  severity_3: { zh: '严重', en: 'severe' },
  severity_2: { zh: '较重', en: 'serious' },
  severity_1: { zh: '提示', en: 'notice' },
  unverified: { zh: '（依据待核实）', en: ' (basis to be verified)' },
  suspicion: { zh: '结果均为疑似，须经核实。', en: 'All results are suspicions, pending verification.' },
  'geometry.empty': { zh: '没有图形', en: 'no geometry' },
  'geometry.invalid': { zh: '图形无法修复', en: 'geometry cannot be repaired' },
  'rule.noneApplies': { zh: '没有适用的规则', en: 'no rule applies' },
  'layer.empty': { zh: '图层中没有要素', en: 'the layer has no such features' },
  'layer.noVersionOnDay': { zh: '该日期没有图层版本', en: 'the layer has no version on that day' },
  'fact.unknown': { zh: '部分地块缺少判断所需的信息（建设活动等）', en: 'facts are missing for some subjects (such as the activity)' },
  'rule.off': { zh: '规则已停用', en: 'the rule is switched off' },
} as const satisfies Record<string, Message> & Record<UncheckedRuleCode | UncheckedSubjectCode, Message>

/** What was wrong with a geometry before it was repaired, by code. */
export const geometryProblemTitles: Readonly<Record<string, Message>> = {
  'geometry.notFinite': { zh: '坐标不是有效数字', en: 'a coordinate is no number' },
  'geometry.ringNotClosed': { zh: '环未闭合', en: 'a ring is not closed' },
  'geometry.tooFewPoints': { zh: '点数过少', en: 'too few points' },
  'geometry.selfIntersection': { zh: '边界相交', en: 'boundaries cross' },
  'geometry.ringSelfIntersection': { zh: '环自相接触', en: 'a ring touches itself' },
  'geometry.holeOutsideShell': { zh: '孔在外环之外', en: 'a hole outside its shell' },
  'geometry.nestedHoles': { zh: '孔中有孔', en: 'a hole inside another' },
  'geometry.nestedShells': { zh: '外环套在另一外环之内', en: 'a shell inside another' },
  'geometry.disconnectedInterior': { zh: '内部被孔隔断', en: 'holes cut the interior apart' },
}
