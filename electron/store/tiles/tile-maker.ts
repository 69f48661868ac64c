/**
 * Who makes tiles: a worker thread with a connection of its own, or, where there is no bundle to start one from (tests, scripts),
 * this thread.
 */
import { Worker } from 'node:worker_threads'
import type { Connection } from '../connection/connection'
import { openReadConnection } from '../connection/open-connection'
import type { TileLayer, VectorTile } from '../workspace-store'
import { readTile, type TileAddress } from './read-tile'

/** Everything that a tile depends on beside the file. */
export type TileOrder = { readonly address: TileAddress; readonly layers: readonly TileLayer[]; readonly today: string }

/** What a worker thread is told and answers. */
export type WorkerData = { readonly path: string }
export type WorkerOrder = TileOrder | 'close'
export type WorkerAnswer = { readonly tile: VectorTile } | { readonly failure: { readonly message: string; readonly code: string | null } }

/** Makes one tile at a time. */
export interface TileMaker {
  make(order: TileOrder): Promise<VectorTile>
  close(): Promise<void>
}

/** Failure in a worker thread; `code` is SQLite's, where it came from there. */
class TileMakingError extends Error {
  override readonly name = 'TileMakingError'
  readonly code: string | null

  constructor(message: string, code: string | null) {
    super(message)
    this.code = code
  }
}

/** Makes tiles in this thread, between other work. */
export class LocalTileMaker implements TileMaker {
  readonly #path: string
  #connection: Connection | null = null

  constructor(path: string) {
    this.#path = path
  }

  async make({ address, layers, today }: TileOrder): Promise<VectorTile> {
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    this.#connection ??= openReadConnection(this.#path)
    return readTile(this.#connection, address, layers, today)
  }

  async close(): Promise<void> {
    this.#connection?.close()
    this.#connection = null
  }
}

/** Makes tiles in a thread, which is started by the first order and again after it broke down. */
export class ThreadTileMaker implements TileMaker {
  readonly #path: string
  readonly #bundle: URL
  #worker: Worker | null = null
  #settle: { readonly resolve: (tile: VectorTile) => void; readonly reject: (error: Error) => void } | null = null

  /** @param bundle the built `tile.worker.ts` */
  constructor(path: string, bundle: URL) {
    this.#path = path
    this.#bundle = bundle
  }

  make(order: TileOrder): Promise<VectorTile> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
      this.#worker ??= this.#start()
      this.#worker.postMessage(order satisfies WorkerOrder, [])
    })
  }

  async close(): Promise<void> {
    const worker = this.#worker
    if (worker === null) return
    this.#worker = null
    const ended = new Promise((resolve) => {
      worker.once('exit', resolve)
    })
    worker.postMessage('close' satisfies WorkerOrder, [])
    await ended
  }

  #start(): Worker {
    const worker = new Worker(this.#bundle, { workerData: { path: this.#path } satisfies WorkerData })
    worker.on('message', (answer: WorkerAnswer) => {
      const settle = this.#settle
      this.#settle = null
      if ('tile' in answer) settle?.resolve(answer.tile)
      else settle?.reject(new TileMakingError(answer.failure.message, answer.failure.code))
    })
    const broken = (error: Error) => {
      if (this.#worker === worker) this.#worker = null
      const settle = this.#settle
      this.#settle = null
      settle?.reject(error)
    }
    worker.on('error', broken)
    worker.on('exit', (code) => broken(new TileMakingError(`the tile thread ended with ${code}`, null)))
    return worker
  }
}
