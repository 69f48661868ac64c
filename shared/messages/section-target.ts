/** Texts of ratio targets and of limits of sections' own. */
import type { Message } from './translate'

export const sectionTargetMessages = {
  targets: { zh: '优Ⅲ比例目标', en: 'Targets for Ⅰ–Ⅲ' },
  setTargets: { zh: '设置优Ⅲ比例目标', en: 'Set the targets for Ⅰ–Ⅲ' },
  inForce: { zh: '{year} 年目标，沿用到下一个有目标的年度', en: 'Targets of {year}; they hold until the next year that has some' },
  noTargets: { zh: '这一年和以前都没有设置目标', en: 'No targets for this year or before' },
  year: { zh: '年度', en: 'Year' },
  source: { zh: '出处', en: 'Source' },
  percentHint: { zh: '百分数，如 87.3；比例先修约到同样的小数位再比较。不填即不设', en: 'A percentage such as 87.3; ratios are rounded to the same decimals before they are compared. Empty: none' },
  badPercent: { zh: '请填 0 到 100 的百分数，如 87.3', en: 'Give a percentage between 0 and 100, such as 87.3' },
  take: { zh: '采用{source}', en: 'Take over {source}' },
  removeYear: { zh: '删除本年度目标', en: 'Delete this year’s targets' },

  overrides: { zh: '单项限值', en: 'Limits of its own' },
  overridesHint: { zh: '代替水质目标中该项目的限值，用于判断是否达标；不改变水质类别', en: 'Stands in for the target’s limit of that item when the target is judged; the class stays' },
  noOverrides: { zh: '没有单项限值，按水质目标判断', en: 'None: the target class decides' },
  addOverride: { zh: '添加限值', en: 'Add a limit' },
  item: { zh: '项目', en: 'Item' },
  limit: { zh: '限值', en: 'Limit' },
  strict: { zh: '须低于限值（等于即超标）', en: 'Must be below: the limit itself fails' },
  from: { zh: '起', en: 'From' },
  to: { zh: '止', en: 'To' },
  basis: { zh: '依据', en: 'Basis' },
  validBetween: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  always: { zh: '长期', en: 'always' },
} as const satisfies Record<string, Message>
