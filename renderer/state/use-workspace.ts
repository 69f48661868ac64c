/** What the open workspace says about itself. */
import { useQuery } from '@tanstack/react-query'
import type { WorkspaceInfo } from '../../shared/domain/workspace'
import { serviceQueries } from '../api/clients'
import { usePast } from './past'

/** The open workspace, or null before there is one. While a past moment is looked at, nothing in it can be changed. */
export function useWorkspace(): WorkspaceInfo | null {
  const past = usePast(({ asOf, recordedAt }) => asOf !== null || recordedAt !== null)
  const { data } = useQuery({ ...serviceQueries.workspace.current.queryOptions(), ...(past ? { select: asOfPast } : {}) })
  return data ?? null
}

function asOfPast(info: WorkspaceInfo | null): WorkspaceInfo | null {
  return info === null || info.access.mode === 'readOnly' ? info : { ...info, access: { mode: 'readOnly', reason: 'requested', holder: null } }
}
