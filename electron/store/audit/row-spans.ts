/** From when to when each row of a table was there: present rows and those that were deleted, with the entries that made and took them. */
import type { Connection, SqlRow, SqlValue } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { presentColumns } from '../read/present-columns'
import { selectList, toValue } from '../read/select-columns'
import type { TableShape } from '../schema/table-shape'
import type { RecordSpan } from '../workspace-store'
import { IMAGE_COLUMNS, type ImageRow, parseImage } from './row-images'

type Entry = { readonly seq: number; readonly time: string; readonly action: string; readonly undoes: number | null }
type Span = { readonly fid: number; readonly values: ReadonlyMap<string, SqlValue>; readonly from: number | null; readonly to: number | null }

/**
 * What was undone never was: a row whose insertion was undone is left out, one whose deletion was undone has been there throughout.
 *
 * @returns by id; a row's values are its last ones
 */
export function readRowSpans(connection: Connection, shape: TableShape): readonly RecordSpan[] {
  const present = presentColumns(connection, shape.table)
  if (present.size === 0) return []
  const columns = shape.columns.map(({ name }) => name)
  const spans: Span[] = connection.all<[number, ...SqlRow]>(`SELECT fid, ${selectList(shape, present)} FROM ${quoteName(shape.table)}`).map(([fid, ...row]) => {
    const values = new Map(columns.map((name, index) => [name, row[index] ?? null]))
    return { fid, values, from: numberOf(values.get('action_id')), to: null }
  })
  const deletions = connection.all<[...ImageRow, number | null]>(`SELECT ${IMAGE_COLUMNS}, action_id FROM dutu_audit_row WHERE table_name = ? AND change = 'delete'`, shape.table)
  for (const [, , fid, , image, geometry, actionId] of deletions) {
    if (image === null || actionId === null) continue
    const values = parseImage(image, geometry)
    spans.push({ fid, values, from: numberOf(values.get('action_id')), to: actionId })
  }
  const entries = new Map(connection.all<[number, string, string, number | null]>('SELECT seq, time, action, undoes FROM dutu_audit').map(([seq, time, action, undoes]) => [seq, { seq, time, action, undoes }]))
  return withoutUndone(spans, entries)
    .toSorted((a, b) => a.fid - b.fid)
    .map(({ fid, values, from, to }) => ({ id: String(fid), values: Object.fromEntries(shape.columns.map((field) => [field.name, toValue(field, values.get(field.name) ?? null)])), from: refOf(from, entries), to: refOf(to, entries) }))
}

function withoutUndone(spans: readonly Span[], entries: ReadonlyMap<number, Entry>): readonly Span[] {
  const undoneBy = (by: number | null, undone: number | null) => by !== null && undone !== null && entries.get(by)?.undoes === undone
  const byRow = new Map<number, Span[]>()
  for (const span of spans) byRow.set(span.fid, [...(byRow.get(span.fid) ?? []), span])
  return [...byRow.values()].flatMap((own) => {
    const kept: Span[] = []
    for (const span of own.toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0))) {
      const before = kept.at(-1)
      // Deleted and put back: one span.
      if (before !== undefined && undoneBy(span.from, before.to)) kept.splice(-1, 1, { ...span, from: before.from })
      else kept.push(span)
    }
    return kept.filter(({ from, to }) => !undoneBy(to, from))
  })
}

const numberOf = (value: SqlValue | undefined): number | null => (typeof value === 'number' ? value : null)

function refOf(seq: number | null, entries: ReadonlyMap<number, Entry>): RecordSpan['to'] {
  const entry = seq === null ? undefined : entries.get(seq)
  return entry === undefined ? null : { time: entry.time, action: entry.action }
}
