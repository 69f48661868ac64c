/** Texts of a task's story. */
import type { StoryEvent } from '../domain/task-work'
import type { Message } from './translate'

export const storyMessages = {
  created: { zh: '建立', en: 'created' },
  step: { zh: '办理', en: 'step' },
  edit: { zh: '修改', en: 'edited' },
  link: { zh: '关联', en: 'linked' },
  unlink: { zh: '取消关联', en: 'unlinked' },
  document: { zh: '材料', en: 'document' },
  documentRemoved: { zh: '移除材料', en: 'document removed' },
  milestone: { zh: '节点', en: 'milestone' },
  letter: { zh: '函单', en: 'letter' },
  reply: { zh: '反馈', en: 'answer' },
  undone: { zh: '撤销', en: 'undone' },
  override: { zh: '例外理由：{reason}', en: 'override: {reason}' },
} as const satisfies Record<StoryEvent['type'] | 'override', Message>
