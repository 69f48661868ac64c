/** Texts of a record's columns. */
import type { RecordRow } from '../../store/workspace-store'

/** A column's text, empty where unknown. */
export function text(row: RecordRow, column: string): string {
  return textOrNull(row, column) ?? ''
}

/** A column's text, null where unknown. */
export function textOrNull(row: RecordRow, column: string): string | null {
  const value = row.values[column]
  return value === null || value === undefined ? null : String(value)
}
