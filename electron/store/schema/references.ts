/**
 * Which rows point to which: foreign keys of the record tables, and the links whose target table stands in the column `layer`.
 *
 * Deleting a row takes what only exists for it (steps, links, readings) along, in the same action.
 */
import { kinds } from '../../../shared/domain/kinds'

/** A column that holds the `fid` of a row of one table. */
export type ForeignKey = {
  readonly table: string
  readonly column: string
  readonly target: string
  readonly onDelete: 'CASCADE' | 'SET NULL'
}

export const foreignKeys: readonly ForeignKey[] = [
  { table: 'reading', column: 'section_id', target: 'section', onDelete: 'CASCADE' },
  { table: 'reading', column: 'station_id', target: 'station', onDelete: 'CASCADE' },
  { table: 'section_limit_override', column: 'section_id', target: 'section', onDelete: 'CASCADE' },
  { table: 'task_step', column: 'task_id', target: 'task', onDelete: 'CASCADE' },
  { table: 'task_milestone', column: 'task_id', target: 'task', onDelete: 'CASCADE' },
  { table: 'task_link', column: 'task_id', target: 'task', onDelete: 'CASCADE' },
  { table: 'document_link', column: 'document_id', target: 'document', onDelete: 'CASCADE' },
  { table: 'petition', column: 'task_id', target: 'task', onDelete: 'SET NULL' },
  { table: 'alert', column: 'section_id', target: 'section', onDelete: 'CASCADE' },
  { table: 'alert', column: 'station_id', target: 'station', onDelete: 'CASCADE' },
  { table: 'alert', column: 'task_id', target: 'task', onDelete: 'SET NULL' },
  { table: 'alert_step', column: 'alert_id', target: 'alert', onDelete: 'CASCADE' },
  { table: 'section_problem', column: 'section_id', target: 'section', onDelete: 'CASCADE' },
  { table: 'section_problem', column: 'task_id', target: 'task', onDelete: 'SET NULL' },
  { table: 'compliance_plan', column: 'section_id', target: 'section', onDelete: 'CASCADE' },
  { table: 'compliance_plan', column: 'document_id', target: 'document', onDelete: 'SET NULL' },
  { table: 'letter', column: 'task_id', target: 'task', onDelete: 'CASCADE' },
  { table: 'letter', column: 'escalates', target: 'letter', onDelete: 'SET NULL' },
  { table: 'letter', column: 'document_id', target: 'document', onDelete: 'SET NULL' },
]

/** Tables whose rows point with `layer` and `feature_id` to a row of any theme or, `layer` being `task`, to a task. */
export const layerLinkTables: readonly string[] = ['task_link', 'document_link', 'feature_step']

/** What links write into `layer` for rows of a table; null for tables that cannot be linked. */
export function layerOfTable(table: string): string | null {
  if (table === 'task') return 'task'
  return Object.values(kinds).find((kind) => kind.table === table)?.id ?? null
}
