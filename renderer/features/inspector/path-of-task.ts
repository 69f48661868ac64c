/** Steps, milestones and deadline of a task as one story by date. */
import { COMPLETED_STATES, type Task } from '../../../shared/domain/task'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { taskMessages } from '../../../shared/messages/tasks'
import type { Message, MessageParams } from '../../../shared/messages/translate'

export type PathEntry = {
  readonly id: string
  /** ISO date. */
  readonly date: string
  readonly title: Message
  /** Behind the title. */
  readonly remark: Message | null
  readonly params: MessageParams
  readonly actor: string | null
  readonly note: string | null
  readonly tone: 'done' | 'missed' | 'ahead'
}

/**
 * @param today ISO date; a milestone or deadline before it that was not reached is missed
 */
export function pathOf(task: Pick<Task, 'steps' | 'milestones' | 'deadline' | 'deadlineType' | 'state'>, today: string): readonly PathEntry[] {
  const steps = task.steps.map(
    ({ state, effectiveOn, actor, note }, index): PathEntry => ({
      id: `step-${index}`,
      date: effectiveOn,
      title: vocabularies.taskState[state],
      remark: null,
      params: {},
      actor,
      note,
      tone: effectiveOn > today ? 'ahead' : state === 'reopened' ? 'missed' : 'done',
    }),
  )
  const milestones = task.milestones.map(({ title, dueOn, reachedOn }, index): PathEntry => {
    const reached = reachedOn !== null && reachedOn <= today
    const missed = !reached && dueOn < today
    return {
      id: `milestone-${index}`,
      date: dueOn,
      title: taskMessages.milestoneDue,
      remark: reached ? taskMessages.reached : missed ? taskMessages.missed : taskMessages.pending,
      params: { title, date: reachedOn ?? '' },
      actor: null,
      note: null,
      tone: reached ? 'done' : missed ? 'missed' : 'ahead',
    }
  })
  return [...steps, ...milestones, ...deadlineEntry(task, today)].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** The deadline belongs to the story as long as the task is not done. */
function deadlineEntry({ deadline, deadlineType, state }: Pick<Task, 'deadline' | 'deadlineType' | 'state'>, today: string): readonly PathEntry[] {
  if (deadline === null || deadlineType !== 'date' || COMPLETED_STATES.includes(state)) return []
  const missed = deadline < today
  return [
    {
      id: 'deadline',
      date: deadline,
      title: taskMessages.deadlineEntry,
      remark: missed ? taskMessages.missed : taskMessages.pending,
      params: {},
      actor: null,
      note: null,
      tone: missed ? 'missed' : 'ahead',
    },
  ]
}
