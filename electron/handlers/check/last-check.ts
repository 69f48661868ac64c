/** What the last check of a session was made of, so that its pieces, explanations and answers can be worked out when they are asked for. */
import type { CheckReport } from '../../../shared/domain/check'
import type { KindId } from '../../../shared/domain/kinds'
import type { Rule } from '../../../shared/domain/rules/rule'
import { AppError } from '../../../shared/errors'
import type { CheckSubject, ConstraintLayer } from '../../engine/check/subject'
import type { Session } from '../session'

export type LastCheck = {
  readonly subjects: readonly CheckSubject[]
  readonly layers: ReadonlyMap<KindId, ConstraintLayer>
  readonly rules: readonly Rule[]
  readonly report: CheckReport
}

const lastChecks = new WeakMap<Session, LastCheck>()

export function keepLastCheck(session: Session, check: LastCheck): void {
  lastChecks.set(session, check)
}

/** Null before the first check. */
export function lastCheck(session: Session): LastCheck | null {
  return lastChecks.get(session) ?? null
}

/** @throws AppError 'check.noLastCheck' */
export function requireLastCheck(session: Session): LastCheck {
  const last = lastChecks.get(session)
  if (last === undefined) throw new AppError('check.noLastCheck', {})
  return last
}
