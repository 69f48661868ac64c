/** The log as lists show it. */
import type { ActionSummary } from '../../../shared/domain/workspace'
import type { Connection, SqlRow } from '../connection/connection'
import { parseOtherColumns } from './select-columns'

const COLUMNS = 'seq, time, actor, action, params, inserted, updated, deleted, reason, undoes'

/** Newest first. @param before only actions older than this one */
export function readHistory(connection: Connection, limit: number, before?: string): readonly ActionSummary[] {
  const rows =
    before === undefined
      ? connection.all(`SELECT ${COLUMNS} FROM dutu_audit ORDER BY seq DESC LIMIT ?`, limit)
      : connection.all(`SELECT ${COLUMNS} FROM dutu_audit WHERE seq < ? ORDER BY seq DESC LIMIT ?`, Number(before), limit)
  return rows.map(toActionSummary)
}

function toActionSummary([seq, time, actor, action, params, inserted, updated, deleted, reason, undoes]: SqlRow): ActionSummary {
  return {
    id: String(seq),
    time: String(time),
    actor: String(actor),
    action: String(action),
    params: parseOtherColumns(String(params)),
    inserted: Number(inserted),
    updated: Number(updated),
    deleted: Number(deleted),
    reason: reason === null || reason === undefined ? null : String(reason),
    undoes: undoes === null || undoes === undefined ? null : String(undoes),
  }
}
