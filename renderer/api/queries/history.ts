/** The log, newest first, page by page. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { serviceQueries } from '../clients'

const PAGE_ENTRIES = 60

/** `fetchNextPage` reads older entries. */
export function useHistory() {
  return useInfiniteQuery(
    serviceQueries.workspace.history.infiniteOptions({
      input: (before: string | undefined) => ({ limit: PAGE_ENTRIES, ...(before === undefined ? {} : { before }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => (page.length < PAGE_ENTRIES ? undefined : page.at(-1)?.id),
    }),
  )
}
