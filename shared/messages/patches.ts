/** Batches of suspected patches (疑似问题图斑): judged, and the confirmed ones made tasks. */
import type { Message } from './translate'

export const patchMessages = {
  group: { zh: '疑似问题图斑：批次、核查结论、生成任务', en: 'suspected patches: batches, verdicts, tasks' },
  list: { zh: '各批次图斑的核查情况', en: 'how far each batch is' },
  judge: { zh: '记录核查结论：pending、confirmed、dismissed', en: 'note what was found: pending, confirmed, dismissed' },
  tasks: { zh: '属实而没有任务的图斑生成整改任务', en: 'make tasks of confirmed patches that have none' },
  batchOption: { zh: '只处理这一批次', en: 'this batch only' },
  unitOption: { zh: '责任单位', en: 'responsible unit' },
  deadlineOption: { zh: '整改时限', en: 'deadline' },

  batches: { zh: '图斑批次', en: 'Batches of patches' },
  batchLine: { zh: '{batch}：共 {total}，待核查 {pending}，属实 {confirmed}，排除 {dismissed}；已有任务 {withTask}，属实未生成任务 {withoutTask}', en: '{batch}: {total} in all, {pending} pending, {confirmed} confirmed, {dismissed} dismissed; {withTask} with a task, {withoutTask} confirmed without one' },
  noBatch: { zh: '未填批次', en: 'no batch' },
  counts: { zh: '待核查 {pending} · 属实 {confirmed} · 排除 {dismissed}', en: '{pending} pending · {confirmed} confirmed · {dismissed} dismissed' },
  makeTasks: { zh: '属实图斑生成任务 {count}', en: 'Make {count} tasks of confirmed patches' },
  nothingToMake: { zh: '没有属实而未生成任务的图斑', en: 'Every confirmed patch has its task' },
  made: { zh: '已生成 {count} 项任务', en: '{count} tasks made' },
  judged: { zh: '核查结论已记录：{verdict}', en: 'Verdict noted: {verdict}' },
  judgedMany: { zh: '{count} 个图斑的核查结论已记录：{verdict}', en: 'Verdict of {count} patches noted: {verdict}' },
  unchanged: { zh: '核查结论没有变化', en: 'The verdict is as it was' },
  verdict: { zh: '核查结论', en: 'Verdict' },
  noPatches: { zh: '工作区没有疑似问题图斑。导入图斑文件时选“疑似问题图斑”，填写批次。', en: 'The workspace has no suspected patches. Import a file as suspected patches, with its batch.' },
} as const satisfies Record<string, Message>
