/** How connections are opened: reading ones change nothing, writing ones keep every commit through a power failure. */
import Database from 'better-sqlite3'
import { Connection } from './connection'
import { registerSpatialFunctions } from './spatial-functions'

/** How long a statement waits for a lock of another connection. Nothing else of the thread runs meanwhile: longer waits are `retryBusy`'s. */
const BUSY_TIMEOUT_MILLISECONDS = 2000
const READ_CACHE_KIB = 32 * 1024
const WRITE_CACHE_KIB = 64 * 1024

/** A connection that cannot write. */
export function openReadConnection(path: string): Connection {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MILLISECONDS })
  database.pragma(`cache_size = -${READ_CACHE_KIB}`)
  return new Connection(database)
}

/** A connection that writes, with the functions that the R-tree triggers call. The file must exist. */
export function openWriteConnection(path: string): Connection {
  const database = new Database(path, { fileMustExist: true, timeout: BUSY_TIMEOUT_MILLISECONDS })
  return prepareWriter(database)
}

/** A connection that makes the file. */
export function openNewFile(path: string): Connection {
  return prepareWriter(new Database(path, { timeout: BUSY_TIMEOUT_MILLISECONDS }))
}

function prepareWriter(database: Database.Database): Connection {
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma(`cache_size = -${WRITE_CACHE_KIB}`)
  registerSpatialFunctions(database)
  return new Connection(database)
}
