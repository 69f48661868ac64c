/** Write the log: one entry an action, linked to the one before. */
import type { Value } from '../../../shared/domain/feature'
import type { Connection } from '../connection/connection'
import type { ChangedRows } from '../write/changed-rows'
import { canonicalJson, entryHash, type StoredEntry } from './entry-hash'
import { ImageDigest, readImages } from './row-images'

export type EntryInput = {
  readonly action: string
  readonly actor: string
  readonly params: Readonly<Record<string, Value>>
  readonly reason: string | null
  readonly undoes: number | null
}

export type EntryCounts = { readonly inserted: number; readonly updated: number; readonly deleted: number }

/** Number of the next entry. */
export function nextEntry(connection: Connection): number {
  return (connection.value<number>('SELECT max(seq) FROM dutu_audit') ?? 0) + 1
}

/**
 * Append the entry of an action whose changes are made.
 *
 * Updated and deleted rows are counted from their images: a row that was written with the values it had does not count, nor does an
 * update of a row that the action itself inserted or deleted.
 *
 * @param changed where the action inserted rows
 */
export function appendEntry(connection: Connection, seq: number, input: EntryInput, changed: ChangedRows): EntryCounts {
  const digest = new ImageDigest()
  const rows = new Map<string, { updated: Set<number>; deleted: Set<number> }>()
  for (const image of readImages(connection, seq)) {
    digest.add(image)
    let sets = rows.get(image.table)
    if (sets === undefined) rows.set(image.table, (sets = { updated: new Set(), deleted: new Set() }))
    if (image.change === 'update') sets.updated.add(image.fid)
    if (image.change === 'delete') sets.deleted.add(image.fid)
  }
  const tables: Record<string, { inserted: readonly (readonly [number, number])[]; updated: number; deleted: number }> = {}
  const counts = { inserted: 0, updated: 0, deleted: 0 }
  for (const table of new Set([...rows.keys(), ...changed.tables.keys()])) {
    const { updated = new Set<number>(), deleted = new Set<number>() } = rows.get(table) ?? {}
    const part = changed.tables.get(table)
    const entry = { inserted: part?.inserted ?? [], updated: [...updated].filter((fid) => !deleted.has(fid) && part?.wasInserted(fid) !== true).length, deleted: deleted.size }
    counts.inserted += part?.insertedCount ?? 0
    counts.updated += entry.updated
    counts.deleted += entry.deleted
    if (entry.inserted.length + entry.updated + entry.deleted > 0) tables[table] = entry
  }
  insertEntry(connection, {
    seq,
    time: new Date().toISOString(),
    actor: input.actor,
    action: input.action,
    params: canonicalJson(input.params),
    reason: input.reason,
    undoes: input.undoes,
    ...counts,
    tables: canonicalJson(tables),
    rowsDigest: digest.hex(),
    previousHash: connection.value<string>('SELECT hash FROM dutu_audit_head') ?? '',
  })
  return counts
}

function insertEntry(connection: Connection, entry: StoredEntry): void {
  const hash = entryHash(entry)
  connection.run(
    'INSERT INTO dutu_audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    entry.seq,
    entry.time,
    entry.actor,
    entry.action,
    entry.params,
    entry.reason,
    entry.undoes,
    entry.inserted,
    entry.updated,
    entry.deleted,
    entry.tables,
    entry.rowsDigest,
    entry.previousHash,
    hash,
  )
  connection.run('UPDATE dutu_audit_head SET entries = entries + 1, hash = ?', hash)
}
