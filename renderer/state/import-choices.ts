/** What a person decides about a file that is imported. */
import type { CoordinateCorrection } from '../../shared/domain/crs/coordinate-pipeline'
import type { ImportTarget, OnMatch, OnMissing, OnNew } from '../../shared/domain/import'

/** What the person decided; null: left to the program. */
export type ImportChoices = {
  readonly target: ImportTarget | null
  /** Layer of a file with several, or sheet. */
  readonly layer: string | null
  readonly encoding: string | null
  readonly crs: string | null
  readonly transform: CoordinateCorrection | null
  /** Every heading → column of the target, null where it is kept with the other columns; null: as the program matches them. */
  readonly columns: Readonly<Record<string, string | null>> | null
  /** Column that existing rows are matched by; `none`: they are not. */
  readonly key: { readonly column: string } | 'none' | null
  readonly onMatch: OnMatch | null
  readonly onNew: OnNew | null
  readonly onMissing: OnMissing | null
  /** Keys whose rows are left as they are. */
  readonly leave: readonly string[]
  /** ISO date. */
  readonly vintage: string | null
}

/** Before anything was decided. */
export const NO_CHOICES: ImportChoices = {
  target: null,
  layer: null,
  encoding: null,
  crs: null,
  transform: null,
  columns: null,
  key: null,
  onMatch: null,
  onNew: null,
  onMissing: null,
  leave: [],
  vintage: null,
}
