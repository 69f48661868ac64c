/** What a check of `validate` is. */
import type { ErrorParams } from '../../../shared/errors'
import type { ValidationProblem } from '../../../shared/domain/workspace'
import type { ValidationProblemParams } from '../../../shared/messages/errors/validation'
import type { Connection } from '../connection/connection'

/** A problem, or null: nothing new, time for other work. */
export type Finding = ValidationProblem | null

export type Check = {
  /** camelCase, as the report names it. */
  readonly name: string
  /** Its findings are only told: they do not make a file invalid. */
  readonly isNotice?: boolean
  readonly run: (connection: Connection) => Iterable<Finding>
}

type ProblemCode = keyof ValidationProblemParams & keyof ErrorParams

export function problem<Code extends ProblemCode>(code: Code, params: ValidationProblemParams[Code]): ValidationProblem {
  return { code, params }
}

/** Every so many rows a check gives other work its turn. */
export const ROWS_BETWEEN_BREATHS = 5000
