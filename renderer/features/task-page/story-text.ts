/** Events of a task's story in words. */
import { documentRoleTitle } from '../../../shared/domain/life/life-subject'
import { recordTables } from '../../../shared/domain/tables'
import type { StoryEvent } from '../../../shared/domain/task-work'
import { vocabularyTitle } from '../../../shared/domain/vocabularies'
import { storyMessages } from '../../../shared/messages/story'
import { taskPageMessages } from '../../../shared/messages/task-page'
import { type Language, translate } from '../../../shared/messages/translate'
import { chinaTime } from '../../present/china-time'
import { fieldText } from '../../present/field-text'

/** The day that an event counts from; of one that has none, the day it was recorded, in the time of China. */
export function storyDay({ on, recordedAt }: Pick<StoryEvent, 'on' | 'recordedAt'>): string {
  return on ?? (recordedAt === null ? '' : chinaTime(recordedAt).slice(0, 10))
}

/** `完成整改`, `材料：验收意见.pdf（验收意见）`, `修改`. */
export function storyTitle({ type, subject, note }: Pick<StoryEvent, 'type' | 'subject' | 'note'>, language: Language): string {
  const name = translate(storyMessages[type], language)
  switch (type) {
    case 'step':
      return vocabularyTitle('taskState', subject)?.[language] ?? subject
    case 'created':
    case 'edit':
    case 'undone':
      return name
    case 'document':
      return `${name}${COLON[language]}${subject}${note === null ? '' : language === 'zh' ? `（${documentRoleTitle(note).zh}）` : ` (${documentRoleTitle(note).en})`}`
    case 'link':
    case 'unlink':
    case 'documentRemoved':
    case 'milestone':
    case 'letter':
    case 'reply':
      return `${name}${COLON[language]}${subject}`
  }
}

const COLON: Readonly<Record<Language, string>> = { zh: '：', en: ': ' }

/** A column's value before or after an edit. */
export function storyValue(column: string, value: string | number | boolean | null, language: Language): string {
  if (value === null || value === '') return translate(taskPageMessages.blank, language)
  const field = recordTables.task.fields.find(({ name }) => name === column)
  return field === undefined ? String(value) : fieldText(field, value, language)
}
