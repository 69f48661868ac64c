/** The task list with its counts, filters and tools. */
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { TaskStatistics, TaskSummary } from '../../../shared/domain/task'
import { taskPageMessages } from '../../../shared/messages/task-page'
import { taskMessages } from '../../../shared/messages/tasks'
import { useTaskList, useTaskStatistics } from '../../api/queries/tasks'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { usePast } from '../../state/past'
import { useTaskFilter } from '../../state/task-filter'
import { useTaskPanel } from '../../state/task-panel'
import { EmptyNote } from '../../ui/notes'
import { TaskForm } from '../task-page/task-form'
import { BulkBar } from './bulk-bar'
import { sortTasks } from './sort-tasks'
import { TaskFigures } from './task-figures'
import { TaskFilters } from './task-filters'
import { TaskList } from './task-list'
import { TaskTools } from './task-tools'

const orderTitles = { deadline: taskMessages.sortDeadline, number: taskMessages.sortNumber, state: taskMessages.sortState } as const

export function TasksView() {
  return <QueryView query={useTaskStatistics()}>{(statistics) => <Tasks statistics={statistics} />}</QueryView>
}

function Tasks({ statistics }: { readonly statistics: TaskStatistics & { readonly tasks: readonly TaskSummary[] } }) {
  const t = useT()
  const { filter, order, setOrder, replace } = useTaskFilter()
  const chosen = useTaskPanel((state) => state.chosen)
  const past = usePast(({ asOf, recordedAt }) => asOf !== null || recordedAt !== null)
  const [making, setMaking] = useState(false)
  const list = useTaskList(filter)
  const tasks = useMemo(() => sortTasks(list.data?.tasks ?? [], order), [list.data, order])
  if (making) {
    return (
      <div className="new-task">
        <h3>{t(taskPageMessages.newTask)}</h3>
        <TaskForm task={null} onDone={() => setMaking(false)} />
      </div>
    )
  }
  const make = (
    <Button size="small" onClick={() => setMaking(true)}>
      {t(taskPageMessages.newTask)}
    </Button>
  )
  if (statistics.total === 0 && !past) return <EmptyNote text={t(taskMessages.noTasks)}>{make}</EmptyNote>
  return (
    <>
      <TaskFigures statistics={statistics} />
      <TaskFilters tasks={statistics.tasks} />
      <TaskTools onNew={() => setMaking(true)} />
      {chosen !== null && <BulkBar chosen={chosen} tasks={tasks} />}
      <div className="list-head">
        <span>{t(taskMessages.count, { shown: tasks.length, total: statistics.total })}</span>
        {Object.keys(filter).length > 0 && (
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
      <QueryView query={list}>{() => <TaskList tasks={tasks} />}</QueryView>
    </>
  )
}
