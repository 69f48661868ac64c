/** Rows that point to rows which do not exist. */
import { kinds } from '../../../shared/domain/kinds'
import { AppError } from '../../../shared/errors'
import type { Connection } from '../connection/connection'
import { quoteName, quoteText } from '../connection/quote'
import { presentColumns } from '../read/present-columns'
import { foreignKeys, layerLinkTables } from '../schema/references'
import { lastActionOf } from './later-actions'

export type DanglingReference = { readonly table: string; readonly fid: number; readonly target: string; readonly targetId: number | null }

/**
 * Of the tables and columns that the file has: one with an older schema lacks some.
 *
 * @param limit at most so many of each kind of reference
 */
export function findDanglingReferences(connection: Connection, limit: number): readonly DanglingReference[] {
  const found: DanglingReference[] = []
  for (const { table, column, target } of foreignKeys) {
    if (!presentColumns(connection, table).has(column)) continue
    const sql = `SELECT fid, ${quoteName(column)} FROM ${quoteName(table)} WHERE ${quoteName(column)} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${quoteName(target)} t WHERE t.fid = ${quoteName(table)}.${quoteName(column)}) LIMIT ?`
    for (const [fid, targetId] of connection.all<[number, number]>(sql, limit)) found.push({ table, fid, target, targetId })
  }
  const targets = [...Object.values(kinds).map(({ id, table }) => ({ layer: id as string, table: table as string })), { layer: 'task', table: 'task' }]
  for (const table of layerLinkTables) {
    if (presentColumns(connection, table).size === 0) continue
    for (const target of targets) {
      const sql = `SELECT fid, feature_id FROM ${table} WHERE layer = ? AND NOT EXISTS (SELECT 1 FROM ${quoteName(target.table)} t WHERE t.fid = feature_id) LIMIT ?`
      for (const [fid, targetId] of connection.all<[number, number | null]>(sql, target.layer, limit)) found.push({ table, fid, target: target.table, targetId })
    }
    const known = targets.map(({ layer }) => quoteText(layer)).join(', ')
    const sql = `SELECT fid, layer, feature_id FROM ${table} WHERE layer IS NULL OR layer NOT IN (${known}) LIMIT ?`
    for (const [fid, layer, targetId] of connection.all<[number, string | null, number | null]>(sql, limit)) found.push({ table, fid, target: layer ?? 'NULL', targetId })
  }
  return found
}

/**
 * After an undo: what it brought back may point to rows that later actions took away.
 *
 * @throws AppError 'action.builtUpon'
 */
export function requireIntactReferences(connection: Connection, action: string): void {
  const [dangling] = findDanglingReferences(connection, 1)
  if (dangling === undefined) return
  const later = dangling.targetId === null ? null : lastActionOf(connection, dangling.target, dangling.targetId)
  throw new AppError('action.builtUpon', { action, later: String(later ?? '') })
}
