/**
 * Which overviews are behind their features: noted in the file in the transaction that leaves them behind, so that they are made anew
 * whatever ends the program before that. Until then tiles come out of the features themselves.
 */
import { kindIds, type KindId } from '../../../shared/domain/kinds'
import type { Connection } from '../connection/connection'
import { oncePerTheme, tileTheme, type TileTheme } from './tile-theme'

/** Key in `dutu_meta`. */
const keyOf = oncePerTheme(({ table }) => `overview_stale_${table}`)

export function markStale(connection: Connection, theme: TileTheme): void {
  connection.run("INSERT OR REPLACE INTO dutu_meta VALUES (?, 'true')", keyOf(theme))
}

export function clearStale(connection: Connection, theme: TileTheme): void {
  connection.run('DELETE FROM dutu_meta WHERE key = ?', keyOf(theme))
}

/** To be asked of a workspace of ours only: others lack the table. */
export function isStale(connection: Connection, theme: TileTheme): boolean {
  return connection.value('SELECT 1 FROM dutu_meta WHERE key = ?', keyOf(theme)) === 1
}

/** Themes whose overviews are to be made anew. */
export function staleKinds(connection: Connection): readonly KindId[] {
  return kindIds.filter((kind) => isStale(connection, tileTheme(kind)))
}
