/** Open a workspace file: decide how it may be used, change nothing. */
import { closeSync, openSync, statSync } from 'node:fs'
import type { WorkspaceAccess } from '../../../shared/domain/workspace'
import type { Connection } from '../connection/connection'
import { openReadConnection, openWriteConnection } from '../connection/open-connection'
import { asReadFailure, failureCode } from '../connection/sqlite-failure'
import { SCHEMA_VERSION } from '../schema/create-schema'
import { isOwnWorkspace, readMeta } from '../schema/meta'
import { GeoPackageWorkspace } from '../geopackage-workspace'
import type { Workspace } from '../workspace-store'
import { readFileHeader } from './file-header'
import { switchToRollback } from './journal-mode'
import { takeLock, type Lock } from './lock-file'
import { requireDatabase } from './require-file'

export type OpenOptions = {
  readonly readOnly?: boolean
  /**
   * `wal` (default): readers go on during long writes. `rollback`: for one short-lived program such as a command; a cancelled
   * write leaves the file byte for byte as it was.
   */
  readonly journal?: 'wal' | 'rollback'
}

type ReadOnly = Extract<WorkspaceAccess, { mode: 'readOnly' }>

/**
 * @throws AppError 'workspace.notFound', 'workspace.notGeoPackage', 'workspace.damaged', 'workspace.cannotWrite'
 */
export async function openWorkspace(path: string, options: OpenOptions = {}): Promise<Workspace> {
  requireDatabase(path)
  const claim = claimFile(path, options.readOnly === true)
  let reader: Connection | null = null
  try {
    if (claim.lock !== null) recover(path)
    reader = openReadConnection(path)
    const access = accessOf(reader, claim.access)
    if (access.mode === 'readOnly') claim.lock?.release()
    return new GeoPackageWorkspace({
      path,
      reader,
      access,
      lock: access.mode === 'readOnly' ? null : claim.lock,
      journal: options.journal ?? 'wal',
    })
  } catch (error) {
    reader?.close()
    claim.lock?.release()
    throw asReadFailure(error, path)
  }
}

type Claim = { readonly access: WorkspaceAccess; readonly lock: Lock | null }

function readOnly(reason: ReadOnly['reason'], holder: ReadOnly['holder'] = null): Claim {
  return { access: { mode: 'readOnly', reason, holder }, lock: null }
}

/** Try to become the writer; otherwise say why not. */
function claimFile(path: string, requestedReadOnly: boolean): Claim {
  if (requestedReadOnly) return readOnly('requested')
  if (!isWritableFile(path)) return readOnly('readOnlyFile')
  const attempt = takeLock(path)
  if (attempt.outcome === 'impossible') return readOnly('readOnlyFolder')
  if (attempt.outcome === 'held') return readOnly('lockedByOther', attempt.holder)
  return { access: { mode: 'readWrite' }, lock: attempt.lock }
}

function isWritableFile(path: string): boolean {
  try {
    closeSync(openSync(path, 'r+'))
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'EBUSY'].includes(failureCode(error) ?? '')) return false
    throw error
  }
}

/** After a crash: let SQLite take back what was not committed, and return to one file. A file at rest is not touched. */
function recover(path: string): void {
  const left = readFileHeader(path).isWal || ['-wal', '-journal'].some((rest) => statSync(`${path}${rest}`, { throwIfNoEntry: false }) !== undefined)
  if (!left) return
  const connection = openWriteConnection(path)
  try {
    if (isOwnWorkspace(connection)) switchToRollback(connection)
  } finally {
    connection.close()
  }
}

/** What the content allows, beside what the file system allows. @throws AppError 'workspace.notGeoPackage' */
function accessOf(reader: Connection, claimed: WorkspaceAccess): WorkspaceAccess {
  if (!isOwnWorkspace(reader)) return { mode: 'readOnly', reason: 'foreign', holder: null }
  if (readMeta(reader).schemaVersion > SCHEMA_VERSION) return { mode: 'readOnly', reason: 'newerSchema', holder: null }
  return claimed
}
