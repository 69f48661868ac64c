/** Wait for a lock of another program without holding up this one. */
import { setTimeout as wait } from 'node:timers/promises'
import { failureCode } from './sqlite-failure'

const PATIENCE_MILLISECONDS = 10_000
const PAUSE_MILLISECONDS = 25

export function isBusy(error: unknown): boolean {
  return failureCode(error)?.startsWith('SQLITE_BUSY') === true
}

/** Try again while another program holds a lock. @throws the failure itself when it does not let go */
export async function retryBusy<Result>(work: () => Result): Promise<Result> {
  const end = performance.now() + PATIENCE_MILLISECONDS
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error
    }
    await wait(PAUSE_MILLISECONDS)
  }
}
