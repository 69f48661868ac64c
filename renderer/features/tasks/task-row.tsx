/** One task in the list: warning, number and title, unit, state, deadline. */
import { Tag } from 'antd'
import type { TaskSummary } from '../../../shared/domain/task'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { useT } from '../../i18n'
import { deadlineText, remainingText } from '../../present/deadline'
import { TaskColourMark } from '../../present/task-colour-mark'
import { useToday } from '../../state/today'

export function TaskRow({ task }: { readonly task: TaskSummary }) {
  const t = useT()
  const today = useToday()
  const remaining = remainingText(task, today, t)
  return (
    <div className="task-row">
      <TaskColourMark colour={task.colour} />
      <div className="task-row-main">
        <div className="task-row-line">
          <span className="ellipsis" title={task.title}>
            {task.title}
          </span>
          <Tag className="state-tag">{t(vocabularies.taskState[task.state])}</Tag>
        </div>
        <div className="task-row-line quiet">
          <span className="ellipsis">{[task.number, task.responsibleUnit].filter((text) => text !== null).join(' · ')}</span>
          <span className={task.overdue ? 'task-deadline alarming' : 'task-deadline'} title={deadlineText(task, t)}>
            {remaining === '' || !task.overdue ? deadlineText(task, t) : remaining}
          </span>
        </div>
      </div>
    </div>
  )
}
