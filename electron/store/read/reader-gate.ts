/**
 * How a writer asks long reads of other threads to let go of the file for a moment: one number in memory that the threads share.
 *
 * A long read looks at it between two batches. It matters where a commit or a change of journal needs the file for itself; under WAL
 * nobody waits for anybody.
 */
import { setTimeout as wait } from 'node:timers/promises'

const OPEN = 0
const SHUT = 1
const PAUSE_MILLISECONDS = 5
/** A writer that never opens again is gone. */
const PATIENCE_MILLISECONDS = 20_000

export class ReaderGate {
  readonly memory: SharedArrayBuffer
  readonly #state: Int32Array

  /** @param memory of the gate in another thread; a gate of its own where absent */
  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory
    this.#state = new Int32Array(memory)
  }

  get isShut(): boolean {
    return Atomics.load(this.#state, 0) === SHUT
  }

  shut(): void {
    Atomics.store(this.#state, 0, SHUT)
  }

  open(): void {
    Atomics.store(this.#state, 0, OPEN)
  }

  async untilOpen(): Promise<void> {
    const end = performance.now() + PATIENCE_MILLISECONDS
    while (this.isShut && performance.now() < end) await wait(PAUSE_MILLISECONDS)
  }
}
