/** A task's deadline in words, and how far away it is. */
import type { TaskSummary } from '../../shared/domain/task'
import { COMPLETED_STATES } from '../../shared/domain/task'
import { vocabularies } from '../../shared/domain/vocabularies'
import { taskMessages } from '../../shared/messages/tasks'
import type { Message, MessageParams } from '../../shared/messages/translate'

type Translate = (message: Message, params?: MessageParams) => string

const DAY_MILLISECONDS = 86_400_000

/** `2023-12-31`, 立行立改 or 长期坚持. */
export function deadlineText(task: Pick<TaskSummary, 'deadline' | 'deadlineType'>, t: Translate): string {
  return task.deadlineType === 'date' ? (task.deadline ?? '—') : t(vocabularies.deadlineType[task.deadlineType])
}

/**
 * `剩 61 天`, `超期 12 天`; empty for a task that is done or has no date.
 *
 * @param today ISO date
 */
export function remainingText(task: Pick<TaskSummary, 'deadline' | 'deadlineType' | 'state'>, today: string, t: Translate): string {
  if (task.deadline === null || task.deadlineType !== 'date' || COMPLETED_STATES.includes(task.state)) return ''
  const days = Math.round((Date.parse(task.deadline) - Date.parse(today)) / DAY_MILLISECONDS)
  if (days === 0) return t(taskMessages.dueToday)
  return days > 0 ? t(taskMessages.daysLeft, { days }) : t(taskMessages.daysOver, { days: -days })
}
