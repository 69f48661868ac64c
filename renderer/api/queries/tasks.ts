/** What the window reads and changes of rectification tasks. */
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { TaskFilter } from '../../../shared/contract/task'
import type { FeatureRef } from '../../../shared/domain/feature'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import { useAskedMoment } from '../../state/past'
import { service, serviceQueries } from '../clients'
import { queryClient } from '../query-client'

/** Counts and all tasks at the moment that is looked at. */
export function useTaskStatistics() {
  return useQuery({ ...serviceQueries.task.statistics.queryOptions({ input: useAskedMoment() }), placeholderData: keepPreviousData })
}

/** Tasks that a filter lets through; the rows shown before stay until the new ones are there. */
export function useTaskList(filter: TaskFilter) {
  return useQuery({ ...serviceQueries.task.list.queryOptions({ input: { ...filter, ...useAskedMoment() } }), placeholderData: keepPreviousData })
}

/** One task's card. */
export function useTaskCard(id: string) {
  return useQuery(serviceQueries.task.read.queryOptions({ input: { id, ...useAskedMoment() } }))
}

type Link = { readonly taskId: string; readonly feature: FeatureRef }

/** Hang a feature on a task. */
export function useLinkFeature() {
  return useMutation({
    mutationFn: ({ role, ...link }: Link & { readonly role: CodeOf<'linkRole'> }) => service.task.link({ ...link, role }),
    onSuccess: refreshLinks,
  })
}

/** Take a feature off a task. */
export function useUnlinkFeature() {
  return useMutation({ mutationFn: (link: Link) => service.task.unlink(link), onSuccess: refreshLinks })
}

/** A link changes tasks, cards and the log; features on the map stay as they are. */
async function refreshLinks(): Promise<void> {
  await Promise.all(
    [serviceQueries.task.key(), serviceQueries.feature.read.key(), serviceQueries.workspace.key()].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  )
}

/** Filters that were given a name. */
export function useSavedFilters() {
  return useQuery(serviceQueries.task.filters.queryOptions())
}

/** Thresholds of 时限预警. */
export function useTaskWarning() {
  return useQuery(serviceQueries.task.warning.queryOptions())
}
