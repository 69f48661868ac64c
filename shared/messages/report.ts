/** Texts that layout adds to every document by itself. */
import type { Message } from './translate'

export const reportMessages = {
  pageOf: { zh: '第 {page} 页　共 {pages} 页', en: 'Page {page} of {pages}' },
  mapApproval: { zh: '审图号：{number}', en: 'Map approval no. {number}' },
  rowsLeftOut: { zh: '另有 {count} 行未列出', en: '{count} more rows are not listed' },
  linesLeftOut: { zh: '文字过长，另有 {count} 行未印出', en: 'the text is too long: {count} more lines are not printed' },
} satisfies Record<string, Message>
