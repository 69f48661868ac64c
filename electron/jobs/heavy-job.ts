/**
 * Heavy work of the service: what would hold up requests and tiles for longer than a blink. It reads the workspace and may write files,
 * never the workspace.
 *
 * A job is defined beside the handler that starts it and listed in `job-list.ts`; that is all. In the service it runs in a thread of its
 * lane with a read-only connection of its own, in commands and tests where it is called.
 */
import type { Session } from '../handlers/session'
import type { JobContext } from '../store/workspace-store'

/**
 * Jobs of one lane run one after another in one thread, which stays: what a job of the lane remembers about its session, the next finds.
 * `check`: conflict checks and what is asked about the last one. `export`: layers written to files. `sources`: foreign files read.
 * `report`: documents made.
 */
export type Lane = 'check' | 'export' | 'sources' | 'report'

/** `Input` and `Result` are plain data: they travel between threads. */
export type HeavyJob<Input, Result> = {
  /** `area.verb`, unique. */
  readonly name: string
  readonly lane: Lane
  readonly work: (session: Session, input: Input, job: Required<JobContext>) => Promise<Result> | Result
}

export const defineHeavyJob = <Input, Result>(job: HeavyJob<Input, Result>): HeavyJob<Input, Result> => job

/**
 * @throws AppError as the work does; the signal's reason when it was aborted; an Error where the thread broke down
 */
export async function runHeavyJob<Input, Result>(session: Session, { name, lane, work }: HeavyJob<Input, Result>, input: Input, job: Required<JobContext>): Promise<Result> {
  if (session.jobThreads === null) return work(session, input, job)
  return (await session.jobThreads.run(lane, { name, input }, session.current()?.share() ?? null, job)) as Result
}

/** The same for work that reports no progress. */
export function runHeavyRequest<Input, Result>(session: Session, heavy: HeavyJob<Input, Result>, input: Input, signal?: AbortSignal): Promise<Result> {
  return runHeavyJob(session, heavy, input, { signal: signal ?? new AbortController().signal, onProgress: () => {} })
}
