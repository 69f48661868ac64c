/** Bring a file with an older schema up to date: a copy beside it first, then every missing step in one transaction. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { AppError } from '../../../shared/errors'
import { auditTriggers } from '../audit/audit-tables'
import type { Connection } from '../connection/connection'
import { openWriteConnection } from '../connection/open-connection'
import { quoteName } from '../connection/quote'
import { writeLayerStyles } from '../geopackage/styles/layer-styles'
import { asWriteFailure } from '../connection/sqlite-failure'
import { readMeta, writeMeta } from '../schema/meta'
import { tableShapes } from '../schema/table-shape'
import { rebuildSearchIndex } from '../search/index-rows'
import { runAction } from '../write/write-action'
import { migrations } from '.'
import type { Migration } from './migration'

/**
 * The caller holds the workspace's lock.
 *
 * @param steps all known steps; tests bring their own
 * @throws AppError 'workspace.cannotWrite'; then the file is as it was
 */
export async function migrateFile(path: string, steps: readonly Migration[] = migrations): Promise<void> {
  const connection = openWriteConnection(path)
  try {
    const from = readMeta(connection).schemaVersion
    const missing = steps.filter(({ version }) => version > from).sort((a, b) => a.version - b.version)
    requireUnbroken(from, missing)
    await backUp(connection, backupPath(path, from))
    const to = missing.at(-1)?.version ?? from
    await runAction(connection, { action: 'workspace.migrate', actor: 'dutu', params: { from, to }, reason: null, undoes: null }, () => {
      for (const { apply } of missing) apply(connection)
      renewTriggers(connection)
      writeLayerStyles(connection, readMeta(connection).today)
      rebuildSearchIndex(connection)
      writeMeta(connection, { schemaVersion: to })
    })
  } catch (error) {
    throw asWriteFailure(error, path)
  } finally {
    connection.close()
  }
}

/** The log's triggers name every column: after the steps they are written for the columns that are there now. */
function renewTriggers(connection: Connection): void {
  for (const shape of tableShapes) {
    for (const [name, sql] of auditTriggers(shape)) {
      connection.exec(`DROP TRIGGER IF EXISTS ${quoteName(name)}`)
      connection.exec(sql)
    }
  }
}

function requireUnbroken(from: number, missing: readonly Migration[]): void {
  missing.forEach(({ version }, index) => {
    if (version !== from + index + 1) throw new Error(`no migration from ${from + index} to ${version}`)
  })
}

/** Beside the file, never over an earlier backup. */
function backupPath(path: string, version: number): string {
  const base = path.replace(/\.gpkg$/i, '')
  for (let number = 0; ; number++) {
    const candidate = `${base}.v${version}${number === 0 ? '' : `-${number}`}.backup.gpkg`
    if (!existsSync(candidate)) return candidate
  }
}

/** By SQLite's backup interface, and whole or not there. */
async function backUp(connection: Connection, path: string): Promise<void> {
  const making = `${path}.new`
  try {
    await connection.database.backup(making)
    renameSync(making, path)
  } catch (error) {
    throw new AppError('workspace.cannotWrite', { path, reason: error instanceof Error ? error.message : '' }, { cause: error })
  } finally {
    rmSync(making, { force: true })
  }
}
