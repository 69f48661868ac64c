/** Tasks by district, unit, source, category and more. */
import { Select } from 'antd'
import { useState } from 'react'
import type { TaskFilter } from '../../../shared/contract/task'
import type { BreakdownRow, TaskBreakdown } from '../../../shared/contract/task-work'
import { CLOSED_STATES, COMPLETED_STATES, type TaskState } from '../../../shared/domain/task'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { statisticsMessages as messages } from '../../../shared/messages/statistics'
import { type Breakdown, useTaskBreakdown } from '../../api/queries/statistics'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useTaskFilter } from '../../state/task-filter'
import { useView } from '../../state/view'
import { type CountRow, CountTable } from './count-table'

const choices: readonly Breakdown[] = ['district', 'unit', 'source', 'category', 'state', 'colour', 'progress', 'deadlineType', 'deadlineMonth']
const columnIds = ['total', 'completed', 'inProgress', 'overdue', 'closed', 'red', 'yellow', 'green'] as const
type ColumnId = (typeof columnIds)[number]

const openStates = (Object.keys(vocabularies.taskState) as TaskState[]).filter((state) => !COMPLETED_STATES.includes(state))

/** What a column asks for beside the row's own filter. */
const partOf: Readonly<Record<ColumnId, TaskFilter>> = {
  total: {},
  completed: { states: [...COMPLETED_STATES] },
  inProgress: { states: openStates },
  overdue: { overdue: true },
  closed: { states: [...CLOSED_STATES] },
  red: { colours: ['red'] },
  yellow: { colours: ['yellow'] },
  green: { colours: ['green'] },
}

export function TaskStatistics() {
  const t = useT()
  const [by, setBy] = useState<Breakdown>('district')
  return (
    <>
      <div className="statistics-tools">
        <span className="quiet">{t(messages.by)}</span>
        <Select size="small" value={by} onChange={setBy} aria-label={t(messages.by)} options={choices.map((value) => ({ value, label: t(messages[value]) }))} />
      </div>
      <QueryView query={useTaskBreakdown(by)}>{(breakdown) => <Breakdowns breakdown={breakdown} by={by} />}</QueryView>
    </>
  )
}

function Breakdowns({ breakdown, by }: { readonly breakdown: TaskBreakdown; readonly by: Breakdown }) {
  const t = useT()
  const columns = columnIds.map((id) => ({ id, title: t(messages[id]), alarming: id === 'overdue' || id === 'red' }))
  const rows = breakdown.rows.map((row): CountRow => ({
    id: row.key ?? '',
    title: row.title === null ? (row.key ?? t(messages.unknown)) : t(row.title),
    counts: countsOf(row),
    ratio: row.total === 0 ? null : row.completed / row.total,
    open: (column) => showTasks(row, column as ColumnId),
  }))
  return (
    <>
      <CountTable group={t(messages[by])} ratioTitle={t(messages.ratio)} columns={columns} rows={rows} total={totalOf(breakdown, t(messages.sum))} />
      <p className="statistics-foot quiet">{t(messages.asOf, { date: breakdown.asOf })}</p>
    </>
  )
}

const countsOf = (row: BreakdownRow): Record<ColumnId, number> => Object.fromEntries(columnIds.map((id) => [id, row[id]])) as Record<ColumnId, number>

/** A task stands in one row only. */
function totalOf({ rows }: TaskBreakdown, title: string): CountRow {
  const counts = Object.fromEntries(columnIds.map((id) => [id, rows.reduce((sum, row) => sum + row[id], 0)])) as Record<ColumnId, number>
  return { id: 'total', title, counts, ratio: counts.total === 0 ? null : counts.completed / counts.total, open: (column) => showInList(partOf[column as ColumnId]) }
}

function showTasks({ filter }: BreakdownRow, column: ColumnId): void {
  const part = partOf[column]
  const states = filter.states === undefined || part.states === undefined ? (part.states ?? filter.states) : filter.states.filter((state) => part.states?.includes(state))
  showInList({ ...filter, ...part, ...(states === undefined ? {} : { states }) })
}

function showInList(filter: TaskFilter): void {
  useTaskFilter.getState().replace(filter)
  useView.getState().setPanels({ left: 'tasks' })
}
