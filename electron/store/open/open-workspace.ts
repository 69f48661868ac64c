/** Open a workspace file: decide how it may be used, change nothing. */
import { closeSync, openSync, statSync } from 'node:fs'
import type { LayerInfo, WorkspaceAccess } from '../../../shared/domain/workspace'
import { AppError } from '../../../shared/errors'
import type { Connection } from '../connection/connection'
import { openWriteConnection } from '../connection/open-connection'
import { asReadFailure, failureCode } from '../connection/sqlite-failure'
import { makeReferenceCopy } from '../foreign/make-reference-copy'
import { GeoPackageWorkspace } from '../geopackage-workspace'
import { migrateFile } from '../migrations/migrate-file'
import { SCHEMA_VERSION } from '../schema/create-schema'
import { isOwnWorkspace, readMeta } from '../schema/meta'
import { hasTable } from '../validate/check-geopackage'
import type { Workspace } from '../workspace-store'
import { readFileHeader } from './file-header'
import { switchToRollback } from './journal-mode'
import { takeLock, type Lock } from './lock-file'
import { openReader, type OpenReader } from './open-reader'
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
 * A file with an older schema is backed up and brought up to date where it may be written, and read as it is where not.
 *
 * A GeoPackage of another program is read as reference layers.
 *
 * @throws AppError 'workspace.notFound', 'workspace.notGeoPackage', 'workspace.damaged', 'workspace.cannotRead', 'workspace.cannotWrite'
 */
export async function openWorkspace(path: string, options: OpenOptions = {}): Promise<Workspace> {
  requireDatabase(path)
  const claim = claimFile(path, options.readOnly === true)
  let opened: OpenReader | null = null
  try {
    if (claim.lock !== null) recover(path)
    opened = openReader(path, claim.access.mode === 'readOnly' && claim.access.reason !== 'lockedByOther')
    if (claim.lock !== null && hasOlderSchema(opened.reader)) {
      opened.reader.close()
      await migrateFile(path)
      opened = openReader(path, false)
    }
    const access = accessOf(path, opened.reader, claim.access)
    if (access.mode === 'readOnly') claim.lock?.release()
    const foreign = access.mode === 'readOnly' && access.reason === 'foreign'
    const file = foreign ? await openForeign(path, opened) : { opened, foreignLayers: null }
    opened = file.opened
    return new GeoPackageWorkspace({
      ...file,
      path,
      access,
      lock: access.mode === 'readOnly' ? null : claim.lock,
      journal: options.journal ?? 'wal',
    })
  } catch (error) {
    opened?.reader.close()
    opened?.discard()
    claim.lock?.release()
    throw asReadFailure(error, path)
  }
}

/** A copy with the file's layers as reference layers takes the file's place. */
async function openForeign(path: string, original: OpenReader): Promise<{ readonly opened: OpenReader; readonly foreignLayers: readonly LayerInfo[] }> {
  const copy = await makeReferenceCopy(original, path)
  try {
    const opened = openReader(copy.path, false)
    original.reader.close()
    original.discard()
    return { opened: { ...opened, discard: copy.discard }, foreignLayers: copy.layers }
  } catch (error) {
    copy.discard()
    throw error
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

function hasOlderSchema(reader: Connection): boolean {
  return isOwnWorkspace(reader) && readMeta(reader).schemaVersion < SCHEMA_VERSION
}

/** What the content allows, beside what the file system allows. @throws AppError 'workspace.notGeoPackage' */
function accessOf(path: string, reader: Connection, claimed: WorkspaceAccess): WorkspaceAccess {
  if (!hasTable(reader, 'gpkg_contents')) throw new AppError('workspace.notGeoPackage', { path })
  if (!isOwnWorkspace(reader)) return { mode: 'readOnly', reason: 'foreign', holder: null }
  if (readMeta(reader).schemaVersion > SCHEMA_VERSION) return { mode: 'readOnly', reason: 'newerSchema', holder: null }
  return claimed
}
