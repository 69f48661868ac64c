/** Which alerts the list shows, and whether the section panel shows sections or alerts. */
import { create } from 'zustand'
import type { AlertKind, AlertState } from '../../shared/domain/alert'
import { resetWithWorkspace } from './per-workspace'

type AlertListState = {
  readonly shown: 'sections' | 'alerts'
  /** Null: all. */
  readonly state: AlertState | null
  readonly kind: AlertKind | null
  readonly text: string
  readonly change: (parts: Partial<Pick<AlertListState, 'shown' | 'state' | 'kind' | 'text'>>) => void
}

export const useAlertList = create<AlertListState>()((set) => ({
  shown: 'sections',
  state: null,
  kind: null,
  text: '',
  change: (parts) => set(parts),
}))

resetWithWorkspace(useAlertList)
