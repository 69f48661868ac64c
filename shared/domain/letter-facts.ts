/** Facts that a letter's texts may name as `{name}`, by what the letter is about, with what people call them. */
import type { Message } from '../messages/translate'

const dates = {
  date: { zh: '成文日期', en: 'date of the letter' },
  replyBy: { zh: '反馈时限', en: 'answer by' },
} as const satisfies Record<string, Message>

export const letterFactTitles = {
  task: {
    ...dates,
    number: { zh: '任务编号', en: 'number' },
    title: { zh: '任务名称', en: 'title' },
    unit: { zh: '责任单位', en: 'responsible unit' },
    district: { zh: '属地', en: 'district' },
    problem: { zh: '问题', en: 'problem' },
    target: { zh: '整改目标', en: 'target' },
    measures: { zh: '整改措施', en: 'measures' },
    progress: { zh: '进展情况', en: 'progress' },
    leader: { zh: '包案领导', en: 'lead official' },
    person: { zh: '责任人', en: 'person' },
    acceptanceUnit: { zh: '验收单位', en: 'acceptance unit' },
    source: { zh: '问题来源', en: 'source' },
    state: { zh: '目前环节', en: 'state' },
    deadline: { zh: '整改时限', en: 'deadline' },
    deadlineText: { zh: '距时限', en: 'days left or over' },
    assignedOn: { zh: '交办日期', en: 'assigned on' },
    previousLetter: { zh: '前次函单', en: 'the letter before' },
    steps: { zh: '办理过程', en: 'steps' },
    closedOn: { zh: '销号日期', en: 'closed on' },
    evidence: { zh: '销号条件', en: 'evidence of closing' },
    overrides: { zh: '例外理由', en: 'reasons of overrides' },
  },
  tasks: {
    ...dates,
    month: { zh: '月份', en: 'month' },
    quarter: { zh: '季度', en: 'quarter' },
    total: { zh: '任务数', en: 'tasks' },
    completed: { zh: '完成整改', en: 'completed' },
    closed: { zh: '验收销号', en: 'closed' },
    inProgress: { zh: '正在推进', en: 'in progress' },
    overdue: { zh: '超过时限', en: 'overdue' },
    dueSoon: { zh: '七日内到期', en: 'due within a week' },
    completedInPeriod: { zh: '本期完成', en: 'completed in the period' },
    reopened: { zh: '本期反弹', en: 'reopened in the period' },
    red: { zh: '红色预警', en: 'red' },
    yellow: { zh: '黄色预警', en: 'yellow' },
    onSchedule: { zh: '达到序时进度', en: 'on schedule' },
    behind: { zh: '未达序时进度', en: 'behind' },
    completionRate: { zh: '完成率', en: 'completion rate' },
  },
} as const satisfies Record<string, Record<string, Message>>

export type TaskFact = Exclude<keyof (typeof letterFactTitles)['task'], keyof typeof dates>
export type CountFact = Exclude<keyof (typeof letterFactTitles)['tasks'], keyof typeof dates>

/** Names in a text that no letter of its kind knows: such a text would never be printed. */
export function unknownFacts(text: string, about: keyof typeof letterFactTitles): readonly string[] {
  const known: Readonly<Record<string, unknown>> = letterFactTitles[about]
  return [...text.matchAll(/\{([^{}]*)\}/g)].flatMap(([, name = '']) => (Object.hasOwn(known, name) ? [] : [name]))
}
