/** Messages of a port as a queue: taken one by one, waited for where there is none yet. */
import type { MessagePort } from 'node:worker_threads'

export class PortMessages<Message> {
  readonly #waiting: Message[] = []
  #closed = false
  #wake: (() => void) | null = null

  constructor(port: MessagePort) {
    port.on('message', (message: Message) => {
      this.#waiting.push(message)
      this.#wake?.()
    })
    port.on('close', () => {
      this.#closed = true
      this.#wake?.()
    })
  }

  /** @returns null when the other end is closed and nothing is left, also where its thread broke down */
  async next(): Promise<Message | null> {
    while (this.#waiting.length === 0 && !this.#closed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    return this.#waiting.shift() ?? null
  }
}
