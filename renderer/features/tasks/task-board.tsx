/** Tasks by state, in the order of a task's life: what the list shows, side by side. */
import { Button } from 'antd'
import { useMemo } from 'react'
import type { TaskState, TaskSummary } from '../../../shared/domain/task'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { taskMessages } from '../../../shared/messages/tasks'
import { useTaskList } from '../../api/queries/tasks'
import { useT } from '../../i18n'
import { deadlineText } from '../../present/deadline'
import { QueryView } from '../../present/query-view'
import { TaskColourMark } from '../../present/task-colour-mark'
import { useSelection } from '../../state/selection'
import { showTask } from '../../state/show'
import { useTaskFilter } from '../../state/task-filter'
import { EmptyNote } from '../../ui/notes'
import { sortTasks } from './sort-tasks'
import './tasks.css'

/** More than this in one column is no board any more. */
const MOST_CARDS = 100

const states = Object.keys(vocabularies.taskState) as readonly TaskState[]

export function TaskBoard() {
  const t = useT()
  const { filter, order, replace } = useTaskFilter()
  const filtered = Object.keys(filter).length > 0
  return (
    <QueryView query={useTaskList(filter)}>
      {({ tasks }) =>
        tasks.length === 0 ? (
          <EmptyNote text={t(filtered ? taskMessages.noneMatch : taskMessages.noTasks)}>
            {filtered && (
              <Button size="small" onClick={() => replace({})}>
                {t(taskMessages.clearFilter)}
              </Button>
            )}
          </EmptyNote>
        ) : (
          <Columns tasks={sortTasks(tasks, order)} />
        )
      }
    </QueryView>
  )
}

function Columns({ tasks }: { readonly tasks: readonly TaskSummary[] }) {
  const columns = useMemo(() => states.map((state) => ({ state, own: tasks.filter((task) => task.state === state) })).filter(({ own }) => own.length > 0), [tasks])
  return (
    <div className="board">
      {columns.map(({ state, own }) => (
        <Column key={state} state={state} tasks={own} />
      ))}
    </div>
  )
}

function Column({ state, tasks }: { readonly state: TaskState; readonly tasks: readonly TaskSummary[] }) {
  const t = useT()
  return (
    <section className="board-column" aria-label={t(vocabularies.taskState[state])}>
      <h3>
        {t(vocabularies.taskState[state])} <span className="quiet">{tasks.length}</span>
      </h3>
      <ul>
        {tasks.slice(0, MOST_CARDS).map((task) => (
          <li key={task.id}>
            <BoardCard task={task} />
          </li>
        ))}
      </ul>
      {tasks.length > MOST_CARDS && <p className="quiet">{t(taskMessages.boardMore, { count: tasks.length - MOST_CARDS })}</p>}
    </section>
  )
}

function BoardCard({ task }: { readonly task: TaskSummary }) {
  const t = useT()
  const selected = useSelection(({ selection }) => selection?.type === 'task' && selection.id === task.id)
  return (
    <button type="button" className="board-card" aria-current={selected} onClick={() => void showTask(task.id)}>
      <TaskColourMark colour={task.colour} size={14} />
      <span>
        {task.title}
        <span className="quiet">
          {task.responsibleUnit} <span className="board-date">{deadlineText(task, t)}</span>
        </span>
      </span>
    </button>
  )
}
