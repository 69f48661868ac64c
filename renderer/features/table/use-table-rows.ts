/** Rows of the pages that are in sight. */
import { useQueries } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { TableQuery } from '../../../shared/contract/feature'
import type { Feature } from '../../../shared/domain/feature'
import { TABLE_PAGE_ROWS, tablePageOptions } from '../../api/queries/features'

/**
 * @param first index of the first row in sight
 * @param last index of the last one
 * @returns a row by its index; undefined while its page is read
 */
export function useTableRows(query: TableQuery, first: number, last: number): (index: number) => Feature | undefined {
  const firstPage = Math.floor(first / TABLE_PAGE_ROWS)
  const lastPage = Math.floor(Math.max(first, last) / TABLE_PAGE_ROWS)
  const pages = useQueries({
    queries: Array.from({ length: lastPage - firstPage + 1 }, (_, index) => tablePageOptions(query, firstPage + index)),
    combine: useCallback((answers: readonly { readonly data?: { readonly features: readonly Feature[] } | undefined }[]) => answers.map(({ data }) => data?.features), []),
  })
  return useCallback((index) => pages[Math.floor(index / TABLE_PAGE_ROWS) - firstPage]?.[index % TABLE_PAGE_ROWS], [pages, firstPage])
}
