/** The table that the drawer shows: its theme and the query behind it. */
import { useMemo } from 'react'
import type { TableQuery } from '../../../shared/contract/feature'
import { type KindId, kindIds } from '../../../shared/domain/kinds'
import { usePresentKinds } from '../../state/layers'
import { useSelection } from '../../state/selection'
import { defaultTableSettings, type TableSettings, useTable } from '../../state/table'
import { useView } from '../../state/view'
import { useDebounced } from '../../ui/use-debounced'

const TEXT_REST_MILLISECONDS = 220

/** The chosen theme; before one was chosen that of the selected feature, else the first that has features; null in an empty workspace. */
export function useTableKind(): KindId | null {
  const chosen = useTable((state) => state.kind)
  const selected = useSelection(({ selection }) => (selection?.type === 'feature' ? selection.feature.kind : null))
  const present = usePresentKinds()
  return [chosen, selected, ...kindIds].find((kind) => kind !== null && present.has(kind)) ?? null
}

export function useTableSettings(kind: KindId): TableSettings {
  return useTable((state) => state.settings[kind]) ?? defaultTableSettings
}

/** Of a legal layer the version that the map shows. */
export function useTableQuery(kind: KindId): TableQuery {
  const settings = useTableSettings(kind)
  const text = useDebounced(settings.text, TEXT_REST_MILLISECONDS)
  const vintages: Readonly<Record<string, string>> = useView((state) => state.layers.vintage)
  const vintage = vintages[kind]
  const { where, orderBy } = settings
  return useMemo(
    () => ({
      kind,
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      ...(Object.keys(where).length === 0 ? {} : { where: Object.fromEntries(Object.entries(where).map(([column, values]) => [column, [...values]])) }),
      ...(orderBy === null ? {} : { orderBy }),
      ...(vintage === undefined ? {} : { vintage }),
    }),
    [kind, text, where, orderBy, vintage],
  )
}
