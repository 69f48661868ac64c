/** Worker thread: does the heavy work of one lane, one job at a time, on the workspace that the service has open. */
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../shared/errors'
import { createThreadSession } from '../handlers/session'
import { openShare } from '../store'
import type { WorkspaceShare } from '../store/workspace-store'
import { heavyJobs } from './job-list'
import type { ThreadFacts, ThreadNews, ThreadOrder } from './thread-messages'

if (parentPort === null) throw new Error('a job worker runs in a thread')
const port = parentPort
let shared: WorkspaceShare | null = null
const session = createThreadSession(workerData as ThreadFacts, () => (shared === null ? null : openShare(shared)))
let running: AbortController | null = null

const tell = (news: ThreadNews) => port.postMessage(news, [])

port.on('message', (order: ThreadOrder) => {
  if (order === 'cancel') running?.abort()
  else void work(order)
})

async function work({ name, input, share }: Exclude<ThreadOrder, 'cancel'>): Promise<void> {
  const { signal } = (running = new AbortController())
  shared = share
  try {
    const job = heavyJobs.find((candidate) => candidate.name === name)
    if (job === undefined) throw new Error(`no heavy job is called ${name}`)
    const result = await job.work(session, input as never, { signal, onProgress: (done, total, stage) => tell({ progress: { done, total, stage } }) })
    tell({ result })
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    tell({ failure: { error: error instanceof AppError ? error.toData() : null, message } })
  } finally {
    running = null
  }
}
