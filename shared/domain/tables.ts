/**
 * The workspace's tables without geometry: readings, tasks and what hangs on them.
 *
 * Each is registered in the GeoPackage as `attributes`. `fid` (primary key) and `action_id` (the log's action that inserted
 * the row) stand in every one and are not listed. References are to `fid`.
 */
import { defineTable, type RecordTable } from './record-table'
import { alert, alertStep, briefingEdition, compliancePlan, featureStep, letter, sectionProblem, setting } from './supervision-tables'

/** One value of one item at one section or station: a month (`2023-10`) or an instant. */
const reading = defineTable({
  id: 'reading',
  table: 'reading',
  title: { zh: '监测数据', en: 'readings' },
  fields: [
    { name: 'section_id', type: 'integer', title: { zh: '断面', en: 'section' } },
    { name: 'station_id', type: 'integer', title: { zh: '监测站', en: 'station' } },
    { name: 'time', type: 'text', title: { zh: '时间', en: 'time' } },
    { name: 'item', type: 'text', title: { zh: '项目', en: 'item' } },
    { name: 'value', type: 'real', title: { zh: '数值', en: 'value' } },
    { name: 'reported', type: 'text', title: { zh: '报出值', en: 'as reported' } },
    { name: 'below_detection', type: 'boolean', title: { zh: '低于检出限', en: 'below detection' } },
    { name: 'sample_source', type: 'text', title: { zh: '数据类型', en: 'kind of sample' }, vocabulary: 'sampleSource' },
    { name: 'source', type: 'text', title: { zh: '数据来源', en: 'source' } },
    { name: 'demonstration', type: 'boolean', title: { zh: '示范数据', en: 'demonstration data' }, managed: true },
  ],
})

/** A section's own limit for one item, replacing that of its target class in the target test (e.g. “氨氮低于3mg/L”). */
const sectionLimitOverride = defineTable({
  id: 'sectionLimitOverride',
  table: 'section_limit_override',
  title: { zh: '断面单项限值', en: 'limit overrides of sections' },
  fields: [
    { name: 'section_id', type: 'integer', title: { zh: '断面', en: 'section' } },
    { name: 'item', type: 'text', title: { zh: '项目', en: 'item' } },
    { name: 'limit_value', type: 'real', title: { zh: '限值', en: 'limit' }, unit: 'mg/L' },
    { name: 'strict', type: 'boolean', title: { zh: '低于（不含限值）', en: 'below, the limit itself fails' } },
    { name: 'valid_from', type: 'date', title: { zh: '起', en: 'from' } },
    { name: 'valid_to', type: 'date', title: { zh: '止', en: 'to' } },
    { name: 'basis', type: 'text', title: { zh: '依据', en: 'basis' } },
  ],
})

/** Target ratios of a year by control level, cumulative (16 national, 55 provincial and above, 104 city and above). */
const ratioTarget = defineTable({
  id: 'ratioTarget',
  table: 'ratio_target',
  title: { zh: '优Ⅲ比例目标', en: 'targets for the good ratio' },
  fields: [
    { name: 'year', type: 'integer', title: { zh: '年度', en: 'year' } },
    { name: 'control_level', type: 'text', title: { zh: '考核级别', en: 'control level' }, vocabulary: 'controlLevel' },
    { name: 'good_ratio', type: 'real', title: { zh: '优Ⅲ比例', en: 'good ratio' } },
    { name: 'decimals', type: 'integer', title: { zh: '百分数小数位', en: 'decimals of the percentage' } },
    { name: 'sections', type: 'integer', title: { zh: '断面数', en: 'sections' } },
    { name: 'source', type: 'text', title: { zh: '出处', en: 'source' } },
  ],
})

/** Rectification tasks (整改任务). State, dates and colour are derived from steps where steps exist. */
const task = defineTable({
  id: 'task',
  table: 'task',
  title: { zh: '整改任务', en: 'rectification tasks' },
  fields: [
    { name: 'number', type: 'text', title: { zh: '编号', en: 'number' }, searchable: true, synonyms: ['序号', '任务编号', '问题编号', '整改编号', '问题序号', '任务序号', 'no'] },
    { name: 'title', type: 'text', title: { zh: '任务', en: 'title' }, searchable: true, synonyms: ['任务名称', '标题', '整改任务', '问题名称', '事项', '整改事项', 'title'] },
    { name: 'problem', type: 'text', title: { zh: '问题', en: 'problem' }, searchable: true, synonyms: ['反馈问题', '存在问题', '整改问题', '问题描述', '具体问题', '督察反馈问题', '反馈意见', '问题内容', '主要问题', '问题概述'] },
    { name: 'task_source', type: 'text', title: { zh: '来源', en: 'source' }, vocabulary: 'taskSource', synonyms: ['问题来源', '督察层级', '督察类型', '任务来源', '督察级别'] },
    { name: 'round', type: 'integer', title: { zh: '轮次', en: 'round' }, synonyms: ['督察轮次', '轮'] },
    { name: 'batch', type: 'text', title: { zh: '批次', en: 'batch' }, synonyms: ['督察批次'] },
    { name: 'category', type: 'text', title: { zh: '类别', en: 'category' }, vocabulary: 'taskCategory', synonyms: ['问题类别', '污染类型', '问题类型', '领域', '类型'] },
    { name: 'district', type: 'text', title: { zh: '属地', en: 'district' }, synonyms: ['县市区', '所属区县', '区县', '县（市、区）', '所在区县', '地区', '责任地区', '县区', '整改地区'] },
    { name: 'responsible_unit', type: 'text', title: { zh: '责任单位', en: 'responsible unit' }, searchable: true, synonyms: ['整改实施主体', '整改责任单位', '牵头单位', '责任主体', '整改主体', '整改单位', '整改责任主体', '实施主体', '牵头责任单位'] },
    { name: 'acceptance_unit', type: 'text', title: { zh: '验收单位', en: 'acceptance unit' }, synonyms: ['验收销号单位', '验收部门', '督导单位', '验收责任单位'] },
    { name: 'leader', type: 'text', title: { zh: '包案领导', en: 'leader in charge' }, internal: true, synonyms: ['牵头领导', '责任领导', '包保领导', '挂钩领导'] },
    { name: 'person', type: 'text', title: { zh: '责任人', en: 'person' }, internal: true, synonyms: ['具体责任人', '整改责任人'] },
    { name: 'target', type: 'text', title: { zh: '整改目标', en: 'target' }, synonyms: ['目标任务', '目标', '整改任务目标', '任务目标'] },
    { name: 'deadline_type', type: 'text', title: { zh: '时限类型', en: 'deadline type' }, vocabulary: 'deadlineType', synonyms: ['整改类型'] },
    { name: 'deadline', type: 'date', title: { zh: '整改时限', en: 'deadline' }, synonyms: ['完成时限', '时限', '整改完成时限', '整改期限', '完成时间要求', '计划完成时间', '期限'] },
    { name: 'measures', type: 'text', title: { zh: '整改措施', en: 'measures' }, synonyms: ['重点措施', '措施', '具体措施', '主要措施'] },
    { name: 'progress', type: 'text', title: { zh: '进展情况', en: 'progress' }, synonyms: ['整改完成情况', '整改进展', '进展', '整改情况', '整改进展情况', '完成情况', '整改落实情况', '落实情况', '目前进展'] },
    { name: 'state', type: 'text', title: { zh: '状态', en: 'state' }, vocabulary: 'taskState', managed: true },
    { name: 'assigned_on', type: 'date', title: { zh: '交办日期', en: 'assigned on' }, synonyms: ['交办时间', '下达日期', '反馈时间'] },
    { name: 'completed_on', type: 'date', title: { zh: '完成整改日期', en: 'completed on' }, synonyms: ['完成整改时间', '实际完成时间', '完成日期', '完成时间', '整改完成时间'] },
    { name: 'closed_on', type: 'date', title: { zh: '销号日期', en: 'closed on' }, synonyms: ['销号时间', '验收销号时间', '验收时间'] },
    { name: 'progress_status', type: 'text', title: { zh: '序时进度', en: 'progress against schedule' }, vocabulary: 'progressStatus', synonyms: ['进度情况', '进度状态', '是否达到序时进度', '整改状态'] },
    { name: 'origin', type: 'json', title: { zh: '由来', en: 'what it was made from' }, managed: true },
    { name: 'source', type: 'text', title: { zh: '出处', en: 'origin of the text' }, synonyms: ['来源文件', '文件依据', '依据文件'] },
    { name: 'demonstration', type: 'boolean', title: { zh: '示范数据', en: 'demonstration data' }, managed: true },
    { name: 'extra', type: 'json', title: { zh: '其他列', en: 'other columns' }, managed: true },
  ],
})

/** One step of a task's life: effective date (what `--as-of` goes by) beside the log's recording time. */
const taskStep = defineTable({
  id: 'taskStep',
  table: 'task_step',
  title: { zh: '任务流转', en: 'steps of tasks' },
  fields: [
    { name: 'task_id', type: 'integer', title: { zh: '任务', en: 'task' } },
    { name: 'state', type: 'text', title: { zh: '状态', en: 'state' }, vocabulary: 'taskState' },
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

/** Dated intermediate goals of a task. */
const taskMilestone = defineTable({
  id: 'taskMilestone',
  table: 'task_milestone',
  title: { zh: '任务节点', en: 'milestones of tasks' },
  fields: [
    { name: 'task_id', type: 'integer', title: { zh: '任务', en: 'task' } },
    { name: 'title', type: 'text', title: { zh: '节点', en: 'milestone' } },
    { name: 'due_on', type: 'date', title: { zh: '时限', en: 'due on' } },
    { name: 'reached_on', type: 'date', title: { zh: '完成日期', en: 'reached on' } },
  ],
})

/** Which feature a task hangs on. One view a theme over this table is its mapping table in the Related Tables extension. */
const taskLink = defineTable({
  id: 'taskLink',
  table: 'task_link',
  title: { zh: '任务关联要素', en: 'features of tasks' },
  fields: [
    { name: 'task_id', type: 'integer', title: { zh: '任务', en: 'task' } },
    { name: 'layer', type: 'text', title: { zh: '图层', en: 'layer' } },
    { name: 'feature_id', type: 'integer', title: { zh: '要素', en: 'feature' } },
    { name: 'role', type: 'text', title: { zh: '关系', en: 'role' }, vocabulary: 'linkRole' },
  ],
})

/** A stored file, once per content. Place is [lon, lat] in EPSG:4490 and time UTC, from the photo itself where it has them. */
const document = defineTable({
  id: 'document',
  table: 'document',
  title: { zh: '文档', en: 'documents' },
  fields: [
    { name: 'name', type: 'text', title: { zh: '名称', en: 'name' }, searchable: true },
    { name: 'media_type', type: 'text', title: { zh: '类型', en: 'media type' } },
    { name: 'byte_length', type: 'integer', title: { zh: '大小', en: 'size' }, unit: 'B' },
    { name: 'sha256', type: 'text', title: { zh: '摘要', en: 'digest' }, managed: true },
    { name: 'longitude', type: 'real', title: { zh: '经度', en: 'longitude' }, unit: '°' },
    { name: 'latitude', type: 'real', title: { zh: '纬度', en: 'latitude' }, unit: '°' },
    { name: 'taken_at', type: 'datetime', title: { zh: '拍摄时间', en: 'taken at' } },
    { name: 'text', type: 'text', title: { zh: '正文', en: 'text' } },
    { name: 'source', type: 'text', title: { zh: '来源', en: 'source' } },
  ],
})

/** Which task or feature a document belongs to; `layer` is a theme's id or `task`. */
const documentLink = defineTable({
  id: 'documentLink',
  table: 'document_link',
  title: { zh: '文档归属', en: 'owners of documents' },
  fields: [
    { name: 'document_id', type: 'integer', title: { zh: '文档', en: 'document' } },
    { name: 'layer', type: 'text', title: { zh: '图层', en: 'layer' } },
    { name: 'feature_id', type: 'integer', title: { zh: '要素', en: 'feature' } },
    { name: 'role', type: 'text', title: { zh: '用途', en: 'role' }, vocabulary: 'documentRole' },
  ],
})

/** Petitions (信访件). Flags overlap and are stored as flags; `pollution_kinds` is a JSON array of texts. */
const petition = defineTable({
  id: 'petition',
  table: 'petition',
  title: { zh: '信访件', en: 'petitions' },
  fields: [
    { name: 'number', type: 'text', title: { zh: '受理编号', en: 'number' }, searchable: true },
    { name: 'batch', type: 'text', title: { zh: '批次', en: 'batch' } },
    { name: 'received_on', type: 'date', title: { zh: '交办日期', en: 'received on' } },
    { name: 'district', type: 'text', title: { zh: '属地', en: 'district' } },
    { name: 'content', type: 'text', title: { zh: '反映问题', en: 'content' }, searchable: true },
    { name: 'pollution_kinds', type: 'json', title: { zh: '污染类型', en: 'pollution kinds' } },
    { name: 'key_case', type: 'boolean', title: { zh: '重点件', en: 'key case' } },
    { name: 'repeats', type: 'text', title: { zh: '重复件', en: 'repeats number' } },
    { name: 'verdict', type: 'text', title: { zh: '核查结论', en: 'verdict' }, vocabulary: 'petitionVerdict' },
    { name: 'outcome', type: 'text', title: { zh: '办理状态', en: 'outcome' }, vocabulary: 'petitionOutcome' },
    { name: 'closed_on', type: 'date', title: { zh: '办结日期', en: 'closed on' } },
    { name: 'task_id', type: 'integer', title: { zh: '关联任务', en: 'task' } },
    { name: 'demonstration', type: 'boolean', title: { zh: '示范数据', en: 'demonstration data' }, managed: true },
  ],
})

/** Every record table, by id. */
export const recordTables = {
  reading,
  sectionLimitOverride,
  ratioTarget,
  task,
  taskStep,
  taskMilestone,
  taskLink,
  document,
  documentLink,
  petition,
  alert,
  alertStep,
  sectionProblem,
  compliancePlan,
  featureStep,
  letter,
  briefingEdition,
  setting,
} as const satisfies Record<string, RecordTable>

export type RecordTableId = keyof typeof recordTables
