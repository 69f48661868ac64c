/** Entries of the log as they are stored. */
import type { Connection } from '../connection/connection'
import type { StoredEntry } from './entry-hash'

type EntryRow = [number, string, string, string, string, string | null, number | null, number, number, number, string, string, string, string]

/** @throws Error for a number that the log does not have */
export function readEntry(connection: Connection, number: number): { readonly entry: StoredEntry; readonly hash: string } {
  const row = connection.get<EntryRow>(
    'SELECT seq, time, actor, action, params, reason, undoes, inserted, updated, deleted, tables, rows_digest, previous_hash, hash FROM dutu_audit WHERE seq = ?',
    number,
  )
  if (row === null) throw new Error(`the log has no entry ${number}`)
  const [seq, time, actor, action, params, reason, undoes, inserted, updated, deleted, tables, rowsDigest, previousHash, hash] = row
  return { entry: { seq, time, actor, action, params, reason, undoes, inserted, updated, deleted, tables, rowsDigest, previousHash }, hash }
}

/** Count and newest hash as they are kept apart from the entries. */
export function readLogHead(connection: Connection): { readonly entries: number; readonly hash: string } {
  const [entries, hash] = connection.get<[number, string]>('SELECT entries, hash FROM dutu_audit_head') ?? [0, '']
  return { entries, hash }
}
