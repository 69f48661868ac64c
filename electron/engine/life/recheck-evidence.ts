/** Is the conflict gone that a task came from? The check itself is the conflict check's; this only judges its findings. */
import type { Finding } from '../../../shared/domain/check'
import type { LifeNeed } from '../../../shared/domain/life/life-rule'
import type { LifeText, Requirement } from '../../../shared/domain/life/step-plan'

/** The check of the linked subjects, run again; null where the task did not come from a check. */
export type Recheck = {
  readonly subjects: number
  /** Rules that were run. */
  readonly rules: readonly string[]
  readonly findings: readonly Finding[]
  /** Rules and subjects that could not be checked. */
  readonly unchecked: readonly string[]
}

type RecheckNeed = Extract<LifeNeed, { type: 'recheck' }>

const FINDINGS_SHOWN = 3

/** Slivers below the tolerance are no conflict. */
export function judgeRecheck(need: RecheckNeed, recheck: Recheck | null): Requirement {
  const answer = (verdict: Requirement['verdict'], code: LifeText['code'], params: LifeText['params']): Requirement => ({ need: 'recheck', verdict, overridable: need.overridable, text: { code, params } })
  if (recheck === null) return answer('notApplicable', 'recheckNone', {})
  if (recheck.subjects === 0) return answer('notMet', 'recheckNoSubject', {})
  const left = recheck.findings.filter(({ severity, certainty }) => severity >= need.severity && certainty === 'certain')
  if (left.length > 0) {
    const shown = left.slice(0, FINDINGS_SHOWN).map(({ rule, subjectName, subject, constraintName, overlapSquareMeters }) => `${rule} ${subjectName ?? subject} × ${constraintName ?? ''}${overlapSquareMeters === null ? '' : ` ${overlapSquareMeters.toFixed(0)} m²`}`)
    return answer('notMet', 'recheckConflict', { findings: shown.join('；') + (left.length > FINDINGS_SHOWN ? ` … (${left.length})` : '') })
  }
  if (recheck.unchecked.length > 0) return answer('notMet', 'recheckUnable', { rules: recheck.unchecked.join('、') })
  return answer('met', 'recheckClear', { rules: recheck.rules.join('、') })
}
