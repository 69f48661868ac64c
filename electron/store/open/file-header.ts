/** The first 100 bytes of an SQLite file: sqlite.org/fileformat2.html, 1.3. */
import { closeSync, openSync, readSync } from 'node:fs'

export type FileHeader = {
  readonly size: number
  /** Begins with “SQLite format 3”. */
  readonly isSqlite: boolean
  readonly applicationId: number
  readonly userVersion: number
  /** Rests in WAL mode: left so by a crash or by another program. */
  readonly isWal: boolean
  readonly pageSize: number
  readonly pageCount: number
  /** Incremented by every transaction. */
  readonly changeCounter: number
  /** Change counter when the page count was written: other programs may leave an old count. */
  readonly pageCountVersion: number
}

const HEADER_SIZE_BYTES = 100

/** Read it without SQLite, so that a damaged file is described too. @throws what Node throws for a missing or unreadable file */
export function readFileHeader(path: string): FileHeader {
  const bytes = Buffer.alloc(HEADER_SIZE_BYTES)
  const file = openSync(path, 'r')
  try {
    const size = readSync(file, bytes, 0, HEADER_SIZE_BYTES, 0)
    return {
      size,
      isSqlite: bytes.toString('latin1', 0, 16) === 'SQLite format 3\0',
      applicationId: bytes.readUInt32BE(68),
      userVersion: bytes.readUInt32BE(60),
      isWal: bytes[18] === 2,
      pageSize: bytes.readUInt16BE(16) === 1 ? 65_536 : bytes.readUInt16BE(16),
      pageCount: bytes.readUInt32BE(28),
      changeCounter: bytes.readUInt32BE(24),
      pageCountVersion: bytes.readUInt32BE(92),
    }
  } finally {
    closeSync(file)
  }
}
