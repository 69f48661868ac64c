/** The tasks that the filters let through, as a list: to look at one, or to tick several. */
import { Button, Checkbox } from 'antd'
import type { TaskSummary } from '../../../shared/domain/task'
import { taskMessages } from '../../../shared/messages/tasks'
import { taskToolMessages } from '../../../shared/messages/task-tools'
import { useT } from '../../i18n'
import { useSelection } from '../../state/selection'
import { showTask } from '../../state/show'
import { useTaskFilter } from '../../state/task-filter'
import { useTaskPanel } from '../../state/task-panel'
import { EmptyNote } from '../../ui/notes'
import { VirtualList } from '../../ui/virtual-list'
import { TaskRow } from './task-row'

const ROW_HEIGHT = 48

const taskRow = (task: TaskSummary) => <TaskRow task={task} />

export function TaskList({ tasks }: { readonly tasks: readonly TaskSummary[] }) {
  const t = useT()
  const replace = useTaskFilter((state) => state.replace)
  const selection = useSelection((state) => state.selection)
  const { chosen, toggle } = useTaskPanel()
  if (tasks.length === 0) {
    return (
      <EmptyNote text={t(taskMessages.noneMatch)}>
        <Button size="small" onClick={() => replace({})}>
          {t(taskMessages.clearFilter)}
        </Button>
      </EmptyNote>
    )
  }
  const tickRow = (task: TaskSummary) => (
    <div className="tick-row">
      {/* The whole row ticks; the box only shows it. */}
      <Checkbox checked={chosen?.has(task.id) === true} tabIndex={-1} aria-label={t(taskToolMessages.tick, { task: task.title })} />
      <TaskRow task={task} />
    </div>
  )
  return (
    <VirtualList
      label={t(taskMessages.list)}
      items={tasks}
      keyOf={(task) => task.id}
      rowHeight={ROW_HEIGHT}
      selectedKey={selection?.type === 'task' ? selection.id : null}
      choosesAtRest={chosen === null}
      onSelect={(task) => (chosen === null ? void showTask(task.id) : toggle(task.id))}
      row={chosen === null ? taskRow : tickRow}
    />
  )
}
