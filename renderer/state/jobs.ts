/** Long work that the window asked for: the status bar shows how far it is, and stops it. */
import { create } from 'zustand'
import type { JobEvent } from '../../shared/contract/request'
import type { Message, MessageParams } from '../../shared/messages/translate'

export type Job = {
  readonly id: number
  readonly title: Message
  readonly params: MessageParams
  readonly done: number
  /** Null while unknown. */
  readonly total: number | null
  readonly cancel: () => void
}

type JobsState = { readonly jobs: readonly Job[] }

export const useJobs = create<JobsState>()(() => ({ jobs: [] }))

let lastId = 0

/** What else watches a job: `stop` ends it as the status bar's button does. */
export type JobWatch = { readonly stop?: AbortSignal; readonly onProgress?: (done: number, total: number | null) => void }

/**
 * Follow a job to its result, in the status bar.
 *
 * @param start asks the service; the signal stops it
 * @returns null when the person stopped it
 */
export async function runJob<Result>(
  title: Message,
  params: MessageParams,
  start: (signal: AbortSignal) => Promise<AsyncIterable<JobEvent<Result>>>,
  { stop, onProgress }: JobWatch = {},
): Promise<Result | null> {
  const stopped = new AbortController()
  stop?.addEventListener('abort', () => stopped.abort(), { once: true })
  const id = ++lastId
  useJobs.setState(({ jobs }) => ({ jobs: [...jobs, { id, title, params, done: 0, total: null, cancel: () => stopped.abort() }] }))
  try {
    for await (const event of await start(stopped.signal)) {
      if (event.type === 'result') return event.result
      const { done, total } = event
      onProgress?.(done, total)
      useJobs.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, done, total } : job)) }))
    }
    throw new Error('the job ended without a result')
  } catch (error) {
    if (stopped.signal.aborted) return null
    throw error
  } finally {
    useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) }))
  }
}
