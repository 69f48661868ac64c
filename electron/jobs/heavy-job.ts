/**
 * Heavy work of the service: what would hold up requests and tiles for longer than a blink.
 *
 * A job is defined beside the handler that starts it and listed in `job-list.ts`; that is all. In the service it runs in a thread of its
 * lane with a connection of its own, in commands and tests where it is called. The connection is read-only in every lane but `write`;
 * while that one works, for itself or for a job of another lane, nobody else writes.
 */
import type { Session } from '../handlers/session'
import type { JobContext, WorkspaceShare } from '../store/workspace-store'

/**
 * Jobs of one lane run one after another in one thread, which stays: what a job of the lane remembers about its session, the next finds.
 * `check`: conflict checks and what is asked about the last one. `files`: layers written to files, workspaces made. `sources`: foreign
 * files read. `report`: documents made. `water`: readings of all sections graded. `write`: the workspace written, and nothing else.
 */
export type Lane = 'check' | 'files' | 'sources' | 'report' | 'water' | 'write'

/** `Input` and `Result` are plain data: they travel between threads. */
export type HeavyJob<Input, Result> = {
  /** `area.verb`, unique. */
  readonly name: string
  /** In lane `write` the workspace may be written. */
  readonly lane: Lane
  /** For another lane than `write`: what it writes is written there while it goes on. Nobody else writes meanwhile either. */
  readonly writesBeside?: true
  readonly work: (session: Session, input: Input, job: Required<JobContext>) => Promise<Result> | Result
}

export const defineHeavyJob = <Input, Result>(job: HeavyJob<Input, Result>): HeavyJob<Input, Result> => job

/**
 * @throws AppError as the work does; the signal's reason when it was aborted; an Error where the thread broke down
 */
export async function runHeavyJob<Input, Result>(session: Session, { name, lane, writesBeside, work }: HeavyJob<Input, Result>, input: Input, job: Required<JobContext>): Promise<Result> {
  const { jobThreads } = session
  if (jobThreads === null) return work(session, input, job)
  if (writesBeside === true) return session.workspace().lend((share) => jobThreads.runBesideWriter(lane, { name, input }, share, job) as Promise<Result>)
  const run = (share: WorkspaceShare | null) => jobThreads.run(lane, { name, input }, share, job) as Promise<Result>
  return lane === 'write' ? session.workspace().lend(run) : run(session.current()?.share() ?? null)
}

/** The same for work that reports no progress. */
export function runHeavyRequest<Input, Result>(session: Session, heavy: HeavyJob<Input, Result>, input: Input, signal?: AbortSignal): Promise<Result> {
  return runHeavyJob(session, heavy, input, { signal: signal ?? new AbortController().signal, onProgress: () => {} })
}
