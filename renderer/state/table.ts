/** What the attribute table shows: theme, filters, order. Columns are part of the view state. */
import { create } from 'zustand'
import type { Value } from '../../shared/domain/feature'
import type { KindId } from '../../shared/domain/kinds'
import { useView } from './view'
import { resetWithWorkspace } from './per-workspace'

/** Of one theme's table. */
export type TableSettings = {
  readonly text: string
  /** Column → values that may occur. */
  readonly where: Readonly<Record<string, readonly Value[]>>
  readonly orderBy: { readonly column: string; readonly descending: boolean } | null
}

export const defaultTableSettings: TableSettings = { text: '', where: {}, orderBy: null }

type TableState = {
  /** Null: the first theme that has features. */
  readonly kind: KindId | null
  readonly settings: { readonly [K in KindId]?: TableSettings }
  readonly setKind: (kind: KindId) => void
  readonly change: (kind: KindId, parts: Partial<TableSettings>) => void
  /** Open the drawer on a theme's table; the selected feature's row comes into view. */
  readonly showInTable: (kind: KindId) => void
}

export const useTable = create<TableState>()((set) => ({
  kind: null,
  settings: {},
  setKind: (kind) => set({ kind }),
  change: (kind, parts) => set(({ settings }) => ({ settings: { ...settings, [kind]: { ...(settings[kind] ?? defaultTableSettings), ...parts } } })),
  showInTable: (kind) => {
    set({ kind })
    useView.getState().setPanels({ drawer: 'table' })
  },
}))

resetWithWorkspace(useTable)
