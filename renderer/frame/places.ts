/**
 * What stands where in the frame. A feature joins the window by an entry here; the frame knows nothing else of it.
 *
 * Rail panels open on the left, one at a time; inspector cards show the selection on the right; drawer places open below the map;
 * top-bar places stand in the bar, from the middle to the right.
 */
import type { LucideIcon } from 'lucide-react'
import { ChartBar, ClipboardList, Columns4, FileInput, History, Layers, ChartSpline, Presentation, ScanSearch, Table2, Waves } from 'lucide-react'
import type { ComponentType } from 'react'
import type { FeatureRef } from '../../shared/domain/feature'
import type { Message } from '../../shared/messages/translate'
import { briefingWindowMessages } from '../../shared/messages/briefing-window'
import { checkMessages } from '../../shared/messages/check'
import { importWindowMessages } from '../../shared/messages/import-window'
import { sectionMessages } from '../../shared/messages/sections'
import { statisticsMessages } from '../../shared/messages/statistics'
import { taskMessages } from '../../shared/messages/tasks'
import { tableMessages } from '../../shared/messages/table'
import { windowMessages } from '../../shared/messages/window'
import { HistoryDrawer } from '../features/history/history-drawer'
import { BriefingPanel } from '../features/briefing/briefing-panel'
import { CheckPanel } from '../features/check/check-panel'
import { FindingCard } from '../features/check/finding-card'
import { ImportPanel } from '../features/import/import-panel'
import { AlertBadge } from '../features/alerts/alert-badge'
import { AlertCard } from '../features/alerts/alert-card'
import { FeatureCard } from '../features/inspector/feature-card'
import { TaskCard } from '../features/inspector/task-card'
import { RunningJobs } from '../features/jobs/running-jobs'
import { LayersPanel } from '../features/layers/layers-panel'
import { MonthControl } from '../features/sections/month-control'
import { SectionsDrawer } from '../features/sections/sections-drawer'
import { SectionsPanel } from '../features/sections/sections-panel'
import { StatisticsDrawer } from '../features/statistics/statistics-drawer'
import { TableDrawer } from '../features/table/table-drawer'
import { TaskBoard } from '../features/tasks/task-board'
import { TasksPanel } from '../features/tasks/tasks-panel'

/** A panel that the rail opens; its component fills the panel and scrolls by itself. */
export type PanelPlace = {
  readonly id: string
  /** Two characters in Chinese, one word in English. */
  readonly title: Message
  readonly icon: LucideIcon
  readonly Panel: ComponentType
  /** Stands at the button's corner: how many wait there. */
  readonly Badge?: ComponentType
}

/** What the drawer below the map can show. */
export type DrawerPlace = { readonly id: string; readonly title: Message; readonly icon: LucideIcon; readonly Content: ComponentType }

export const panelPlaces: readonly PanelPlace[] = [
  { id: 'layers', title: windowMessages.layers, icon: Layers, Panel: LayersPanel },
  { id: 'tasks', title: windowMessages.tasks, icon: ClipboardList, Panel: TasksPanel },
  { id: 'sections', title: windowMessages.sections, icon: Waves, Panel: SectionsPanel, Badge: AlertBadge },
  { id: 'check', title: checkMessages.title, icon: ScanSearch, Panel: CheckPanel },
  { id: 'import', title: importWindowMessages.title, icon: FileInput, Panel: ImportPanel },

  { id: 'briefing', title: briefingWindowMessages.title, icon: Presentation, Panel: BriefingPanel },]

export const drawerPlaces: readonly DrawerPlace[] = [
  { id: 'table', title: windowMessages.table, icon: Table2, Content: TableDrawer },
  { id: 'statistics', title: statisticsMessages.title, icon: ChartBar, Content: StatisticsDrawer },
  { id: 'board', title: taskMessages.board, icon: Columns4, Content: TaskBoard },
  { id: 'sections', title: sectionMessages.overview, icon: ChartSpline, Content: SectionsDrawer },
  { id: 'history', title: tableMessages.history, icon: History, Content: HistoryDrawer },
]

/** Cards of the inspector, by what is selected; null while there is none. */
export const inspectorCards: {
  readonly feature: ComponentType<{ readonly feature: FeatureRef }> | null
  readonly task: ComponentType<{ readonly id: string }> | null
  readonly finding: ComponentType<{ readonly index: number }> | null
  readonly alert: ComponentType<{ readonly id: string }> | null
} = { feature: FeatureCard, task: TaskCard, finding: FindingCard, alert: AlertCard }

/** Right of the search box: controls that hold for the whole window, such as the month of the sections. */
export const topBarControls: readonly ComponentType[] = [MonthControl]

/** In the status bar, left of the coordinates: running jobs. */
export const statusPlaces: readonly ComponentType[] = [RunningJobs]
