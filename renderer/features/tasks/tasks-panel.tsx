/** The rectification tasks: counts, filters, list. */
import { Button, Select } from 'antd'
import { useMemo } from 'react'
import type { TaskStatistics, TaskSummary } from '../../../shared/domain/task'
import { taskMessages } from '../../../shared/messages/tasks'
import { useTaskList, useTaskStatistics } from '../../api/queries/tasks'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useSelection } from '../../state/selection'
import { showTask } from '../../state/show'
import { useTaskFilter } from '../../state/task-filter'
import { EmptyNote } from '../../ui/notes'
import { VirtualList } from '../../ui/virtual-list'
import { sortTasks } from './sort-tasks'
import { TaskFigures } from './task-figures'
import { TaskFilters } from './task-filters'
import { TaskRow } from './task-row'
import './tasks.css'

const ROW_HEIGHT = 48
const orderTitles = { deadline: taskMessages.sortDeadline, number: taskMessages.sortNumber, state: taskMessages.sortState } as const

const taskRow = (task: TaskSummary) => <TaskRow task={task} />

export function TasksPanel() {
  const asOf = useTaskFilter((state) => state.asOf)
  return <QueryView query={useTaskStatistics(asOf)}>{(statistics) => <Tasks statistics={statistics} />}</QueryView>
}

function Tasks({ statistics }: { readonly statistics: TaskStatistics & { readonly tasks: readonly TaskSummary[] } }) {
  const t = useT()
  const { filter, order, asOf, setOrder, replace } = useTaskFilter()
  const list = useTaskList(filter, asOf)
  const selection = useSelection((state) => state.selection)
  const tasks = useMemo(() => sortTasks(list.data?.tasks ?? [], order), [list.data, order])
  if (statistics.total === 0) return <EmptyNote text={t(taskMessages.noTasks)} />
  const filtered = Object.keys(filter).length > 0
  return (
    <>
      <TaskFigures statistics={statistics} />
      <TaskFilters tasks={statistics.tasks} />
      <div className="list-head">
        <span>{t(taskMessages.count, { shown: tasks.length, total: statistics.total })}</span>
        {filtered && (
          <Button type="link" size="small" onClick={() => replace({})}>
            {t(taskMessages.clearFilter)}
          </Button>
        )}
        <Select
          size="small"
          variant="borderless"
          className="list-order"
          aria-label={t(taskMessages.sort)}
          value={order}
          onChange={setOrder}
          options={Object.entries(orderTitles).map(([value, title]) => ({ value, label: t(title) }))}
        />
      </div>
      <QueryView query={list}>
        {() =>
          tasks.length === 0 ? (
            <EmptyNote text={t(taskMessages.noneMatch)}>
              <Button size="small" onClick={() => replace({})}>
                {t(taskMessages.clearFilter)}
              </Button>
            </EmptyNote>
          ) : (
            <VirtualList
              label={t(taskMessages.list)}
              items={tasks}
              keyOf={(task) => task.id}
              rowHeight={ROW_HEIGHT}
              selectedKey={selection?.type === 'task' ? selection.id : null}
              onSelect={(task) => void showTask(task.id)}
              row={taskRow}
            />
          )
        }
      </QueryView>
    </>
  )
}
