/** A table as the log knew it at a past moment: the present rows, with everything since taken back. */
import type { Connection, SqlRow, SqlValue } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { presentColumns } from '../read/present-columns'
import { selectList, toValue } from '../read/select-columns'
import type { TableShape } from '../schema/table-shape'
import type { RecordRow } from '../workspace-store'
import { IMAGE_COLUMNS, type ImageRow, parseImage } from './row-images'

/**
 * @param time UTC, ISO: recording time of the log, not the effective date that a step carries
 * @returns rows by id, without geometry
 */
export function readRowsAsOf(connection: Connection, shape: TableShape, time: string): readonly RecordRow[] {
  const lastAction = connection.value<number>('SELECT max(seq) FROM dutu_audit WHERE time <= ?', new Date(time).toISOString()) ?? 0
  const rows = new Map<number, Map<string, SqlValue>>()
  for (const [fid, ...values] of connection.all<[number, ...SqlRow]>(`SELECT fid, ${selectList(shape, presentColumns(connection, shape.table))} FROM ${quoteName(shape.table)}`)) {
    rows.set(fid, new Map(shape.columns.map(({ name }, index) => [name, values[index] ?? null])))
  }
  const later = `SELECT ${IMAGE_COLUMNS} FROM dutu_audit_row WHERE table_name = ? AND (action_id > ? OR action_id IS NULL) ORDER BY id DESC`
  for (const [, , fid, change, image, geometry] of connection.all<ImageRow>(later, shape.table, lastAction)) {
    if (change === 'insert' || image === null) rows.delete(fid)
    else if (change === 'delete') rows.set(fid, new Map(parseImage(image, geometry)))
    else for (const [column, value] of parseImage(image, geometry)) rows.get(fid)?.set(column, value)
  }
  return [...rows]
    .filter(([, values]) => Number(values.get('action_id')) <= lastAction)
    .sort(([a], [b]) => a - b)
    .map(([fid, values]) => ({ id: String(fid), values: Object.fromEntries(shape.columns.map((field) => [field.name, toValue(field, values.get(field.name) ?? null)])) }))
}
