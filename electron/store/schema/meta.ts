/** Facts of the workspace itself: table `dutu_meta`. */
import type { Connection } from '../connection/connection'

export type Meta = {
  readonly schemaVersion: number
  readonly title: string
  /** ISO date, null where the computer's date counts. */
  readonly today: string | null
  readonly sample: string | null
  /** UTC, ISO. */
  readonly created: string
  readonly uuid: string
}

/** Names of the keys in the file. */
const KEYS: Readonly<Record<keyof Meta, string>> = {
  schemaVersion: 'schema_version',
  title: 'title',
  today: 'today',
  sample: 'sample',
  created: 'created',
  uuid: 'uuid',
}

/** @throws AppError through the caller where the table is missing: ask {@link isOwnWorkspace} before */
export function readMeta(connection: Connection): Meta {
  const values = new Map(connection.all<[string, string | null]>('SELECT key, value FROM dutu_meta'))
  const text = (key: keyof Meta) => values.get(KEYS[key]) ?? null
  return {
    schemaVersion: Number(text('schemaVersion') ?? 0),
    title: text('title') ?? '',
    today: text('today'),
    sample: text('sample'),
    created: text('created') ?? '',
    uuid: text('uuid') ?? '',
  }
}

export function writeMeta(connection: Connection, meta: Partial<Meta>): void {
  for (const [key, value] of Object.entries(meta) as [keyof Meta, string | number | null][]) {
    if (value === null) connection.run('DELETE FROM dutu_meta WHERE key = ?', KEYS[key])
    else connection.run('INSERT OR REPLACE INTO dutu_meta VALUES (?, ?)', KEYS[key], String(value))
  }
}

/** Whether the file was made by this program. */
export function isOwnWorkspace(connection: Connection): boolean {
  return connection.value("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'dutu_meta'") === 1
}
