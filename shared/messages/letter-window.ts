/** Texts of letters in the window: writing them, issued ones and their answers, what is due. */
import type { LetterDue } from '../domain/letter'
import type { Message } from './translate'

export const letterWindowMessages = {
  title: { zh: '函单', en: 'Letters' },
  write: { zh: '发函', en: 'Write' },
  none: { zh: '还没有发过函', en: 'No letter so far' },
  recipient: { zh: '主送', en: 'To' },
  dated: { zh: '成文日期', en: 'Dated' },
  replyBy: { zh: '反馈时限', en: 'Answer by' },
  asTemplate: { zh: '按模板', en: 'as the template says' },
  preview: { zh: '预览', en: 'Preview' },
  numberLater: { zh: '发文字号在签发时生成', en: 'Numbered when it is issued' },
  issueDocx: { zh: '签发为 Word', en: 'Issue as Word' },
  issuePdf: { zh: '签发为 PDF', en: 'Issue as PDF' },
  cancel: { zh: '取消', en: 'Cancel' },
  issued: { zh: '已签发 {number}，共 {pages} 页', en: '{number} issued, {pages} pages' },
  issuedOn: { zh: '{date} 签发', en: 'issued {date}' },
  to: { zh: '主送 {recipient}', en: 'to {recipient}' },
  answerBy: { zh: '应于 {date} 前反馈', en: 'answer by {date}' },
  late: { zh: '逾期未反馈', en: 'answer late' },
  answered: { zh: '{date} 已反馈', en: 'answered {date}' },
  noAnswerAsked: { zh: '不需反馈', en: 'no answer asked for' },
  answer: { zh: '登记反馈', en: 'Answer came' },
  answeredOn: { zh: '反馈日期', en: 'Answered on' },
  save: { zh: '保存', en: 'Save' },
  answerSaved: { zh: '已登记反馈：{letter}', en: 'Answer noted: {letter}' },
  answerTaken: { zh: '改回未反馈：{letter}', en: 'Not answered after all: {letter}' },
  notAnswered: { zh: '改回未反馈', en: 'Not answered after all' },
  open: { zh: '打开', en: 'Open' },
  more: { zh: '更多操作：{name}', en: 'More for {name}' },
  follows: { zh: '跟进 {number}', en: 'follows {number}' },

  dueTitle: { zh: '应发函单', en: 'Letters due' },
  dueNone: { zh: '今天没有应发的函单', en: 'Nothing is due today' },
  draft: { zh: '起草', en: 'Draft' },
  dueMore: { zh: '显示其余 {count} 项', en: 'Show {count} more' },
  daysLate: { zh: '{number} 逾期 {days} 天未反馈', en: '{number} unanswered, {days} d late' },
  papers: { zh: '通报与工作函单', en: 'Papers about all tasks' },
  issuedTitle: { zh: '已发函单', en: 'Issued letters' },
  onlyLate: { zh: '只看逾期未反馈', en: 'Only late answers' },
  showTask: { zh: '查看任务', en: 'Show the task' },
} as const satisfies Record<string, Message>

/** Why a letter is due. */
export const letterDueReasons: Readonly<Record<LetterDue['reason'], Message>> = {
  lateReply: { zh: '逾期未反馈', en: 'answer late' },
  schedule: { zh: '本期未发', en: 'not yet this period' },
  assigned: { zh: '已交办未发交办单', en: 'assigned without an order' },
  yellow: { zh: '黄色预警', en: 'yellow warning' },
  red: { zh: '红色预警', en: 'red warning' },
}
