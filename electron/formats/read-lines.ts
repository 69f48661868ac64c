/** Lines of a text, with their numbers, in batches. Any line end counts. */
import { AppError } from '../../shared/errors'
import type { ByteReader } from './byte-reader'

export type TextLine = { readonly line: number; readonly text: string }

const BATCH_LINES = 5_000
const MAX_LINE_BYTES = 16 * 1024 * 1024
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/**
 * @param reader gives UTF-8
 * @param name file name, for messages
 */
export async function* readLines(reader: ByteReader, name: string): AsyncGenerator<TextLine[]> {
  let lines: TextLine[] = []
  let line = 1
  let searched = 0
  for (;;) {
    let end = findLineEnd(reader.buffer, reader.offset + searched, reader.end)
    const isCut = end === -1 || (reader.buffer[end] === CARRIAGE_RETURN && end + 1 === reader.end)
    if (isCut) {
      const have = reader.end - reader.offset
      if (have > MAX_LINE_BYTES) throw new AppError('import.recordTooLong', { name, row: line, limit: MAX_LINE_BYTES })
      searched = Math.max(0, have - 1)
      if (await reader.require(have + 1)) continue
      // Requiring more moves the bytes, also where there are none.
      if (end !== -1) end = reader.end - 1
      if (end === -1) {
        if (have > 0) lines.push({ line, text: reader.buffer.toString('utf8', reader.offset, reader.end) })
        reader.offset = reader.end
        if (lines.length > 0) yield lines
        return
      }
    }
    lines.push({ line, text: reader.buffer.toString('utf8', reader.offset, end) })
    line++
    searched = 0
    const isPair = reader.buffer[end] === CARRIAGE_RETURN && reader.buffer[end + 1] === LINE_FEED && end + 1 < reader.end
    reader.offset = end + (isPair ? 2 : 1)
    if (lines.length < BATCH_LINES) continue
    yield lines
    lines = []
  }
}

function findLineEnd(buffer: Buffer, from: number, end: number): number {
  for (let index = from; index < end; index++) if (buffer[index] === LINE_FEED || buffer[index] === CARRIAGE_RETURN) return index
  return -1
}
