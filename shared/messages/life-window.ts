/** Texts of steps in the window: what is next, what it asks for, what was done. */
import type { Message } from './translate'

export const lifeWindowMessages = {
  next: { zh: '下一步', en: 'Next' },
  sendBack: { zh: '退回、重启', en: 'Send back, reopen' },
  noMoves: { zh: '没有可办理的环节', en: 'Nothing to do at this stage' },
  history: { zh: '办理经过', en: 'Steps so far' },
  role: { zh: '办理角色', en: 'Acting as' },
  effectiveOn: { zh: '生效日期', en: 'Effective on' },
  note: { zh: '情况说明', en: 'Note' },
  requirements: { zh: '办理要求', en: 'What it asks for' },
  asksNothing: { zh: '这一步没有前置要求', en: 'This step asks for nothing' },
  overrideReason: { zh: '例外理由（记入日志并打印）', en: 'Reason for going on without it (logged and printed)' },
  notOverridable: { zh: '这一项不能例外', en: 'This cannot be overridden' },
  confirm: { zh: '办理', en: 'Do it' },
  confirmMany: { zh: '办理 {count} 件', en: 'Do it for {count}' },
  cancel: { zh: '取消', en: 'Cancel' },
  done: { zh: '已办理：{move}', en: 'Done: {move}' },
  doneMany: { zh: '{count} 件已办理：{move}', en: '{count} done: {move}' },
  allowedOf: { zh: '{total} 件中 {allowed} 件可以办理；有一件不能办理就都不办理', en: '{allowed} of {total} can do it; if one cannot, none does' },
  leaveOut: { zh: '去掉不能办理的 {count} 件', en: 'Leave out the {count} that cannot' },
  cannot: { zh: '不能办理的', en: 'Which cannot' },
  override: { zh: '例外：{reason}', en: 'Override: {reason}' },
  fields: { zh: '随本步填写', en: 'Filled in with this step' },
} as const satisfies Record<string, Message>
