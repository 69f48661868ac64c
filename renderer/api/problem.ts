/** Failures as the window shows them. */
import { ORPCError } from '@orpc/client'
import { AppError, type ErrorData } from '../../shared/errors'
import { translateError } from '../../shared/messages/errors'
import { type Language, translate } from '../../shared/messages/translate'
import { windowMessages } from '../../shared/messages/window'

/** The user's problem in a failed call, or null where the failure is our bug or a lost service. */
export function userProblemOf(error: unknown): ErrorData | null {
  if (error instanceof ORPCError && error.defined && error.code === 'USER_PROBLEM') return error.data as ErrorData
  return error instanceof AppError ? error.toData() : null
}

/** What to tell about a failed call: the problem and the way out, or that something unexpected happened. */
export function describeFailure(error: unknown, language: Language): string {
  const problem = userProblemOf(error)
  if (problem !== null) return translateError(problem, language)
  return translate(windowMessages.unexpected, language, { detail: error instanceof Error ? error.message : String(error) })
}
