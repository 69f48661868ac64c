/** Messages about alerts, worklists and plans of sections. */
import type { Message } from '../translate'

export type AlertErrorParams = {
  'alert.notFound': { alert: string }
  'alert.closed': { alert: string }
  'alert.notJudged': { alert: string }
  'alert.notReal': { alert: string }
  'alert.hasTask': { alert: string; task: string }
  'alert.notAllowed': { step: string; role: string; roles: string }
  'section.problemNotFound': { problem: string }
  'section.planNotFound': { plan: string }
  'section.overrideNotFound': { override: string }
}

export const alertErrorMessages: Record<keyof AlertErrorParams, Message> = {
  'alert.notFound': { zh: '没有编号为 {alert} 的预警，可能已被撤销。请刷新列表。', en: 'There is no alert {alert}; it may have been taken back. Refresh the list.' },
  'alert.closed': { zh: '预警 {alert} 已办结，不能再改。', en: 'Alert {alert} is closed and cannot be changed.' },
  'alert.notJudged': { zh: '预警 {alert} 还没有研判。请先给出研判结论。', en: 'Alert {alert} has not been judged. Give a verdict first.' },
  'alert.notReal': { zh: '预警 {alert} 的研判结论不是真实超标，不生成任务。', en: 'Alert {alert} was not judged real, so no task is made from it.' },
  'alert.hasTask': { zh: '预警 {alert} 已生成任务 {task}。', en: 'Task {task} was already made from alert {alert}.' },
  'alert.notAllowed': { zh: '“{role}”不能办理“{step}”，可办理的是：{roles}。分工在任务设置的“谁可以办理”中修改。', en: '“{step}” is not for “{role}” but for: {roles}. Who may do what is set among the settings of tasks.' },
  'section.problemNotFound': { zh: '断面治水清单中没有这一条（{problem}），可能已被删除。', en: 'That line of the worklist ({problem}) is gone; it may have been deleted.' },
  'section.overrideNotFound': { zh: '没有这个断面单项限值（{override}），可能已被删除。', en: 'That limit of the section’s own ({override}) is gone; it may have been deleted.' },
  'section.planNotFound': { zh: '没有这个限期达标方案（{plan}），可能已被删除。', en: 'That compliance plan ({plan}) is gone; it may have been deleted.' },
}
