/** What the window reads of features: cards, tables, search. */
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import type { TableQuery } from '../../../shared/contract/feature'
import type { Feature, FeatureRef } from '../../../shared/domain/feature'
import type { KindId } from '../../../shared/domain/kinds'
import { useAskedMoment } from '../../state/past'
import { serviceQueries } from '../clients'

/** A feature's card. */
export function useFeatureCard({ kind, id }: FeatureRef) {
  return useQuery(serviceQueries.feature.read.queryOptions({ input: { kind, id, ...useAskedMoment() } }))
}

/** Rows of one page of a table. */
export const TABLE_PAGE_ROWS = 200

/** Options of one page, for reading several at once. */
export function tablePageOptions(table: TableQuery, page: number) {
  return serviceQueries.feature.list.queryOptions({ input: { ...table, limit: TABLE_PAGE_ROWS, offset: page * TABLE_PAGE_ROWS } })
}

/** How many rows a table has; the count before stays until the new one is there. */
export function useTableCount(table: TableQuery) {
  return useQuery({ ...tablePageOptions(table, 0), placeholderData: keepPreviousData, select: ({ total }) => total })
}

const NO_NAMES: readonly string[] = []

/** Names of the source's own columns of a table's rows, as its first page has them. */
export function useOtherColumnNames(table: TableQuery, enabled: boolean): readonly string[] {
  const select = ({ features }: { readonly features: readonly Feature[] }) => [...new Set(features.flatMap(({ otherColumns }) => Object.keys(otherColumns)))]
  return useQuery({ ...tablePageOptions(table, 0), placeholderData: keepPreviousData, select, enabled }).data ?? NO_NAMES
}

/** Where a feature stands in a table; null where it is not in it. */
export function useTablePosition(table: TableQuery, id: string | null) {
  return useQuery(serviceQueries.feature.position.queryOptions({ input: id === null ? skipToken : { ...table, id } }))
}

/** Values of a column with their counts, most frequent first. */
export function useColumnValues(kind: KindId, column: string, enabled: boolean) {
  return useQuery({ ...serviceQueries.feature.legendCounts.queryOptions({ input: { kind, column } }), enabled })
}

/** Features, tasks and documents that match a text; nothing is asked for an empty one. */
export function useSearch(text: string, limit: number) {
  const words = text.trim()
  return useQuery({ ...serviceQueries.feature.search.queryOptions({ input: words === '' ? skipToken : { text: words, limit } }), placeholderData: keepPreviousData })
}
