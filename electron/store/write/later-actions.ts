/** Whether later actions build on one that is to be undone. */
import { AppError } from '../../../shared/errors'
import type { Connection } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { foreignKeys, layerLinkTables, layerOfTable } from '../schema/references'
import type { IdRange } from './changed-rows'

/**
 * Later actions that changed the same rows, or whose rows refer to inserted ones, stand in the way. Actions that were undone
 * do not, nor do those that undid them: together they left everything as it was.
 *
 * @param inserted ids that the action inserted, by table
 * @throws AppError 'action.alreadyUndone', 'action.builtUpon'
 */
export function requireNothingBuiltUpon(connection: Connection, actionId: number, inserted: ReadonlyMap<string, readonly IdRange[]>): void {
  const action = String(actionId)
  const { cancelled, undoneBy } = readCancelled(connection, actionId)
  if (undoneBy !== null) throw new AppError('action.alreadyUndone', { action, undone: String(undoneBy) })
  const later = laterChanges(connection, actionId, inserted).find((candidate) => !cancelled.has(candidate)) ?? laterReferrer(connection, actionId, inserted)
  if (later !== undefined && later !== null) throw new AppError('action.builtUpon', { action, later: String(later) })
}

type Cancelled = {
  /** Actions after the given one that together with another one changed nothing. */
  readonly cancelled: ReadonlySet<number>
  /** The action that undid the given one and was not itself undone. */
  readonly undoneBy: number | null
}

function readCancelled(connection: Connection, actionId: number): Cancelled {
  const cancelled = new Set<number>()
  let undoneBy: number | null = null
  for (const [seq, undoes] of connection.all<[number, number]>('SELECT seq, undoes FROM dutu_audit WHERE seq > ? AND undoes IS NOT NULL ORDER BY seq DESC', actionId)) {
    if (cancelled.has(seq)) continue
    if (undoes === actionId) undoneBy = seq
    if (undoes < actionId) continue
    cancelled.add(undoes).add(seq)
  }
  return { cancelled, undoneBy }
}

/** Actions that changed rows of this one afterwards, newest first. */
function laterChanges(connection: Connection, actionId: number, inserted: ReadonlyMap<string, readonly IdRange[]>): readonly number[] {
  const later = new Set(
    connection
      .all<[number]>(
        'SELECT DISTINCT later.action_id FROM dutu_audit_row own JOIN dutu_audit_row later ON later.table_name = own.table_name AND later.row_id = own.row_id AND later.action_id > own.action_id WHERE own.action_id = ?',
        actionId,
      )
      .map(([seq]) => seq),
  )
  for (const [table, ranges] of inserted) {
    for (const [first, last] of ranges) {
      const sql = 'SELECT DISTINCT action_id FROM dutu_audit_row WHERE table_name = ? AND row_id BETWEEN ? AND ? AND action_id > ?'
      for (const [seq] of connection.all<[number]>(sql, table, first, last, actionId)) later.add(seq)
    }
  }
  return [...later].sort((a, b) => b - a)
}

/** The action behind a row that refers to a row which the undo would delete. */
function laterReferrer(connection: Connection, actionId: number, inserted: ReadonlyMap<string, readonly IdRange[]>): number | null {
  for (const [target, ranges] of inserted) {
    const layer = layerOfTable(target)
    const referrers = [
      ...foreignKeys.filter((key) => key.target === target).map(({ table, column }) => ({ table, condition: `${quoteName(column)} BETWEEN ? AND ?`, values: [] as string[] })),
      ...(layer === null ? [] : layerLinkTables.map((table) => ({ table, condition: 'layer = ? AND feature_id BETWEEN ? AND ?', values: [layer] }))),
    ]
    for (const [first, last] of ranges) {
      for (const { table, condition, values } of referrers) {
        const rows = connection.all<[number, number | null]>(`SELECT fid, action_id FROM ${quoteName(table)} WHERE ${condition}`, ...values, first, last)
        const own = inserted.get(table) ?? []
        // A row that this action itself changed to refer to the new one gets its former reference back.
        const foreign = rows.find(([fid]) => !own.some(([from, to]) => from <= fid && fid <= to) && lastActionOf(connection, table, fid) !== actionId)
        if (foreign !== undefined) return lastActionOf(connection, table, foreign[0]) ?? foreign[1] ?? actionId
      }
    }
  }
  return null
}

/** The last action that changed a row after it was inserted. */
export function lastActionOf(connection: Connection, table: string, fid: number): number | null {
  return connection.value<number>('SELECT max(action_id) FROM dutu_audit_row WHERE table_name = ? AND row_id = ?', table, fid)
}
