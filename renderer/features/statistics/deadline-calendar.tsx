/** Deadlines of a month, day by day. */
import { Button } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { TaskSummary } from '../../../shared/domain/task'
import { statisticsMessages as messages } from '../../../shared/messages/statistics'
import { useTasksDue } from '../../api/queries/statistics'
import { useLanguage, useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { TaskColourMark } from '../../present/task-colour-mark'
import { showTask } from '../../state/show'
import { useTaskFilter } from '../../state/task-filter'
import { useToday } from '../../state/today'
import { useView } from '../../state/view'

const DATE = 'YYYY-MM-DD'
const DAYS_OF_WEEK = 7
/** More than this on one day are counted, not named. */
const MOST_NAMED = 4

export function DeadlineCalendar() {
  const t = useT()
  const language = useLanguage()
  const today = useToday()
  const [month, setMonth] = useState(() => dayjs(today, DATE).startOf('month'))
  const due = useTasksDue(month.format(DATE), month.endOf('month').format(DATE))
  const title = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long' }).format(month.toDate())
  return (
    <>
      <div className="statistics-tools">
        <Button size="small" icon={<ChevronLeft size={14} />} aria-label={t(messages.earlier)} onClick={() => setMonth(month.subtract(1, 'month'))} />
        <strong className="calendar-month">{title}</strong>
        <Button size="small" icon={<ChevronRight size={14} />} aria-label={t(messages.later)} onClick={() => setMonth(month.add(1, 'month'))} />
        {due.data !== undefined && (
          <span className="quiet">{t(messages.dueThisMonth, { count: due.data.total, overdue: due.data.tasks.filter(({ overdue }) => overdue).length })}</span>
        )}
      </div>
      <QueryView query={due}>{({ tasks }) => <Month month={month} tasks={tasks} today={today} />}</QueryView>
    </>
  )
}

function Month({ month, tasks, today }: { readonly month: Dayjs; readonly tasks: readonly TaskSummary[]; readonly today: string }) {
  const language = useLanguage()
  const byDay = useMemo(() => tasksByDay(tasks), [tasks])
  // Weeks begin on Monday.
  const lead = (month.day() + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK
  const cells = Math.ceil((lead + month.daysInMonth()) / DAYS_OF_WEEK) * DAYS_OF_WEEK
  const first = month.subtract(lead, 'day')
  const names = Array.from({ length: DAYS_OF_WEEK }, (_, index) => new Intl.DateTimeFormat(language, { weekday: 'short' }).format(first.add(index, 'day').toDate()))
  return (
    <div className="calendar">
      {names.map((name) => (
        <div key={name} className="calendar-weekday">
          {name}
        </div>
      ))}
      {Array.from({ length: cells }, (_, index) => {
        const day = first.add(index, 'day')
        const date = day.format(DATE)
        return <Day key={date} date={date} number={day.date()} outside={!day.isSame(month, 'month')} isToday={date === today} tasks={byDay.get(date) ?? []} />
      })}
    </div>
  )
}

function tasksByDay(tasks: readonly TaskSummary[]): ReadonlyMap<string, readonly TaskSummary[]> {
  const days = new Map<string, TaskSummary[]>()
  for (const task of tasks) {
    if (task.deadline === null) continue
    const own = days.get(task.deadline) ?? []
    own.push(task)
    days.set(task.deadline, own)
  }
  return days
}

type DayProps = { readonly date: string; readonly number: number; readonly outside: boolean; readonly isToday: boolean; readonly tasks: readonly TaskSummary[] }

function Day({ date, number, outside, isToday, tasks }: DayProps) {
  const t = useT()
  const showDay = () => {
    useTaskFilter.getState().replace({ dueFrom: date, dueTo: date })
    useView.getState().setPanels({ left: 'tasks' })
  }
  return (
    <div className={`calendar-day${outside ? ' outside' : ''}${isToday ? ' today' : ''}`}>
      <div className="calendar-number">
        {number}
        {tasks.length > 0 && (
          <button type="button" className="count-button" onClick={showDay}>
            {t(messages.dueCount, { count: tasks.length })}
          </button>
        )}
      </div>
      {tasks.slice(0, MOST_NAMED).map((task) => (
        <button key={task.id} type="button" className="calendar-task" title={task.title} onClick={() => void showTask(task.id)}>
          <TaskColourMark colour={task.colour} size={12} />
          <span className="ellipsis">{task.title}</span>
        </button>
      ))}
    </div>
  )
}
