/** A readable stream, e.g. an entry of a zip file, as a byte reader. It can be read once, from front to back. */
import type { Readable } from 'node:stream'
import type { ByteReader } from './byte-reader'

export class StreamReader implements ByteReader {
  buffer: Buffer = Buffer.alloc(0)
  offset = 0
  end = 0
  private read = 0
  private readonly chunks: AsyncIterator<Buffer>

  /** @param size bytes that the stream will give, for `progress` */
  constructor(
    private readonly stream: Readable,
    readonly size: number,
  ) {
    this.chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  }

  get progress(): number {
    return this.size === 0 ? 1 : Math.min(1, this.read / this.size)
  }

  async require(count: number): Promise<boolean> {
    while (this.end - this.offset < count) {
      const next = await this.chunks.next()
      if (next.done === true) return false
      this.read += next.value.length
      this.buffer = this.offset === this.end ? next.value : Buffer.concat([this.buffer.subarray(this.offset, this.end), next.value])
      this.offset = 0
      this.end = this.buffer.length
    }
    return true
  }

  close(): Promise<void> {
    this.stream.destroy()
    return Promise.resolve()
  }
}
