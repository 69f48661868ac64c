/** Names of the log's actions on alerts and sections. */
import type { Message } from './translate'

export const waterActionTitles: Readonly<Record<string, Message>> = {
  'alert.raise': { zh: '查找预警', en: 'Alerts raised' },
  'alert.judge': { zh: '研判预警', en: 'Alert judged' },
  'alert.makeTask': { zh: '预警生成任务', en: 'Task made from an alert' },
  'alert.addStep': { zh: '记录预警处置', en: 'Step of an alert recorded' },
  'alert.close': { zh: '预警反馈办结', en: 'Alert closed' },
  'alert.setRule': { zh: '修改预警规则', en: 'Rule of alerts changed' },
  'section.saveProblem': { zh: '编辑断面治水清单', en: 'Worklist of a section edited' },
  'section.completeProblem': { zh: '断面治水清单完成情况', en: 'Line of a worklist completed' },
  'section.deleteProblem': { zh: '删除断面治水清单条目', en: 'Line of a worklist deleted' },
  'section.savePlan': { zh: '编辑限期达标方案', en: 'Compliance plan edited' },
  'section.deletePlan': { zh: '删除限期达标方案', en: 'Compliance plan deleted' },
  'section.savePlanYear': { zh: '设置年度比例目标', en: 'Ratio targets of a year set' },
  'section.saveOverride': { zh: '设置断面单项限值', en: 'Limit of a section’s own set' },
  'section.deleteOverride': { zh: '删除断面单项限值', en: 'Limit of a section’s own deleted' },
  'section.setFloodSeason': { zh: '设置汛期', en: 'Flood season set' },
}
