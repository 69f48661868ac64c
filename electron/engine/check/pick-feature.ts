/** The subject and the constraints of one finding, out of what the check was made of. */
import type { Finding } from '../../../shared/domain/check'
import type { KindId } from '../../../shared/domain/kinds'
import type { Rule } from '../../../shared/domain/rules/rule'
import { type PolygonLayer, polygonLayerOf } from './polygon-layer'
import { passesFilter } from './run-check'
import type { CheckSubject, ConstraintFeature, ConstraintLayer } from './subject'

export type FindingParts = {
  readonly subject: CheckSubject
  readonly subjectPolygons: PolygonLayer
  readonly constraint: ConstraintFeature
  readonly layer: ConstraintLayer
  readonly rule: Rule
  /** Everything that the rule protects and that was read, the finding's constraint among it. */
  readonly others: readonly ConstraintFeature[]
}

/** @returns null where the finding does not belong to this check */
export function pickFinding(finding: Finding, subjects: readonly CheckSubject[], layers: ReadonlyMap<KindId, ConstraintLayer>, rules: readonly Rule[]): FindingParts | null {
  const subject = subjects.find(({ id }) => id === finding.subject)
  const layer = layers.get(finding.constraintLayer)
  const constraint = layer?.features.find(({ id }) => id === finding.constraint)
  const rule = rules.find(({ id }) => id === finding.rule)
  if (subject === undefined || layer === undefined || constraint === undefined || rule === undefined) return null
  return { subject, subjectPolygons: polygonLayerOf([subject.geometry]), constraint, layer, rule, others: layer.features.filter((feature) => passesFilter(rule, feature)) }
}
