/** Make an empty workspace. */
import { randomUUID } from 'node:crypto'
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '../../../shared/errors'
import { genesisHash } from '../audit/entry-hash'
import type { Connection } from '../connection/connection'
import { openNewFile } from '../connection/open-connection'
import { asWriteFailure } from '../connection/sqlite-failure'
import { APPLICATION_ID, USER_VERSION } from '../geopackage/core-tables'
import { writeLayerStyles } from '../geopackage/styles/layer-styles'
import { createSchemaSqls, SCHEMA_VERSION } from '../schema/create-schema'
import { writeMeta } from '../schema/meta'
import { takeLock } from './lock-file'

export type CreateOptions = {
  /** Overwrite a file. */
  readonly force?: boolean
  /** Shown as the workspace's name; the file's name where absent. */
  readonly title?: string
  /** The workspace's own date, ISO; absent: the computer's date counts. */
  readonly today?: string
  /** Name of the sample that it will hold. */
  readonly sample?: string
}

/**
 * Make an empty workspace file. It is whole or not there: it is made under another name and renamed.
 *
 * @throws AppError 'workspace.alreadyExists', 'workspace.cannotWrite'
 */
export async function createWorkspace(path: string, options: CreateOptions = {}): Promise<void> {
  if (existsSync(path) && options.force !== true) throw new AppError('workspace.alreadyExists', { path })
  if (existsSync(path) && statSync(path).isDirectory()) throw new AppError('workspace.cannotWrite', { path, reason: 'EISDIR' })
  const making = `${path}.${randomUUID()}.new`
  try {
    await replaceWhenFree(path, () => {
      makeFile(making, basename(path).replace(/\.gpkg$/i, ''), options)
      moveOver(making, path)
    })
  } catch (error) {
    throw asWriteFailure(error, path)
  } finally {
    rmSync(making, { force: true })
  }
}

/**
 * Put a whole, closed workspace file in the place of another one, or where there is none.
 *
 * @throws AppError 'workspace.cannotWrite', also where another program has the old file open
 */
export async function putWorkspaceInPlace(made: string, path: string): Promise<void> {
  try {
    await replaceWhenFree(path, () => moveOver(made, path))
  } catch (error) {
    throw asWriteFailure(error, path)
  }
}

/** What a crash left beside the old file must not be taken for the new one's. */
function moveOver(made: string, path: string): void {
  for (const rest of ['-wal', '-shm', '-journal']) rmSync(`${path}${rest}`, { force: true })
  renameSync(made, path)
}

/** Nobody may have the file open that is overwritten. */
async function replaceWhenFree(path: string, replace: () => void): Promise<void> {
  const attempt = takeLock(path)
  if (attempt.outcome === 'held') throw new AppError('workspace.cannotWrite', { path, reason: `${attempt.holder.user}@${attempt.holder.host}` })
  if (attempt.outcome === 'impossible') throw new AppError('workspace.cannotWrite', { path, reason: 'EACCES' })
  try {
    replace()
  } finally {
    attempt.lock.release()
  }
}

function makeFile(path: string, name: string, { title, today, sample }: CreateOptions): void {
  const connection = openNewFile(path)
  try {
    connection.pragma(`application_id = ${APPLICATION_ID}`)
    connection.pragma(`user_version = ${USER_VERSION}`)
    connection.exec('BEGIN')
    for (const sql of createSchemaSqls()) connection.exec(sql)
    const uuid = randomUUID()
    writeMeta(connection, {
      schemaVersion: SCHEMA_VERSION,
      title: title ?? name,
      today: today ?? null,
      sample: sample ?? null,
      created: new Date().toISOString(),
      uuid,
    })
    writeLayerStyles(connection, today ?? null)
    beginLog(connection, uuid)
    connection.exec('COMMIT')
  } finally {
    connection.close()
  }
}

function beginLog(connection: Connection, uuid: string): void {
  connection.run('INSERT INTO dutu_audit_head VALUES (1, 0, ?)', genesisHash(uuid))
}
