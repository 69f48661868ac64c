/** Long work gives other work its turn, reports progress and looks for cancellation, some times a second. */
import type { JobContext } from '../workspace-store'

const CHANGES_BETWEEN_LOOKS = 200
const MILLISECONDS_BETWEEN_PAUSES = 40

export class Pauses {
  readonly #job: JobContext
  readonly #total: number | null
  #done = 0
  #nextLook = CHANGES_BETWEEN_LOOKS
  #next = performance.now() + MILLISECONDS_BETWEEN_PAUSES

  constructor(job: JobContext, total: number | null = null) {
    this.#job = job
    this.#total = total
  }

  /** @throws the signal's reason */
  async afterChange(changes = 1): Promise<void> {
    this.#done += changes
    if (this.#done < this.#nextLook) return
    this.#nextLook = this.#done + CHANGES_BETWEEN_LOOKS
    await this.afterStep()
  }

  /**
   * After a step that takes milliseconds.
   * @throws the signal's reason
   */
  async afterStep(): Promise<void> {
    if (performance.now() < this.#next) return
    this.#job.onProgress?.(this.#done, this.#total)
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    this.#job.signal?.throwIfAborted()
    this.#next = performance.now() + MILLISECONDS_BETWEEN_PAUSES
  }
}
