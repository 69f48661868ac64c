/** The hash chain over the log: SHA-256 of each entry's canonical JSON, the hash of the entry before included. */
import { createHash } from 'node:crypto'

/** An entry as it is stored; `hash` is over all the rest. */
export type StoredEntry = {
  readonly seq: number
  readonly time: string
  readonly actor: string
  readonly action: string
  /** Canonical JSON. */
  readonly params: string
  readonly reason: string | null
  readonly undoes: number | null
  readonly inserted: number
  readonly updated: number
  readonly deleted: number
  /** Canonical JSON: by table the ranges of inserted ids and the numbers of updated and deleted rows. */
  readonly tables: string
  readonly rowsDigest: string
  readonly previousHash: string
}

/** Hex digest of an entry. Names of the columns as in `dutu_audit`. */
export function entryHash(entry: StoredEntry): string {
  const { rowsDigest, previousHash, ...rest } = entry
  return sha256(canonicalJson({ ...rest, rows_digest: rowsDigest, previous_hash: previousHash }))
}

/** What the first entry follows: bound to the workspace, so that a log cannot be moved to another one. */
export function genesisHash(workspaceUuid: string): string {
  return sha256(`dutu workspace ${workspaceUuid}`)
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** JSON with the keys of objects sorted by code unit and no white space (RFC 8785 for the values that occur here). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const items = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
    return `{${items.join(',')}}`
  }
  return JSON.stringify(value ?? null)
}
