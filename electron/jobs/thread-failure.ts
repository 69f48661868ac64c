/** A failure on its way from one thread to another, and back an error: an expected one with its code, a bug with its stack. */
import { AppError, type ErrorData } from '../../shared/errors'

export type ThreadFailure = { readonly error: ErrorData | null; readonly message: string }

export function toFailure(error: unknown): ThreadFailure {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { error: error instanceof AppError ? error.toData() : null, message }
}

export function toError({ error, message }: ThreadFailure): Error {
  return error === null ? new Error(message) : new AppError(error.code, error.params as AppError['params'])
}
