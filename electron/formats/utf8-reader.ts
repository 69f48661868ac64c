/**
 * A text file as UTF-8 bytes, whatever its encoding: parsers that look for ASCII structure then never meet half of a GBK character.
 *
 * UTF-8 files are passed through untouched, without their byte order mark.
 */
import { open, type FileHandle } from 'node:fs/promises'
import type { ByteReader } from './byte-reader'
import { createStreamDecoder } from './encoding/decode-text'
import type { EncodingName } from './encoding/encoding-name'
import { SequentialReader } from './sequential-reader'

const CHUNK_BYTES = 1024 * 1024
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * @param bomBytes length of the byte order mark, 0 where there is none
 * @param change applied to the decoded text, piece by piece; must work on single characters
 */
export async function openUtf8Reader(path: string, encoding: EncodingName, bomBytes: number, change?: (text: string) => string): Promise<ByteReader> {
  if (encoding !== 'utf-8' || change) return TranscodingReader.open(path, encoding, change)
  const reader = await SequentialReader.open(path)
  reader.seek(bomBytes)
  return reader
}

class TranscodingReader implements ByteReader {
  buffer: Buffer = Buffer.alloc(0)
  offset = 0
  end = 0
  private position = 0
  private ended = false
  private readonly decoder

  private constructor(
    private readonly handle: FileHandle,
    private readonly size: number,
    encoding: EncodingName,
    private readonly change: (text: string) => string,
  ) {
    this.decoder = createStreamDecoder(encoding)
  }

  static async open(path: string, encoding: EncodingName, change = (text: string) => text): Promise<TranscodingReader> {
    const handle = await open(path, 'r')
    try {
      const { size } = await handle.stat()
      return new TranscodingReader(handle, size, encoding, change)
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  get progress(): number {
    return this.size === 0 ? 1 : Math.min(1, this.position / this.size)
  }

  async require(count: number): Promise<boolean> {
    while (this.end - this.offset < count && !this.ended) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
      const { bytesRead } = await this.handle.read(chunk, 0, CHUNK_BYTES, this.position)
      let text = bytesRead === 0 ? this.decoder.end() : this.decoder.write(chunk.subarray(0, bytesRead))
      if (this.position === 0 && text.startsWith(BYTE_ORDER_MARK)) text = text.slice(1)
      this.position += bytesRead
      this.ended = bytesRead === 0
      this.buffer = Buffer.concat([this.buffer.subarray(this.offset, this.end), Buffer.from(this.change(text), 'utf8')])
      this.offset = 0
      this.end = this.buffer.length
    }
    return this.end - this.offset >= count
  }

  async close(): Promise<void> {
    await this.handle.close()
  }
}
