/** Overviews that large writes left behind, made in transactions of their own. */
import type { Connection } from '../connection/connection'
import { retryBusy } from '../connection/retry-busy'
import { refreshOverviewsInSteps } from '../tiles/refresh-overviews'
import { staleKinds } from '../tiles/stale-overviews'
import type { JobContext } from '../workspace-store'
import { Pauses } from './pauses'

/**
 * @returns how many themes
 * @throws the signal's reason: themes that are not finished stay as they were
 */
export async function refreshStaleOverviews(connection: Connection, job: JobContext = {}): Promise<number> {
  const kinds = staleKinds(connection)
  const pauses = new Pauses(job)
  for (const kind of kinds) {
    await retryBusy(() => connection.exec('BEGIN IMMEDIATE'))
    try {
      for (const _ of refreshOverviewsInSteps(connection, kind, 'all')) await pauses.afterStep()
      await retryBusy(() => connection.commit())
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK')
      throw error
    }
  }
  return kinds.length
}
