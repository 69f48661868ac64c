/**
 * Failures that a user may see, as typed codes.
 *
 * A code is `area.reason`. Its message, in both languages, stands in `shared/messages/errors/` and is keyed by the same
 * union, so a code without a message does not compile. `Error.message` is the code and its parameters in English, for the log.
 */
import type { ErrorParams } from './messages/errors'

export type { ErrorParams }

export type ErrorCode = keyof ErrorParams

/** An error as it travels between processes and as the command line prints it in `--json`. */
export type ErrorData = {
  readonly code: ErrorCode
  readonly params: Readonly<Record<string, string | number>>
}

/** An expected failure with a code, shown by `translateError`. Anything else that is thrown is our bug. */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code
  readonly params: ErrorParams[Code]

  /**
   * @param code what happened
   * @param params the values that its message names
   * @param options `cause`: the lower error, for the log
   */
  constructor(code: Code, params: ErrorParams[Code], options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options)
    this.name = 'AppError'
    this.code = code
    this.params = params
  }

  /** The part of the error that may leave the process. */
  toData(): ErrorData {
    return { code: this.code, params: this.params }
  }
}
