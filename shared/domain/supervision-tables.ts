/**
 * Record tables of supervision: alerts, worklists and plans of sections, steps of features' lives, letters, editions of briefings,
 * and what a bureau has set for itself.
 */
import { defineTable } from './record-table'

/** An alert about a section (预警交办): raised by the readings, judged by a person, followed to its feedback. */
export const alert = defineTable({
  id: 'alert',
  table: 'alert',
  title: { zh: '水质预警', en: 'water alerts' },
  fields: [
    { name: 'section_id', type: 'integer', title: { zh: '断面', en: 'section' } },
    { name: 'station_id', type: 'integer', title: { zh: '监测站', en: 'station' } },
    { name: 'kind', type: 'text', title: { zh: '预警类型', en: 'kind of alert' }, vocabulary: 'alertKind' },
    { name: 'item', type: 'text', title: { zh: '项目', en: 'item' } },
    { name: 'raised_on', type: 'date', title: { zh: '预警日期', en: 'raised on' } },
    { name: 'first_time', type: 'text', title: { zh: '起', en: 'from' } },
    { name: 'last_time', type: 'text', title: { zh: '止', en: 'to' } },
    { name: 'evidence', type: 'json', title: { zh: '证据', en: 'evidence' } },
    { name: 'verdict', type: 'text', title: { zh: '研判结论', en: 'verdict' }, vocabulary: 'alertVerdict' },
    { name: 'judged_on', type: 'date', title: { zh: '研判日期', en: 'judged on' } },
    { name: 'judged_by', type: 'text', title: { zh: '研判人', en: 'judged by' }, internal: true },
    { name: 'note', type: 'text', title: { zh: '说明', en: 'note' } },
    { name: 'task_id', type: 'integer', title: { zh: '关联任务', en: 'task' } },
    { name: 'closed_on', type: 'date', title: { zh: '办结日期', en: 'closed on' } },
    { name: 'demonstration', type: 'boolean', title: { zh: '示范数据', en: 'demonstration data' }, managed: true },
  ],
})

/** What was done about an alert, under one of the four mechanisms. */
export const alertStep = defineTable({
  id: 'alertStep',
  table: 'alert_step',
  title: { zh: '预警处置', en: 'steps of alerts' },
  fields: [
    { name: 'alert_id', type: 'integer', title: { zh: '预警', en: 'alert' } },
    { name: 'mechanism', type: 'text', title: { zh: '机制', en: 'mechanism' }, vocabulary: 'alertMechanism' },
    { name: 'effective_on', type: 'date', title: { zh: '生效日期', en: 'effective on' } },
    { name: 'recorded_at', type: 'datetime', title: { zh: '记录时间', en: 'recorded at' } },
    { name: 'actor', type: 'text', title: { zh: '经办人', en: 'by' }, internal: true },
    { name: 'note', type: 'text', title: { zh: '说明', en: 'note' } },
  ],
})

/** One line of a section's worklist (断面治水清单). */
export const sectionProblem = defineTable({
  id: 'sectionProblem',
  table: 'section_problem',
  title: { zh: '断面治水清单', en: 'worklists of sections' },
  fields: [
    { name: 'section_id', type: 'integer', title: { zh: '断面', en: 'section' } },
    { name: 'number', type: 'text', title: { zh: '序号', en: 'number' } },
    { name: 'problem', type: 'text', title: { zh: '存在问题', en: 'problem' }, searchable: true },
    { name: 'measure', type: 'text', title: { zh: '治理措施', en: 'measure' } },
    { name: 'deadline', type: 'date', title: { zh: '完成时限', en: 'deadline' } },
    { name: 'responsible_unit', type: 'text', title: { zh: '责任单位', en: 'responsible unit' } },
    { name: 'person', type: 'text', title: { zh: '责任人', en: 'person' }, internal: true },
    { name: 'progress', type: 'text', title: { zh: '进展情况', en: 'progress' } },
    { name: 'completed_on', type: 'date', title: { zh: '完成日期', en: 'completed on' } },
    { name: 'task_id', type: 'integer', title: { zh: '关联任务', en: 'task' } },
    { name: 'demonstration', type: 'boolean', title: { zh: '示范数据', en: 'demonstration data' }, managed: true },
  ],
})

/** A section's dated compliance plan (限期达标方案). `milestones` is a JSON array of `{ title, dueOn, reachedOn }`. */
export const compliancePlan = defineTable({
  id: 'compliancePlan',
  table: 'compliance_plan',
  title: { zh: '限期达标方案', en: 'compliance plans' },
  fields: [
    { name: 'section_id', type: 'integer', title: { zh: '断面', en: 'section' } },
    { name: 'title', type: 'text', title: { zh: '方案名称', en: 'title' }, searchable: true },
    { name: 'document_number', type: 'text', title: { zh: '文号', en: 'document number' } },
    { name: 'target_class', type: 'integer', title: { zh: '达标类别', en: 'class to reach' }, vocabulary: 'waterClass' },
    { name: 'approved_on', type: 'date', title: { zh: '印发日期', en: 'approved on' } },
    { name: 'due_on', type: 'date', title: { zh: '达标期限', en: 'due on' } },
    { name: 'content', type: 'text', title: { zh: '主要内容', en: 'content' } },
    { name: 'milestones', type: 'json', title: { zh: '节点', en: 'milestones' } },
    { name: 'responsible_unit', type: 'text', title: { zh: '责任单位', en: 'responsible unit' } },
    { name: 'document_id', type: 'integer', title: { zh: '文档', en: 'document' } },
    { name: 'demonstration', type: 'boolean', title: { zh: '示范数据', en: 'demonstration data' }, managed: true },
  ],
})

/** One step of the life of an outfall, a buffer or a bay; `layer` is the theme's id. `details` holds what the step asked for. */
export const featureStep = defineTable({
  id: 'featureStep',
  table: 'feature_step',
  title: { zh: '要素流转', en: 'steps of features' },
  fields: [
    { name: 'layer', type: 'text', title: { zh: '图层', en: 'layer' } },
    { name: 'feature_id', type: 'integer', title: { zh: '要素', en: 'feature' } },
    { name: 'state', type: 'text', title: { zh: '阶段', en: 'stage' } },
    { name: 'effective_on', type: 'date', title: { zh: '生效日期', en: 'effective on' } },
    { name: 'recorded_at', type: 'datetime', title: { zh: '记录时间', en: 'recorded at' } },
    { name: 'actor', type: 'text', title: { zh: '经办人', en: 'by' }, internal: true },
    { name: 'note', type: 'text', title: { zh: '说明', en: 'note' } },
    { name: 'role', type: 'text', title: { zh: '办理角色', en: 'role' } },
    { name: 'override_reason', type: 'text', title: { zh: '例外理由', en: 'reason for an override' } },
    { name: 'details', type: 'json', title: { zh: '内容', en: 'details' } },
    { name: 'requirements', type: 'json', title: { zh: '办理条件', en: 'what was asked for' }, managed: true },
  ],
})

/** A letter or form that was issued (提醒函, 交办单, 督办单 …). `escalates` is the letter that it follows up. */
export const letter = defineTable({
  id: 'letter',
  table: 'letter',
  title: { zh: '函单', en: 'letters' },
  fields: [
    { name: 'task_id', type: 'integer', title: { zh: '任务', en: 'task' } },
    { name: 'template', type: 'text', title: { zh: '模板', en: 'template' } },
    { name: 'number', type: 'text', title: { zh: '文号', en: 'number' }, searchable: true },
    { name: 'title', type: 'text', title: { zh: '标题', en: 'title' }, searchable: true },
    { name: 'recipient', type: 'text', title: { zh: '主送单位', en: 'recipient' } },
    { name: 'issued_on', type: 'date', title: { zh: '印发日期', en: 'issued on' } },
    { name: 'reply_by', type: 'date', title: { zh: '反馈期限', en: 'reply by' } },
    { name: 'replied_on', type: 'date', title: { zh: '反馈日期', en: 'replied on' } },
    { name: 'escalates', type: 'integer', title: { zh: '跟进函单', en: 'follows up' } },
    { name: 'document_id', type: 'integer', title: { zh: '文档', en: 'document' } },
    { name: 'demonstration', type: 'boolean', title: { zh: '示范数据', en: 'demonstration data' }, managed: true },
  ],
})

/** One edition of a briefing, with the values its figures had, so that the next one can mark what changed. */
export const briefingEdition = defineTable({
  id: 'briefingEdition',
  table: 'briefing_edition',
  title: { zh: '简报期次', en: 'editions of briefings' },
  fields: [
    { name: 'template', type: 'text', title: { zh: '模板', en: 'template' } },
    { name: 'title', type: 'text', title: { zh: '标题', en: 'title' }, searchable: true },
    { name: 'period', type: 'text', title: { zh: '时段', en: 'period' } },
    { name: 'made_at', type: 'datetime', title: { zh: '制作时间', en: 'made at' } },
    { name: 'made_by', type: 'text', title: { zh: '制作人', en: 'made by' }, internal: true },
    { name: 'audience', type: 'text', title: { zh: '使用范围', en: 'audience' } },
    { name: 'parameters', type: 'json', title: { zh: '参数', en: 'parameters' } },
    { name: 'figures', type: 'json', title: { zh: '数据', en: 'figures' } },
  ],
})

/**
 * What the bureau has set for itself, by area and key: changed rules, who may do which step, thresholds, templates, saved filters,
 * remembered columns, parameters of old datums. `value` is JSON in the shape that the area's reader checks.
 */
export const setting = defineTable({
  id: 'setting',
  table: 'setting',
  title: { zh: '本单位设置', en: "the bureau's settings" },
  fields: [
    { name: 'area', type: 'text', title: { zh: '类别', en: 'area' } },
    { name: 'key', type: 'text', title: { zh: '名称', en: 'key' } },
    { name: 'value', type: 'json', title: { zh: '内容', en: 'value' } },
  ],
})
