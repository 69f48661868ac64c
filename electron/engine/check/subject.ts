/** Subjects and constraints as the check takes them: geometry in degrees [lon, lat], CGCS2000. */
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import type { KindId } from '../../../shared/domain/kinds'
import type { SubjectFacts } from '../rules/select-rules'

/** One subject. `geometry` null: it has none and cannot be checked. Subjects with equal facts share one object. */
export type CheckSubject = {
  readonly id: string
  readonly name: string | null
  readonly geometry: FlatGeometry | null
  readonly facts: SubjectFacts
}

/** One feature of a constraint layer. */
export type ConstraintFeature = {
  readonly id: string
  readonly name: string | null
  readonly geometry: FlatGeometry | null
  /** Columns that rules filter by and that answers quote. */
  readonly columns: SubjectFacts['columns']
}

/** A constraint layer in the version that counts. What is prepared from it is kept as long as the object lives. */
export type ConstraintLayer = {
  readonly kind: KindId
  readonly vintage: string | null
  readonly demonstration: boolean
  /** Features of the version, those included that are too far from the subjects to have been read. */
  readonly total: number
  /** How many of them each rule of the layer that filters by columns looks at, by the rule's id. */
  readonly matching: ReadonlyMap<string, number>
  /** Of the reference layer: features by the layers in it that rules ask for; empty for every other kind. */
  readonly parts: readonly { readonly name: string; readonly features: number }[]
  /** Those that may reach the subjects, in the order of their ids. */
  readonly features: readonly ConstraintFeature[]
}
