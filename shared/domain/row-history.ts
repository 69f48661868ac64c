/** The story of one row out of the log: who changed what when, from what to what, and why. */
import type { Value } from './feature'

/** One field of a change; null is unknown. Before an insertion and after a deletion every field is null. */
export type FieldChange = { readonly column: string; readonly before: Value; readonly after: Value }

export type RowChange = {
  /** The log's entry; null for an edit by another program that no entry has adopted yet (then time, actor and action are null too). */
  readonly actionId: string | null
  /** UTC, ISO with Z. */
  readonly time: string | null
  readonly actor: string | null
  /** `area.verb`. */
  readonly action: string | null
  readonly reason: string | null
  readonly change: 'insert' | 'update' | 'delete'
  /** Fields that differ, without the geometry. */
  readonly fields: readonly FieldChange[]
  readonly geometryChanged: boolean
}
