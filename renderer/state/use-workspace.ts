/** What the open workspace says about itself. */
import { useQuery } from '@tanstack/react-query'
import type { WorkspaceInfo } from '../../shared/domain/workspace'
import { serviceQueries } from '../api/clients'

/** The open workspace, or null before there is one. */
export function useWorkspace(): WorkspaceInfo | null {
  return useQuery(serviceQueries.workspace.current.queryOptions()).data ?? null
}
