/** What the task panel shows, and which tasks are chosen for a step of many. */
import { create } from 'zustand'
import { resetWithWorkspace } from './per-workspace'
import { useTaskFilter } from './task-filter'

export type TaskPanelView = 'tasks' | 'letters' | 'petitions' | 'settings'

type TaskPanelState = {
  readonly shown: TaskPanelView
  /** Ids of the chosen tasks; null: one at a time, as usual. */
  readonly chosen: ReadonlySet<string> | null
  readonly show: (shown: TaskPanelView) => void
  readonly choose: (ids: Iterable<string>) => void
  readonly toggle: (id: string) => void
  readonly endChoosing: () => void
}

export const useTaskPanel = create<TaskPanelState>()((set) => ({
  shown: 'tasks',
  chosen: null,
  show: (shown) => set({ shown, chosen: null }),
  choose: (ids) => set({ chosen: new Set(ids) }),
  toggle: (id) => set(({ chosen }) => ({ chosen: toggled(chosen ?? new Set(), id) })),
  endChoosing: () => set({ chosen: null }),
}))

resetWithWorkspace(useTaskPanel)

// A figure that shows its tasks shows them whatever the panel showed before.
useTaskFilter.subscribe(({ filter }, before) => {
  if (filter !== before.filter) useTaskPanel.setState({ shown: 'tasks' })
})

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const others = new Set(chosen)
  if (!others.delete(id)) others.add(id)
  return others
}
