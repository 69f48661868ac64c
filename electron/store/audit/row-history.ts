/** One row's story, newest change first, from its present values back through the before-images. */
import type { Value } from '../../../shared/domain/feature'
import type { FieldChange, RowChange } from '../../../shared/domain/row-history'
import type { Connection, SqlRow, SqlValue } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { presentColumns } from '../read/present-columns'
import { selectList, toValue } from '../read/select-columns'
import { GEOMETRY_COLUMN, type TableShape } from '../schema/table-shape'
import { IMAGE_COLUMNS, type ImageRow, parseImage } from './row-images'

/** Column → stored value; null where the row does not exist. */
type State = ReadonlyMap<string, SqlValue> | null

type Entry = Pick<RowChange, 'actionId' | 'time' | 'actor' | 'action' | 'reason'>

/** @returns changes, newest first; empty for an id that never was */
export function readRowHistory(connection: Connection, shape: TableShape, fid: number): readonly RowChange[] {
  const changes: RowChange[] = []
  let state = readPresentState(connection, shape, fid)
  const images = connection.all<[...ImageRow, number | null]>(`SELECT ${IMAGE_COLUMNS}, action_id FROM dutu_audit_row WHERE table_name = ? AND row_id = ? ORDER BY id DESC`, shape.table, fid)
  let insertedBy: number | null | undefined
  for (const [, , , change, image, geometry, actionId] of images) {
    if (change === 'insert' || image === null) {
      insertedBy = actionId
      continue
    }
    const before = parseImage(image, geometry)
    if (change === 'delete') {
      // Whatever came after lived in a row that was inserted again.
      if (state !== null) changes.push(insertion(connection, shape, state, insertedBy))
      insertedBy = undefined
      changes.push({ ...readEntry(connection, actionId), change, fields: fieldChanges(shape, before, null), geometryChanged: false })
      state = before
    } else if (state !== null) {
      const earlier: State = new Map([...state, ...before])
      changes.push({ ...readEntry(connection, actionId), change, fields: fieldChanges(shape, earlier, state), geometryChanged: before.has(GEOMETRY_COLUMN) })
      state = earlier
    }
  }
  if (state !== null) changes.push(insertion(connection, shape, state, insertedBy))
  return changes
}

/** @param insertedBy the entry of an insertion that left an image of its own; undefined: the row itself names it */
function insertion(connection: Connection, shape: TableShape, state: ReadonlyMap<string, SqlValue>, insertedBy: number | null | undefined): RowChange {
  const own = state.get('action_id')
  const actionId = insertedBy === undefined ? (typeof own === 'number' ? own : null) : insertedBy
  return { ...readEntry(connection, actionId), change: 'insert', fields: fieldChanges(shape, null, state), geometryChanged: false }
}

function readPresentState(connection: Connection, shape: TableShape, fid: number): State {
  const row = connection.get<SqlRow>(`SELECT ${selectList(shape, presentColumns(connection, shape.table))} FROM ${quoteName(shape.table)} WHERE fid = ?`, fid)
  return row === null ? null : new Map(shape.columns.map(({ name }, index) => [name, row[index] ?? null]))
}

function fieldChanges(shape: TableShape, before: State, after: State): readonly FieldChange[] {
  return shape.columns.flatMap((field): FieldChange[] => {
    if (field.name === 'action_id') return []
    const of = (state: State): Value => toValue(field, state?.get(field.name) ?? null)
    const change = { column: field.name, before: of(before), after: of(after) }
    return change.before === change.after ? [] : [change]
  })
}

function readEntry(connection: Connection, actionId: number | null): Entry {
  const row = actionId === null ? null : connection.get<[string, string, string, string | null]>('SELECT time, actor, action, reason FROM dutu_audit WHERE seq = ?', actionId)
  const [time, actor, action, reason] = row ?? [null, null, null, null]
  return { actionId: actionId === null ? null : String(actionId), time, actor, action, reason }
}
