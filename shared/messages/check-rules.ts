/** What is wrong with a rule of a bureau's own, in words. */
import type { Message } from './translate'

export const ruleProblemMessages = {
  missing: { zh: '缺少这一项', en: 'it is missing' },
  unknownField: { zh: '没有这一项，请检查拼写', en: 'there is no such field; check the spelling' },
  oneOf: { zh: '“{value}”不是允许的值，可用 {allowed}', en: '{value} is not allowed; use one of {allowed}' },
  wrongType: { zh: '应为{expected}，现为 {value}', en: 'it should be {expected}, not {value}' },
  empty: { zh: '不能为空', en: 'it must not be empty' },
  tooSmall: { zh: '不能小于 {least}', en: 'it must not be less than {least}' },
  badDate: { zh: '“{value}”不是日期，应为 2026-08-15 的形式', en: '{value} is no date such as 2026-08-15' },
  badId: { zh: '“{value}”不能作编号，应以大写字母开头，由大写字母、数字和连字符组成，如 R02', en: '{value} is no id such as R02: capital letters, digits and hyphens, a letter first' },
  unknownLayer: { zh: '没有图层“{value}”', en: 'there is no layer {value}' },
  unknownColumn: { zh: '约束图层没有这一列', en: 'the constraint layer has no such column' },
  unknownFact: { zh: '比对对象的图层没有列“{value}”', en: 'no layer of the subjects has a column {value}' },
  unknownCode: { zh: '“{value}”不是这一列的代码', en: '{value} is none of the codes of the column' },
  datesReversed: { zh: '废止日期早于施行日期', en: 'it ends before it begins' },
  sameId: { zh: '两条规则编号相同', en: 'two rules have the same id' },
  noJson: { zh: '文件不是 JSON：{value}', en: 'the file is no JSON: {value}' },
  other: { zh: '{value}', en: '{value}' },
  string: { zh: '文字', en: 'text' },
  number: { zh: '数值', en: 'a number' },
  boolean: { zh: '是或否（true、false）', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
} as const satisfies Record<string, Message>
