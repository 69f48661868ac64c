/** What a large import leaves for later: the small scales of its theme. */
import { defineHeavyJob, runHeavyRequest } from '../jobs/heavy-job'
import type { Session } from './session'

export const refreshOverviewsJob = defineHeavyJob({ name: 'workspace.refreshOverviews', lane: 'write', work: (session, _: null, job) => session.workspace().refreshOverviews(job) })

/**
 * Make overviews that are behind. Whatever prints maps waits for it: paper shows every feature and name, not some of them for the time being.
 *
 * @returns whether there were any; false also where the workspace cannot be written
 */
export async function completeOverviews(session: Session, signal?: AbortSignal): Promise<boolean> {
  if ((await session.current()?.lacksOverviews()) !== true) return false
  return (await runHeavyRequest(session, refreshOverviewsJob, null, signal)) > 0
}
