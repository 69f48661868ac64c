/** A task that waits for a feature to be linked to it: the next one that is selected, wherever, is offered. */
import { create } from 'zustand'
import { resetWithWorkspace } from './per-workspace'

/** The waiting task as its name is shown. */
export type LinkingTask = { readonly id: string; readonly name: string }

type LinkModeState = {
  readonly task: LinkingTask | null
  readonly start: (task: LinkingTask) => void
  readonly end: () => void
}

export const useLinkMode = create<LinkModeState>()((set) => ({
  task: null,
  start: (task) => set({ task }),
  end: () => set({ task: null }),
}))

resetWithWorkspace(useLinkMode)
