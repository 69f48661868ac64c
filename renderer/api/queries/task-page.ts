/** What a task's page reads beside its card. */
import { useQuery } from '@tanstack/react-query'
import { serviceQueries } from '../clients'

/** Everything that happened to a task, oldest first. */
export function useTaskStory(id: string) {
  return useQuery(serviceQueries.task.story.queryOptions({ input: { id } }))
}
