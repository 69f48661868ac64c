/** All checks of a file, one after another, in this thread. */
import { setImmediate as breathe } from 'node:timers/promises'
import type { ValidationCheck, ValidationProblem, ValidationReport } from '../../../shared/domain/workspace'
import { AppError } from '../../../shared/errors'
import type { Connection } from '../connection/connection'
import { openReadConnection } from '../connection/open-connection'
import { failureCode } from '../connection/sqlite-failure'
import { isOwnWorkspace } from '../schema/meta'
import type { JobContext } from '../workspace-store'
import { type Check, problem } from './check'
import { auditChainCheck, auditImagesCheck } from './check-audit-chain'
import { auditRowsCheck } from './check-audit-rows'
import { fileProblems, foreignKeysCheck, integrityCheck } from './check-database'
import { dataColumnsCheck, extensionsCheck, relatedTablesCheck } from './check-extensions'
import { contentsCheck, geometryColumnsCheck, headerCheck, referenceSystemsCheck, tablesCheck } from './check-geopackage'
import { geometriesCheck, spatialIndexCheck } from './check-geometries'
import { documentsCheck, outsideEditsCheck, schemaCheck } from './check-own'
import { auditTriggersCheck, triggersCheck } from './check-triggers'
import { countsCheck, referencesCheck, valuesCheck, vocabularyCodesCheck } from './check-values'

const geoPackageChecks: readonly Check[] = [
  integrityCheck,
  foreignKeysCheck,
  headerCheck,
  tablesCheck,
  referenceSystemsCheck,
  contentsCheck,
  geometryColumnsCheck,
  extensionsCheck,
  dataColumnsCheck,
  relatedTablesCheck,
  geometriesCheck,
  spatialIndexCheck,
]

const workspaceChecks: readonly Check[] = [
  schemaCheck,
  triggersCheck,
  countsCheck,
  valuesCheck,
  vocabularyCodesCheck,
  referencesCheck,
  documentsCheck,
  auditChainCheck,
  auditImagesCheck,
  auditRowsCheck,
  auditTriggersCheck,
  outsideEditsCheck,
]

/** So many problems of one check are listed, the rest is counted. */
const PROBLEMS_LISTED = 100

/** @param path a file that exists */
export async function checkFile(path: string, job: JobContext = {}): Promise<ValidationReport> {
  const broken = fileProblems(path)
  if (broken.length > 0) return report([{ name: integrityCheck.name, ok: false, problems: broken }])
  let connection: Connection
  try {
    connection = openReadConnection(path)
  } catch (error) {
    return report([{ name: integrityCheck.name, ok: false, problems: [unreadable(error)] }])
  }
  try {
    return await runChecks(connection, job)
  } finally {
    connection.close()
  }
}

async function runChecks(connection: Connection, job: JobContext): Promise<ValidationReport> {
  const checks = [...geoPackageChecks, ...(isOwn(connection) ? workspaceChecks : [])]
  const done: ValidationCheck[] = []
  for (const check of checks) {
    job.onProgress?.(done.length, checks.length)
    done.push(await runCheck(connection, check, job))
    // Nothing else can be read out of a file that is no database.
    if (check === integrityCheck && done[0]?.problems.some(({ code }) => code === 'validation.unreadable' || code === 'validation.unfinishedWrite') === true) break
  }
  job.onProgress?.(checks.length, checks.length)
  return report(done)
}

async function runCheck(connection: Connection, check: Check, job: JobContext): Promise<ValidationCheck> {
  const problems: ValidationProblem[] = []
  let more = 0
  try {
    for (const finding of check.run(connection)) {
      if (finding === null) {
        await breathe()
        job.signal?.throwIfAborted()
      } else if (problems.length < PROBLEMS_LISTED) problems.push(finding)
      else more++
    }
  } catch (error) {
    if (job.signal?.aborted === true) throw error
    problems.push(unreadable(error))
  }
  await breathe()
  job.signal?.throwIfAborted()
  if (more > 0) problems.push(problem('validation.more', { count: more }))
  return { name: check.name, ok: check.isNotice === true || problems.length === 0, problems }
}

function isOwn(connection: Connection): boolean {
  try {
    return isOwnWorkspace(connection)
  } catch {
    return false
  }
}

/** @throws the error itself where it is not the file's fault */
function unreadable(error: unknown): ValidationProblem {
  const code = failureCode(error)
  if (code === null || error instanceof AppError || !code.startsWith('SQLITE_')) throw error
  // A hot journal: only a program that may write can take the unfinished write back.
  if (code === 'SQLITE_READONLY_ROLLBACK' || code === 'SQLITE_READONLY_RECOVERY') return problem('validation.unfinishedWrite', {})
  return problem('validation.unreadable', { detail: error instanceof Error ? error.message : code })
}

function report(checks: readonly ValidationCheck[]): ValidationReport {
  return { ok: checks.every(({ ok }) => ok), checks }
}
