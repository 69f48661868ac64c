/** Texts about letters, cards and their tables. Headings of tables in Chinese papers stand here too. */
import type { letterCountColumns, letterTaskColumns } from '../domain/letter-template'
import type { Message } from './translate'

export const letterMessages = {
  demonstration: { zh: '示范数据', en: 'Demonstration data' },
  log: { zh: '日志 {entries} 条，链首 {hash}', en: 'Log of {entries} entries, head {hash}' },
  daysLeft: { zh: '距整改时限还有 {days} 天', en: '{days} days left' },
  daysOver: { zh: '已超过整改时限 {days} 天', en: '{days} days past the deadline' },
  dueToday: { zh: '今日到整改时限', en: 'due today' },
  done: { zh: '已完成整改', en: 'rectified' },
  noDeadline: { zh: '整改要求为{type}', en: 'deadline: {type}' },
  round: { zh: '第{round}轮', en: 'round {round}' },
  quarter: { zh: '{year}年第{quarter}季度', en: 'quarter {quarter} of {year}' },
  none: { zh: '未注明', en: 'not stated' },
} as const satisfies Record<string, Message>

export const letterColumnTitles: Readonly<Record<(typeof letterTaskColumns)[number] | (typeof letterCountColumns)[number], Message>> = {
  number: { zh: '编号', en: 'number' },
  title: { zh: '任务', en: 'task' },
  unit: { zh: '责任单位', en: 'responsible unit' },
  district: { zh: '属地', en: 'district' },
  deadline: { zh: '整改时限', en: 'deadline' },
  state: { zh: '状态', en: 'state' },
  colour: { zh: '预警', en: 'warning' },
  progressStatus: { zh: '序时进度', en: 'progress' },
  days: { zh: '超期／剩余天数', en: 'days over or left' },
  progress: { zh: '进展情况', en: 'progress' },
  name: { zh: '单位', en: 'name' },
  total: { zh: '任务数', en: 'tasks' },
  completed: { zh: '完成整改', en: 'completed' },
  closed: { zh: '验收销号', en: 'closed' },
  inProgress: { zh: '推进中', en: 'in progress' },
  overdue: { zh: '超时限', en: 'overdue' },
  red: { zh: '红', en: 'red' },
  yellow: { zh: '黄', en: 'yellow' },
  completionRate: { zh: '完成率', en: 'completed' },
}
