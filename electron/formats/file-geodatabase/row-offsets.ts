/**
 * Where the rows of a table lie: its .gdbtablx, read a block of 1024 rows at a time.
 *
 * Source: “FGDB Spec”, section on .gdbtablx.
 */
import { open, type FileHandle } from 'node:fs/promises'

const HEADER_BYTES = 16
const TRAILER_BYTES = 16
const BLOCK_ROWS = 1024
const MAX_BITMAP_BYTES = 64 * 1024 * 1024

export class RowOffsets {
  private constructor(
    private readonly handle: FileHandle,
    /** Rows, deleted ones included. */
    readonly rowCount: number,
    private readonly offsetBytes: number,
    /** Bit set of the blocks that are there; null where all are. */
    private readonly blocks: Buffer | null,
  ) {}

  /** @returns null where the file is no index that can be used */
  static async open(path: string): Promise<RowOffsets | null> {
    const handle = await open(path, 'r')
    try {
      const found = await RowOffsets.read(handle)
      if (!found) await handle.close()
      return found
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  private static async read(handle: FileHandle): Promise<RowOffsets | null> {
    const header = Buffer.alloc(HEADER_BYTES)
    const { bytesRead } = await handle.read(header, 0, HEADER_BYTES, 0)
    const { size } = await handle.stat()
    const [version, blockCount, rowCount, offsetBytes] = [0, 4, 8, 12].map((at) => header.readUInt32LE(at)) as [number, number, number, number]
    if (bytesRead < HEADER_BYTES || version !== 3 || offsetBytes < 4 || offsetBytes > 6) return null
    const trailerAt = HEADER_BYTES + offsetBytes * BLOCK_ROWS * blockCount
    // An index that lies about its blocks would have rows without end.
    if (trailerAt > size + offsetBytes * BLOCK_ROWS || rowCount > BLOCK_ROWS * 2 ** 22) return null
    const trailer = Buffer.alloc(TRAILER_BYTES)
    const { bytesRead: trailerBytes } = await handle.read(trailer, 0, TRAILER_BYTES, trailerAt)
    const words = trailerBytes < TRAILER_BYTES ? 0 : trailer.readUInt32LE(0)
    if (words === 0) return new RowOffsets(handle, Math.min(rowCount, blockCount * BLOCK_ROWS), offsetBytes, null)
    const bitmap = Buffer.alloc(Math.min(MAX_BITMAP_BYTES, Math.ceil(rowCount / BLOCK_ROWS / 8)))
    await handle.read(bitmap, 0, bitmap.length, trailerAt + TRAILER_BYTES)
    return new RowOffsets(handle, rowCount, offsetBytes, bitmap)
  }

  /** Offsets of the rows in order, with their OBJECTID; deleted rows are left out. */
  async *all(): AsyncGenerator<{ readonly objectId: number; readonly offset: number }[]> {
    let present = 0
    const bytes = Buffer.alloc(this.offsetBytes * BLOCK_ROWS)
    for (let block = 0; block * BLOCK_ROWS < this.rowCount; block++) {
      if (this.blocks && ((this.blocks[block >> 3] ?? 0) & (1 << (block & 7))) === 0) continue
      const { bytesRead } = await this.handle.read(bytes, 0, bytes.length, HEADER_BYTES + present * bytes.length)
      present++
      const rows: { objectId: number; offset: number }[] = []
      const count = Math.min(BLOCK_ROWS, this.rowCount - block * BLOCK_ROWS, Math.floor(bytesRead / this.offsetBytes))
      for (let row = 0; row < count; row++) {
        const offset = bytes.readUIntLE(row * this.offsetBytes, this.offsetBytes)
        if (offset !== 0) rows.push({ objectId: block * BLOCK_ROWS + row + 1, offset })
      }
      if (rows.length > 0) yield rows
      if (bytesRead === 0) return
    }
  }

  async close(): Promise<void> {
    await this.handle.close()
  }
}
