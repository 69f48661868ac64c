/** Check a workspace file without changing it. */
import type { ValidationReport } from '../../../shared/domain/workspace'
import { openReadConnection } from '../connection/open-connection'
import { requireGeoPackage } from '../open/open-workspace'
import type { JobContext } from '../workspace-store'

/** @throws AppError 'workspace.notFound', 'workspace.notGeoPackage' */
export async function validateFile(path: string, _job: JobContext = {}): Promise<ValidationReport> {
  requireGeoPackage(path)
  const connection = openReadConnection(path)
  try {
    const problems = connection
      .all<[string]>('PRAGMA integrity_check')
      .map(([text]) => text)
      .filter((text) => text !== 'ok')
    const checks = [{ name: 'sqliteIntegrity', ok: problems.length === 0, problems }]
    return { ok: checks.every(({ ok }) => ok), checks }
  } finally {
    connection.close()
  }
}
