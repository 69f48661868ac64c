/** Filters and modes that belong to one workspace: they start anew when another is opened. */
import type { StoreApi } from 'zustand'
import { type Phase, useSession } from './session'

/** Put a store back to its beginning whenever a workspace is opened. */
export function resetWithWorkspace<State>(store: Pick<StoreApi<State>, 'setState' | 'getInitialState'>): void {
  useSession.subscribe(({ phase }, previous) => {
    const opening = openingOf(phase)
    if (opening !== null && opening !== openingOf(previous.phase)) store.setState(store.getInitialState(), true)
  })
}

function openingOf(phase: Phase): number | null {
  return phase.name === 'open' ? phase.opening : null
}
