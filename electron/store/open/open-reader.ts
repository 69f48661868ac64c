/** The reading side of a file: the file itself, or a copy of one that a crash left in the middle of a write and that we may not repair. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Connection } from '../connection/connection'
import { openReadConnection, openWriteConnection } from '../connection/open-connection'
import { failureCode } from '../connection/sqlite-failure'
import { switchToRollback } from './journal-mode'

export type OpenReader = {
  readonly reader: Connection
  /** Where further connections find the same state: the file, or its repaired copy. */
  readonly path: string
  /** Takes the copy away. To be called when every connection is closed. */
  readonly discard: () => void
}

/** What SQLite says where a file has to be repaired first, or needs files beside it that we may not write. */
const NEEDS_REPAIR = ['SQLITE_READONLY_ROLLBACK', 'SQLITE_READONLY_RECOVERY', 'SQLITE_READONLY_CANTINIT', 'SQLITE_READONLY_DIRECTORY', 'SQLITE_CANTOPEN']

/**
 * @param mayCopy nobody writes: a copy holds one state
 * @throws what SQLite throws for a file that cannot be read
 */
export function openReader(path: string, mayCopy: boolean): OpenReader {
  try {
    return { reader: openAndRead(path), path, discard: () => {} }
  } catch (error) {
    if (!mayCopy || !NEEDS_REPAIR.includes(failureCode(error) ?? '')) throw error
    return openRepairedCopy(path)
  }
}

function openRepairedCopy(path: string): OpenReader {
  const folder = mkdtempSync(join(tmpdir(), 'dutu-read-'))
  const discard = () => rmSync(folder, { recursive: true, force: true })
  try {
    const copy = join(folder, basename(path))
    for (const rest of ['', '-wal', '-journal']) if (existsSync(`${path}${rest}`)) copyFileSync(`${path}${rest}`, `${copy}${rest}`)
    const repairing = openWriteConnection(copy)
    try {
      switchToRollback(repairing)
    } finally {
      repairing.close()
    }
    return { reader: openAndRead(copy), path: copy, discard }
  } catch (error) {
    discard()
    throw error
  }
}

/** The first read shows whether the file can be read. */
function openAndRead(path: string): Connection {
  const connection = openReadConnection(path)
  try {
    connection.value('SELECT count(*) FROM sqlite_master')
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}
