/**
 * Tiles for a window: made by a few threads, in the order asked for, those that nobody waits for any more dropped, those that were
 * made lately remembered.
 */
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { VectorTile } from '../workspace-store'
import { TileCache } from './tile-cache'
import { LocalTileMaker, ThreadTileMaker, type TileMaker, type TileOrder } from './tile-maker'

export type TilePoolOptions = {
  readonly path: string
  /** Another number after every commit to the file, whoever made it: tiles made before are forgotten. */
  readonly changeCounter: () => number
  /** The built worker; by default where the build script puts it, and this thread where it is not. */
  readonly bundle?: URL
  readonly threads?: number
  readonly cacheBytes?: number
}

const CACHE_BYTES = 64 * 1024 * 1024

/** One core is the window's. */
const MAXIMUM_THREADS = 3

type Waiting = { readonly resolve: (tile: VectorTile) => void; readonly reject: (reason: unknown) => void }

/** A tile that was asked for and is not made yet. */
type Job = { readonly key: string; readonly counter: number; readonly order: TileOrder; readonly waiting: Set<Waiting> }

export class TilePool {
  readonly #changeCounter: () => number
  readonly #cache: TileCache
  readonly #idle: TileMaker[]
  readonly #makers: readonly TileMaker[]
  /** In the order of asking; begun ones are not in it. */
  readonly #queue = new Map<string, Job>()
  readonly #begun = new Map<string, Job>()
  #counter = Number.NaN
  #closed = false
  #whenIdle: (() => void) | null = null

  constructor({ path, changeCounter, bundle = new URL('./workers/tile.js', import.meta.url), threads = defaultThreads(), cacheBytes = CACHE_BYTES }: TilePoolOptions) {
    this.#changeCounter = changeCounter
    this.#cache = new TileCache(cacheBytes)
    const hasBundle = bundle.protocol === 'file:' && existsSync(fileURLToPath(bundle))
    this.#makers = hasBundle ? Array.from({ length: threads }, () => new ThreadTileMaker(path, bundle)) : [new LocalTileMaker(path)]
    this.#idle = [...this.#makers]
  }

  /**
   * @param signal when aborted before the tile was begun, the promise rejects with its reason, and the tile is not made unless
   *   somebody else waits for it
   * @returns bytes that others may hold as well: not to be changed or transferred
   */
  read(order: TileOrder, signal?: AbortSignal): Promise<VectorTile> {
    if (this.#closed) return Promise.reject(new Error('the tile pool is closed'))
    if (signal?.aborted === true) return Promise.reject(signal.reason)
    const counter = this.#changeCounter()
    if (counter !== this.#counter) {
      this.#counter = counter
      this.#cache.clear()
    }
    const key = JSON.stringify([counter, order.address.z, order.address.x, order.address.y, order.today, order.layers.map(({ kind, vintage }) => [kind, vintage ?? null])])
    const known = this.#cache.get(key)
    return known === undefined ? this.#wait(key, order, signal) : Promise.resolve(known)
  }

  /** Finish what is begun, drop the rest, let go of the file. */
  async close(): Promise<void> {
    this.#closed = true
    for (const { waiting } of this.#queue.values()) for (const { reject } of waiting) reject(new Error('the tile pool is closed'))
    this.#queue.clear()
    if (this.#begun.size > 0) {
      await new Promise<void>((resolve) => {
        this.#whenIdle = resolve
      })
    }
    await Promise.all(this.#makers.map((maker) => maker.close()))
    this.#cache.clear()
  }

  #wait(key: string, order: TileOrder, signal: AbortSignal | undefined): Promise<VectorTile> {
    return new Promise((resolve, reject) => {
      const waiting = { resolve, reject }
      const job = this.#begun.get(key) ?? this.#queue.get(key) ?? { key, counter: this.#counter, order, waiting: new Set() }
      job.waiting.add(waiting)
      if (!this.#begun.has(key)) {
        this.#queue.set(key, job)
        signal?.addEventListener('abort', () => this.#withdraw(job, waiting, signal), { once: true })
        this.#begin()
      }
    })
  }

  /** A begun tile is brought to its end: it will be asked for again soon. */
  #withdraw(job: Job, waiting: Waiting, signal: AbortSignal): void {
    if (this.#queue.get(job.key) !== job || !job.waiting.delete(waiting)) return
    if (job.waiting.size === 0) this.#queue.delete(job.key)
    waiting.reject(signal.reason)
  }

  #begin(): void {
    for (const [key, job] of this.#queue) {
      const maker = this.#idle.pop()
      if (maker === undefined) return
      this.#queue.delete(key)
      this.#begun.set(key, job)
      void this.#make(maker, job)
    }
  }

  async #make(maker: TileMaker, { key, counter, order, waiting }: Job): Promise<void> {
    try {
      const tile = await maker.make(order)
      // Made out of the state that it was asked of or a later one. Of an earlier state nobody will ask again.
      if (counter === this.#counter) this.#cache.set(key, tile)
      for (const { resolve } of waiting) resolve(tile)
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
    this.#begun.delete(key)
    this.#idle.push(maker)
    this.#begin()
    if (this.#begun.size === 0) this.#whenIdle?.()
  }
}

function defaultThreads(): number {
  return Math.max(1, Math.min(MAXIMUM_THREADS, availableParallelism() - 1))
}
