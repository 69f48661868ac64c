/** How fast a pass over the rows goes, and how long it still takes. */
import type { ImportProgress } from '../../state/import'

/** Sooner nothing sensible can be said. */
const EARLIEST_SECONDS = 1

/** @param now `performance.now()`; @returns whole numbers of rows a second; null while unknown */
export function paceOf({ startedAt, done, total }: ImportProgress, now: number): { readonly rowsPerSecond: number | null; readonly secondsLeft: number | null } {
  const seconds = (now - startedAt) / 1000
  if (seconds < EARLIEST_SECONDS || done === 0) return { rowsPerSecond: null, secondsLeft: null }
  const rate = done / seconds
  return { rowsPerSecond: Math.round(rate), secondsLeft: total === null || total < done ? null : (total - done) / rate }
}
