/**
 * Which rules apply to a subject, how severe a hit is, and which law is quoted for the day of the act.
 *
 * Pure. Facts are three-valued: held, not held, unknown. A rule whose condition rests on an unknown fact is not applied and not
 * dropped in silence: it is reported as unchecked.
 */
import type { Value } from '../../../shared/domain/feature'
import type { KindId } from '../../../shared/domain/kinds'
import type { LegalBasis, Rule, RuleFacts, Severity } from '../../../shared/domain/rules/rule'

/** What is known of one subject. */
export type SubjectFacts = {
  /** The kinds that it counts as. */
  readonly kinds: readonly KindId[]
  /** Facts of the case: given for the whole check, else the subject's own column; null is unknown. */
  readonly activity: string | null
  readonly status: string | null
  /** The subject's own columns. */
  readonly columns: Readonly<Record<string, Value>>
}

export type Applicability = 'applies' | 'doesNotApply' | 'unknown'

/** Does a rule apply to a subject? */
export function applicability(rule: Rule, subject: SubjectFacts): Applicability {
  if (!rule.subjects.some((kind) => subject.kinds.includes(kind))) return 'doesNotApply'
  return rule.when === undefined ? 'applies' : holds(rule.when, subject)
}

/** Severity of a hit for a subject, with the remark of the case that set it. */
export function severityFor(rule: Rule, subject: SubjectFacts): { readonly severity: Severity; readonly remark: Rule['remark'] } {
  const found = rule.severityCases?.find((entry) => holds(entry.when, subject) === 'applies')
  return found === undefined ? { severity: rule.severity, remark: rule.remark } : { severity: found.severity, remark: found.remark ?? rule.remark }
}

/**
 * The bases in force on a day, in the rule's order.
 *
 * @param day ISO date of the judged act
 * @returns all bases where none is in force, so that a finding never stands without its law; then `inForce` is false
 */
export function basisOn(rule: Rule, day: string): { readonly bases: readonly LegalBasis[]; readonly inForce: boolean } {
  const bases = rule.basis.filter(({ effectiveFrom, effectiveTo }) => (effectiveFrom ?? '') <= day && day <= (effectiveTo ?? '9999-12-31'))
  return bases.length > 0 ? { bases, inForce: true } : { bases: rule.basis, inForce: false }
}

function holds(facts: RuleFacts, subject: SubjectFacts): Applicability {
  const answers: Applicability[] = []
  if (facts.activity !== undefined) answers.push(oneOf(facts.activity, subject.activity))
  if (facts.status !== undefined) answers.push(oneOf(facts.status, subject.status))
  for (const [column, allowed] of Object.entries(facts.columns ?? {})) answers.push(oneOf(allowed, subject.columns[column] ?? null))
  if (answers.includes('doesNotApply')) return 'doesNotApply'
  return answers.includes('unknown') ? 'unknown' : 'applies'
}

function oneOf(allowed: readonly Value[], value: Value): Applicability {
  if (value === null) return 'unknown'
  return allowed.includes(value) ? 'applies' : 'doesNotApply'
}
