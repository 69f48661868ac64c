/** The rectification tasks that hang on a feature: open one, take it off, hang on another. */
import { Button } from 'antd'
import { Unlink } from 'lucide-react'
import { useState } from 'react'
import type { FeatureRef } from '../../../shared/domain/feature'
import type { TaskSummary } from '../../../shared/domain/task'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { inspectorMessages } from '../../../shared/messages/inspector'
import { taskMessages } from '../../../shared/messages/tasks'
import { useT } from '../../i18n'
import { deadlineText } from '../../present/deadline'
import { TaskColourMark } from '../../present/task-colour-mark'
import { showTask } from '../../state/show'
import { CardPart } from './card-part'
import { LinkTaskForm } from './link-task-form'
import { LinkButton } from './link-button'
import { useLinking } from './use-linking'

type Props = { readonly feature: FeatureRef; readonly tasks: readonly TaskSummary[] }

export function FeatureTasksPart({ feature, tasks }: Props) {
  const t = useT()
  const [linking, setLinking] = useState(false)
  return (
    <CardPart
      title={`${t(inspectorMessages.tasks)} ${tasks.length}`}
      extra={<LinkButton label={t(taskMessages.linkTask)} open={linking} onToggle={() => setLinking(!linking)} />}
    >
      {linking && <LinkTaskForm feature={feature} linked={tasks.map(({ id }) => id)} onDone={() => setLinking(false)} />}
      {tasks.length === 0 ? (
        !linking && <p className="card-empty quiet">{t(inspectorMessages.noTasks)}</p>
      ) : (
        <ul className="card-list">
          {tasks.map((task) => (
            <TaskLine key={task.id} feature={feature} task={task} />
          ))}
        </ul>
      )}
    </CardPart>
  )
}

function TaskLine({ feature, task }: { readonly feature: FeatureRef; readonly task: TaskSummary }) {
  const t = useT()
  const { unlink, readOnly } = useLinking()
  return (
    <li className="card-line">
      <button type="button" className="card-line-main" onClick={() => void showTask(task.id)}>
        <TaskColourMark colour={task.colour} />
        <span className="card-line-text">
          <span className="ellipsis" title={task.title}>
            {task.title}
          </span>
          <span className="quiet ellipsis">{[task.number, t(vocabularies.taskState[task.state]), deadlineText(task, t)].filter((text) => text !== null).join(' · ')}</span>
        </span>
      </button>
      <Button
        type="text"
        size="small"
        icon={<Unlink size={13} />}
        aria-label={`${t(taskMessages.unlink)} ${task.title}`}
        title={t(taskMessages.unlink)}
        disabled={readOnly}
        onClick={() => void unlink({ taskId: task.id, taskName: task.title, feature })}
      />
    </li>
  )
}
