/** Which tasks the list shows and in which order. Every figure of the window that counts tasks sets it. */
import { create } from 'zustand'
import type { TaskFilter } from '../../shared/contract/task'
import { resetWithWorkspace } from './per-workspace'

export const taskOrders = ['deadline', 'number', 'state'] as const
export type TaskOrder = (typeof taskOrders)[number]

type TaskFilterState = {
  readonly filter: TaskFilter
  readonly order: TaskOrder
  /** Change parts of the filter; a part set to undefined is dropped. */
  readonly change: (parts: TaskFilterChange) => void
  /** Show these tasks only, whatever was filtered before. */
  readonly replace: (filter: TaskFilter) => void
  readonly setOrder: (order: TaskOrder) => void
}

export type TaskFilterChange = { readonly [Part in keyof TaskFilter]?: TaskFilter[Part] | undefined }

export const useTaskFilter = create<TaskFilterState>()((set) => ({
  filter: {},
  order: 'deadline',
  change: (parts) => set(({ filter }) => ({ filter: withoutEmpty({ ...filter, ...parts }) })),
  replace: (filter) => set({ filter: withoutEmpty(filter) }),
  setOrder: (order) => set({ order }),
}))

resetWithWorkspace(useTaskFilter)

/** Parts that ask for nothing are dropped, so that equal filters are equal. */
function withoutEmpty(parts: TaskFilterChange): TaskFilter {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined && part !== '' && !(Array.isArray(part) && part.length === 0)))
}
