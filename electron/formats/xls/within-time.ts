/** Work of a library that may never end on a damaged file, ended from outside. */
import { createContext, runInContext } from 'node:vm'

/**
 * Run synchronous work, and stop it after a time.
 *
 * @throws what the work throws; RangeError where the time was over
 */
export function withinTime<Result>(milliseconds: number, work: () => Result): Result {
  const context = createContext({ work })
  try {
    // The time counts for whatever the script calls, wherever that was defined.
    return runInContext('work()', context, { timeout: Math.ceil(milliseconds) }) as Result
  } catch (error) {
    // Thrown out of the other context, it is no Error of this one.
    if ((error as { readonly code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new RangeError('reading goes on without end', { cause: error })
    throw error
  }
}
