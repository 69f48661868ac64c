/** Texts of printed cards of outfalls, buffers and bays. */
import type { Message } from './translate'

export const cardMessages = {
  program: { zh: '督图', en: 'Dutu' },
  demonstration: { zh: '示范数据', en: 'Demonstration data' },
  internal: { zh: '内部使用', en: 'Internal use' },
  asOf: { zh: '{kind}档案　截至 {date}', en: '{kind}, as of {date}' },
  facts: { zh: '基本信息', en: 'Facts' },
  place: { zh: '经纬度', en: 'Longitude, latitude' },
  steps: { zh: '办理过程', en: 'Steps' },
  noSteps: { zh: '尚无办理记录。', en: 'No step is recorded yet.' },
  step: { zh: '环节', en: 'Step' },
  on: { zh: '日期', en: 'Date' },
  by: { zh: '经办人', en: 'By' },
  note: { zh: '说明', en: 'Note' },
  override: { zh: '例外理由：{reason}', en: 'Reason for the override: {reason}' },
  tasks: { zh: '关联任务', en: 'Linked tasks' },
  number: { zh: '编号', en: 'Number' },
  task: { zh: '任务', en: 'Task' },
  state: { zh: '状态', en: 'State' },
  deadline: { zh: '整改时限', en: 'Deadline' },
  documents: { zh: '材料和照片', en: 'Documents and photos' },
  log: { zh: '日志 {entries} 条，链首 {hash}', en: 'Log of {entries} entries, head {hash}' },
} as const satisfies Record<string, Message>
