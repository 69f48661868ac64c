/** The living view state, written down shortly after every change. */
import { create } from 'zustand'
import { system } from '../api/clients'
import { defaultViewState, parseViewState, type ViewState } from './view-state'

const WRITE_DELAY_MILLISECONDS = 600

type ViewStore = ViewState & {
  /** Workspace that the state belongs to; null before one is open. */
  readonly path: string | null
  readonly set: (change: Partial<ViewState>) => void
  readonly setPanels: (change: Partial<ViewState['panels']>) => void
  readonly setLayers: (change: Partial<ViewState['layers']>) => void
}

export const useView = create<ViewStore>()((set) => ({
  ...defaultViewState,
  path: null,
  set: (change) => set(change),
  setPanels: (change) => set((state) => ({ panels: { ...state.panels, ...change } })),
  setLayers: (change) => set((state) => ({ layers: { ...state.layers, ...change } })),
}))

/** Take over what was kept for a workspace. To be called when it opens, before the map is made. */
export async function loadViewState(path: string): Promise<void> {
  const text = await system.readViewState({ path })
  useView.setState({ ...parseViewState(text), path })
}

let pending: ReturnType<typeof setTimeout> | undefined

useView.subscribe((state, previous) => {
  if (state.path === null || state.path !== previous.path) return
  clearTimeout(pending)
  const { path, set: _set, setPanels: _setPanels, setLayers: _setLayers, ...kept } = state
  pending = setTimeout(() => void system.writeViewState({ path, state: JSON.stringify(kept) }), WRITE_DELAY_MILLISECONDS)
})
