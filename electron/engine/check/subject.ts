/** Subjects and constraints as the check takes them: geometry in degrees [lon, lat], CGCS2000. */
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import type { KindId } from '../../../shared/domain/kinds'
import type { SubjectFacts } from '../rules/select-rules'

/** One subject. `geometry` null: it has none and cannot be checked. */
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
  /** Columns that rules filter by. */
  readonly columns: SubjectFacts['columns']
}

/** A constraint layer in the version that counts. */
export type ConstraintLayer = {
  readonly kind: KindId
  readonly vintage: string | null
  readonly demonstration: boolean
  readonly features: readonly ConstraintFeature[]
}
