/** Counts by whatever the bureau is asked for: tasks, outfalls, petitions, deadlines. Every figure opens its rows. */
import { Segmented } from 'antd'
import { useState } from 'react'
import { statisticsMessages as messages } from '../../../shared/messages/statistics'
import { useT } from '../../i18n'
import { DeadlineCalendar } from './deadline-calendar'
import { OutfallStatistics } from './outfall-statistics'
import { PetitionStatistics } from './petition-statistics'
import { TaskStatistics } from './task-statistics'
import './statistics.css'

const views = { tasks: TaskStatistics, calendar: DeadlineCalendar, outfalls: OutfallStatistics, petitions: PetitionStatistics } as const
type View = keyof typeof views

export function StatisticsDrawer() {
  const t = useT()
  const [view, setView] = useState<View>('tasks')
  const Content = views[view]
  return (
    <div className="drawer-body statistics">
      <div className="statistics-views">
        <Segmented size="small" value={view} onChange={setView} options={(Object.keys(views) as View[]).map((value) => ({ value, label: t(messages[value]) }))} />
      </div>
      <Content />
    </div>
  )
}
