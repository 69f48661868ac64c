/** What all handlers share: the contract with its context, errors as data, long jobs as event iterators. */
import { implement, type ImplementerInternalWithMiddlewares, ORPCError } from '@orpc/server'
import { serviceContract } from '../../shared/contract'
import type { JobEvent } from '../../shared/contract/request'
import { AppError } from '../../shared/errors'
import type { JobContext } from '../store/workspace-store'
import type { Session } from './session'

export type Context = { readonly session: Session }

const implemented = implement(serviceContract)
  .$context<Context>()
  .use(async ({ next }) => {
    try {
      return await next()
    } catch (error) {
      throw asUserProblem(error)
    }
  })

/** The contract to implement; every expected failure leaves as `USER_PROBLEM` with its code. Its type is named: spelt out, it is too long to be declared. */
export const contract: ImplementerInternalWithMiddlewares<typeof serviceContract, Context, Context> = implemented

/** An expected failure as it leaves the process; anything else as it is. */
export function asUserProblem(error: unknown): unknown {
  if (!(error instanceof AppError)) return error
  return new ORPCError('USER_PROBLEM', { defined: true, message: error.message, data: error.toData(), cause: error })
}

/**
 * Run long work and report it as events: progress while it runs, the result last.
 *
 * The work is cancelled when the caller aborts or stops iterating.
 *
 * @param stage what is being done, as a message key's last part
 */
export async function* runJob<Result>(
  stage: string,
  callerSignal: AbortSignal | undefined,
  work: (job: Required<JobContext>) => Promise<Result>,
): AsyncGenerator<JobEvent<Result>, void, void> {
  const stopped = new AbortController()
  const signal = callerSignal === undefined ? stopped.signal : AbortSignal.any([callerSignal, stopped.signal])
  const progress = new LatestProgress()
  const finished = work({ signal, onProgress: (done, total, part = stage) => progress.set(done, total, part) })
  const ended = finished.then(
    () => null,
    () => null,
  )
  try {
    for (;;) {
      const next = await Promise.race([progress.next(), ended])
      if (next === null) break
      yield { type: 'progress', ...next }
    }
    yield { type: 'result', result: await finished }
  } catch (error) {
    throw asUserProblem(error)
  } finally {
    stopped.abort()
    await ended
  }
}

type Progress = { readonly done: number; readonly total: number | null; readonly stage: string }

/** Keeps only the newest progress until somebody takes it: a slow window never falls behind. */
class LatestProgress {
  #latest: Progress | null = null
  #wake: (() => void) | null = null

  set(done: number, total: number | null, stage: string): void {
    this.#latest = { done, total, stage }
    this.#wake?.()
    this.#wake = null
  }

  async next(): Promise<Progress> {
    for (;;) {
      const latest = this.#latest
      if (latest !== null) {
        this.#latest = null
        return latest
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}
