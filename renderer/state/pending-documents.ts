/** Files that were chosen or dropped for a card and wait to be told what they are for. */
import { create } from 'zustand'
import type { DocumentOwner } from '../../shared/contract/document'
import { resetWithWorkspace } from './per-workspace'
import { useSelection } from './selection'

type PendingDocuments = {
  readonly owner: DocumentOwner | null
  /** Absolute paths. */
  readonly paths: readonly string[]
  readonly wait: (owner: DocumentOwner, paths: readonly string[]) => void
  readonly end: () => void
}

export const usePendingDocuments = create<PendingDocuments>()((set) => ({
  owner: null,
  paths: [],
  wait: (owner, paths) => set({ owner, paths }),
  end: () => set({ owner: null, paths: [] }),
}))

resetWithWorkspace(usePendingDocuments)

/** The task or feature whose card is open, as an owner of documents; null for other cards. */
export function ownerOfSelection(): DocumentOwner | null {
  const { selection } = useSelection.getState()
  if (selection?.type === 'task') return { layer: 'task', id: selection.id }
  if (selection?.type === 'feature') return { layer: selection.feature.kind, id: selection.feature.id }
  return null
}

/** Files waiting for this owner; empty for any other. */
export function usePendingPaths(owner: DocumentOwner): readonly string[] {
  return usePendingDocuments((state) => (state.owner?.layer === owner.layer && state.owner.id === owner.id ? state.paths : NONE))
}

const NONE: readonly string[] = []
