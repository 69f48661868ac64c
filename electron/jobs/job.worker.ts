/** Worker thread: does the heavy work of one lane, one job at a time, on the workspace that the service has open. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { createThreadSession, type Session } from '../handlers/session'
import { openShare } from '../store'
import type { WorkspaceShare } from '../store/workspace-store'
import { writeFor, writingThrough } from './distant-writer'
import { heavyJobs } from './job-list'
import { toFailure } from './thread-failure'
import { type ThreadFacts, type ThreadNews, type ThreadOrder, WRITE_FOR_OTHERS } from './thread-messages'

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

async function work({ name, input, share, port: writer }: Exclude<ThreadOrder, 'cancel'>): Promise<void> {
  const { signal } = (running = new AbortController())
  shared = share
  try {
    if (name === WRITE_FOR_OTHERS && writer !== null) {
      await writeFor(writer, session.workspace())
      tell({ result: null })
      return
    }
    const job = heavyJobs.find((candidate) => candidate.name === name)
    if (job === undefined) throw new Error(`no heavy job is called ${name}`)
    const onProgress = (done: number, total: number | null, stage?: string) => tell({ progress: { done, total, stage } })
    tell({ result: await job.work(writer === null ? session : sessionWritingThrough(writer), input as never, { signal, onProgress }) })
  } catch (error) {
    tell({ failure: toFailure(error) })
  } finally {
    writer?.close()
    running = null
  }
}

/** This thread's session for one job, its workspace written at the other end of the port. */
function sessionWritingThrough(writer: MessagePort): Session {
  const workspace = writingThrough(session.workspace(), writer)
  return { ...session, current: () => workspace, workspace: () => workspace }
}
