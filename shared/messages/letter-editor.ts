/** Texts of the editor of letter templates. */
import type { LetterTemplate } from '../domain/letter-template'
import type { Message } from './translate'

export const letterEditorMessages = {
  sheet: { zh: '函单版面预览', en: 'The letter as it will print' },
  showSheet: { zh: '版面预览', en: 'As it will print' },
  closeSheet: { zh: '关闭预览', en: 'Close' },
  previous: { zh: '上一页', en: 'Previous page' },
  next: { zh: '下一页', en: 'Next page' },
  pageOf: { zh: '第 {page} 页，共 {pages} 页', en: 'Page {page} of {pages}' },

  letters: { zh: '函单和文种', en: 'Letters of the set' },
  edit: { zh: '修改“{name}”', en: 'Edit “{name}”' },
  up: { zh: '上移', en: 'Move up' },
  down: { zh: '下移', en: 'Move down' },
  remove: { zh: '删除', en: 'Remove' },
  add: { zh: '添加', en: 'Add' },
  back: { zh: '返回', en: 'Back' },
  orderSaved: { zh: '函单次序已修改', en: 'Order of letters changed' },
  saved: { zh: '已保存为本单位的“{name}”', en: '“{name}” saved as your own' },
  save: { zh: '保存为本单位模板', en: 'Save as your own' },
  ownSet: { zh: '本单位已修改', en: 'changed by you' },
  resetSet: { zh: '恢复本套默认模板', en: 'This set as shipped' },
  wasReset: { zh: '模板已恢复默认', en: 'The set is as shipped again' },

  name: { zh: '名称', en: 'Name' },
  nameEnglish: { zh: '英文名称', en: 'English name' },
  form: { zh: '版式', en: 'Form' },
  heading: { zh: '标题', en: 'Heading' },
  recipient: { zh: '主送', en: 'To' },
  recipientOfTask: { zh: '任务的责任单位', en: 'the task’s responsible unit' },
  series: { zh: '发文代字', en: 'Series' },
  facts: { zh: '表格栏目', en: 'Rows of the form' },
  label: { zh: '栏目名', en: 'Label' },
  paragraphs: { zh: '正文段落', en: 'Paragraphs' },
  tables: { zh: '附表', en: 'Tables' },
  caption: { zh: '表名', en: 'Caption' },
  columns: { zh: '列', en: 'Columns' },
  attachments: { zh: '附件说明', en: 'Attachments' },
  replyDays: { zh: '反馈天数', en: 'Days for an answer' },
  noReply: { zh: '不要求反馈', en: 'no answer' },
  escalatesTo: { zh: '逾期后升级为', en: 'If late, follows' },
  noEscalation: { zh: '不升级', en: 'nothing' },
  when: { zh: '何时提示发函', en: 'Suggested when' },
  never: { zh: '不提示', en: 'never' },
  every: { zh: '周期', en: 'Written every' },
  fields: { zh: '可插入的字段（点一下插到光标处）', en: 'Fields: a click inserts at the caret' },
  leftOut: { zh: '字段没有内容时，该段不印。', en: 'A text whose field is unknown is left out.' },
  unknownFields: { zh: '没有这些字段：{names}', en: 'No such field: {names}' },
  previewTask: { zh: '用哪项任务预览', en: 'Task of the preview' },
} as const satisfies Record<string, Message>

export const letterFormTitles: Readonly<Record<LetterTemplate['form'], Message>> = {
  document: { zh: '公文', en: 'document' },
  letter: { zh: '信函', en: 'letter' },
  form: { zh: '表单', en: 'form' },
}

export const letterOccasionTitles: Readonly<Record<NonNullable<LetterTemplate['when']>, Message>> = {
  assigned: { zh: '任务交办后', en: 'assigned' },
  yellow: { zh: '转黄时', en: 'yellow' },
  red: { zh: '转红时', en: 'red' },
}

export const letterRhythmTitles: Readonly<Record<NonNullable<LetterTemplate['every']>, Message>> = {
  day: { zh: '每日', en: 'day' },
  week: { zh: '每周', en: 'week' },
  month: { zh: '每月', en: 'month' },
  quarter: { zh: '每季度', en: 'quarter' },
}
