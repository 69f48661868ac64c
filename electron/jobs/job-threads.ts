/** The service's side of heavy work: one thread a lane, started by its first job. */
import { MessageChannel, Worker } from 'node:worker_threads'
import { AppError } from '../../shared/errors'
import type { JobContext, WorkspaceShare } from '../store/workspace-store'
import type { Lane } from './heavy-job'
import { toError } from './thread-failure'
import { type ThreadFacts, type ThreadNews, type ThreadOrder, WRITE_FOR_OTHERS } from './thread-messages'

/** How long a cancelled job may tidy up before its thread is ended. */
const GRACE_MILLISECONDS = 1000

type Order = Exclude<ThreadOrder, 'cancel'>
/** What runs for another job ends with it. */
const UNATTENDED: Required<JobContext> = { signal: new AbortController().signal, onProgress: () => {} }

type JobOrder = Pick<Order, 'name' | 'input'>

export class JobThreads {
  readonly #start: () => Worker
  readonly #lanes = new Map<Lane, JobThread>()

  /** @param bundle the built `job.worker.ts` */
  constructor(bundle: URL, facts: ThreadFacts) {
    this.#start = () => new Worker(bundle, { workerData: facts })
  }

  /** Start a lane's thread, which takes a moment: for work that is likely to come. */
  prepare(lane: Lane): void {
    this.#lane(lane).prepare()
  }

  /**
   * @param share the open workspace; the threads end when another is opened
   * @returns what the job's work returned
   */
  run(lane: Lane, order: JobOrder, share: WorkspaceShare | null, job: Required<JobContext>): Promise<unknown> {
    return this.#lane(lane).run({ ...order, share, port: null }, job)
  }

  /**
   * The same for a job whose writing is done in lane `write` meanwhile.
   * @param share as it is lent
   */
  async runBesideWriter(lane: Lane, order: JobOrder, share: WorkspaceShare, job: Required<JobContext>): Promise<unknown> {
    const { port1, port2 } = new MessageChannel()
    const writing = this.#lane('write').run({ name: WRITE_FOR_OTHERS, input: null, share, port: port2 }, UNATTENDED)
    // Told to the job by the port, which is closed then.
    const written = writing.catch(() => port2.close())
    try {
      return await this.#lane(lane).run({ ...order, share: { ...share, writable: false }, port: port1 }, job)
    } finally {
      // Where it never came to its thread.
      port1.close()
      await written
    }
  }

  /** End every thread: their connections would keep the file from becoming one again. What runs is rejected. */
  async close(): Promise<void> {
    const threads = [...this.#lanes.values()]
    this.#lanes.clear()
    await Promise.all(threads.map((thread) => thread.close()))
  }

  #lane(lane: Lane): JobThread {
    const thread = this.#lanes.get(lane) ?? new JobThread(this.#start)
    this.#lanes.set(lane, thread)
    return thread
  }
}

/** One lane: jobs one after another. */
class JobThread {
  readonly #start: () => Worker
  #worker: Worker | null = null
  #last: Promise<void> = Promise.resolve()
  #closed = false

  constructor(start: () => Worker) {
    this.#start = start
  }

  run(order: Order, job: Required<JobContext>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(job.signal.reason as Error)
      // While it waits for its turn; once it runs, it is told and may tidy up.
      job.signal.addEventListener('abort', giveUp, { once: true })
      this.#last = this.#last.then(async () => {
        job.signal.removeEventListener('abort', giveUp)
        try {
          job.signal.throwIfAborted()
          if (this.#closed) throw new AppError('workspace.notOpen', {})
          resolve(await this.#work(order, job))
        } catch (error) {
          reject(error as Error)
        }
      })
    })
  }

  prepare(): void {
    if (!this.#closed) this.#worker ??= this.#begin()
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#worker?.terminate()
    await this.#last
  }

  #work(order: Order, { signal, onProgress }: Required<JobContext>): Promise<unknown> {
    const worker = (this.#worker ??= this.#begin())
    return new Promise((resolve, reject) => {
      let patience: NodeJS.Timeout | undefined
      const cancel = () => {
        worker.postMessage('cancel' satisfies ThreadOrder, [])
        patience = setTimeout(() => void worker.terminate(), GRACE_MILLISECONDS)
      }
      const end = (settle: () => void) => {
        clearTimeout(patience)
        signal.removeEventListener('abort', cancel)
        worker.off('message', onNews).off('error', onBroken).off('exit', onExit)
        settle()
      }
      const fail = (error: unknown) => end(() => reject((signal.aborted ? signal.reason : error) as Error))
      const onNews = (news: ThreadNews) => {
        if ('progress' in news) onProgress(news.progress.done, news.progress.total, news.progress.stage)
        else if ('failure' in news) fail(toError(news.failure))
        else end(() => resolve(news.result))
      }
      const onBroken = (error: unknown) => fail(error)
      const onExit = (code: number) => fail(this.#closed ? new AppError('workspace.notOpen', {}) : new Error(`the thread of heavy work ended with ${code}`))
      worker.on('message', onNews).on('error', onBroken).on('exit', onExit)
      signal.addEventListener('abort', cancel, { once: true })
      worker.postMessage(order satisfies ThreadOrder, order.port === null ? [] : [order.port])
    })
  }

  #begin(): Worker {
    const worker = this.#start()
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null
    })
    // Told to the job that runs; without one the thread is simply started again.
    worker.on('error', () => {})
    return worker
  }
}

