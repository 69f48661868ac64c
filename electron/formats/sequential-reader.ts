/**
 * Reads a file from front to back through one buffer, so that parsers run synchronously within it and wait only at its end.
 */
import { open, type FileHandle } from 'node:fs/promises'
import type { ByteReader } from './byte-reader'

const CHUNK_BYTES = 4 * 1024 * 1024

export class SequentialReader implements ByteReader {
  /** Valid from `offset` to `end`; replaced by `require`, so don't keep it across calls. */
  buffer: Buffer = Buffer.alloc(0)
  offset = 0
  end = 0
  private filePosition = 0

  private constructor(
    private readonly handle: FileHandle,
    readonly size: number,
    private readonly chunkBytes: number,
  ) {}

  /** @param chunkBytes how much is read at once */
  static async open(path: string, chunkBytes = CHUNK_BYTES): Promise<SequentialReader> {
    const handle = await open(path, 'r')
    try {
      const { size } = await handle.stat()
      return new SequentialReader(handle, size, chunkBytes)
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  /** Position in the file of the next byte. */
  get position(): number {
    return this.filePosition - (this.end - this.offset)
  }

  get progress(): number {
    return this.size === 0 ? 1 : Math.min(1, this.position / this.size)
  }

  /** Bytes that are in the buffer already. */
  get available(): number {
    return this.end - this.offset
  }

  /**
   * Makes the next `count` bytes available in `buffer` from `offset` on.
   *
   * @returns false where the file ends before that; what is left of it is then in the buffer
   */
  async require(count: number): Promise<boolean> {
    if (this.end - this.offset >= count) return true
    const left = this.end - this.offset
    const wanted = Math.min(Math.max(count, this.chunkBytes), left + this.size - this.filePosition)
    // A fresh buffer each time: records of the last batch may still point into the old one.
    const next = Buffer.allocUnsafe(wanted)
    this.buffer.copy(next, 0, this.offset, this.end)
    let filled = left
    while (filled < wanted) {
      const { bytesRead } = await this.handle.read(next, filled, wanted - filled, this.filePosition)
      if (bytesRead === 0) break
      filled += bytesRead
      this.filePosition += bytesRead
    }
    this.buffer = next
    this.offset = 0
    this.end = filled
    return filled >= count
  }

  /** Goes on at another place of the file. */
  seek(position: number): void {
    const bufferStart = this.filePosition - this.end
    if (position >= bufferStart && position <= this.filePosition) {
      this.offset = position - bufferStart
      return
    }
    this.filePosition = position
    this.offset = 0
    this.end = 0
  }

  async close(): Promise<void> {
    await this.handle.close()
  }
}
