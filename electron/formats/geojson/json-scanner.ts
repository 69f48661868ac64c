/**
 * Finds where JSON values begin and end in a stream of bytes, without parsing them.
 *
 * `JSON.parse` then gets one feature at a time, so a file of any size needs the memory of its largest feature only.
 */
import { AppError } from '../../../shared/errors'
import type { ByteReader } from '../byte-reader'
import { MAX_NESTING_DEPTH, MAX_RECORD_BYTES } from '../limits'

const QUOTE = 0x22
const BACKSLASH = 0x5c
export const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
export const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const COMMA = 0x2c
/** Record separator of RFC 8142. */
const RECORD_SEPARATOR = 0x1e

export class JsonScanner {
  /** @param name file name, for messages */
  constructor(
    private readonly reader: ByteReader,
    private readonly name: string,
  ) {}

  /** Passes over white space and record separators. @returns the next byte, or null at the end */
  async peek(): Promise<number | null> {
    const { reader } = this
    for (;;) {
      while (reader.offset < reader.end) {
        const byte = reader.buffer[reader.offset]!
        if (byte > 0x20) return byte
        if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09 && byte !== RECORD_SEPARATOR && byte !== 0) throw this.damaged()
        reader.offset++
      }
      if (!(await reader.require(1))) return null
    }
  }

  /** Passes over one byte, which must be the given one. */
  async expect(byte: number): Promise<void> {
    const next = await this.peek()
    if (next === null) throw this.truncated()
    if (next !== byte) throw this.damaged()
    this.reader.offset++
  }

  /**
   * The text of the value that comes next.
   *
   * @throws AppError where it does not end, is too long or nested too deep
   */
  async takeValue(row: number): Promise<string> {
    const first = await this.peek()
    if (first === null) throw this.truncated()
    const { reader } = this
    const scan = new ValueScan()
    for (;;) {
      const length = scan.run(reader.buffer, reader.offset, reader.end)
      if (scan.depth > MAX_NESTING_DEPTH) throw new AppError('import.nestedTooDeep', { name: this.name, limit: MAX_NESTING_DEPTH })
      // A comma or a closing bracket where a value should begin.
      if (length === 0) throw this.damaged()
      if (length > 0) {
        const text = reader.buffer.toString('utf8', reader.offset, reader.offset + length)
        reader.offset += length
        return text
      }
      const have = reader.end - reader.offset
      if (have > MAX_RECORD_BYTES) throw new AppError('import.recordTooLong', { name: this.name, row, limit: MAX_RECORD_BYTES })
      if (!(await reader.require(have + 1))) {
        if (!scan.isComplete()) throw this.truncated()
        const text = reader.buffer.toString('utf8', reader.offset, reader.end)
        reader.offset = reader.end
        return text
      }
    }
  }

  /**
   * Goes through an array or the members of an object. Each step stands before a value, which the caller must take.
   *
   * @param open the bracket that comes next, `[` or `{`
   * @returns the member's key; empty in an array
   */
  async *entries(open: number): AsyncGenerator<string> {
    const close = open === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET
    await this.expect(open)
    if ((await this.peek()) === close) {
      this.reader.offset++
      return
    }
    for (;;) {
      yield open === OPEN_BRACE ? await this.takeKey() : ''
      const next = await this.peek()
      if (next === null) throw this.truncated()
      this.reader.offset++
      if (next === close) return
      if (next !== COMMA) throw this.damaged()
    }
  }

  private async takeKey(): Promise<string> {
    if ((await this.peek()) !== QUOTE) throw this.damaged()
    const text = await this.takeValue(0)
    await this.expect(0x3a)
    return this.parse(text) as string
  }

  parse(text: string): unknown {
    try {
      return JSON.parse(text)
    } catch (error) {
      throw new AppError('import.damaged', { name: this.name, detail: error instanceof Error ? error.message.slice(0, 120) : '' }, { cause: error })
    }
  }

  private damaged(): AppError {
    const { reader } = this
    return new AppError('import.damaged', { name: this.name, detail: `JSON “${reader.buffer.toString('utf8', reader.offset, Math.min(reader.end, reader.offset + 20))}”` })
  }

  private truncated(): AppError {
    return new AppError('import.truncated', { name: this.name, detail: 'JSON' })
  }
}

/** Scans one value; can go on where the buffer ended. */
class ValueScan {
  depth = 0
  private position = 0
  private inString = false
  private escaped = false
  private scalar = false

  /** @returns length of the value, or −1 where the buffer ends first */
  run(buffer: Buffer, start: number, end: number): number {
    let index = start + this.position
    let { depth, inString, escaped } = this
    for (; index < end; index++) {
      const byte = buffer[index]!
      if (inString) {
        if (escaped) escaped = false
        else if (byte === BACKSLASH) escaped = true
        else if (byte === QUOTE) {
          inString = false
          if (depth === 0) return index + 1 - start
        }
      } else if (byte === QUOTE) inString = true
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        depth++
        if (depth > MAX_NESTING_DEPTH) break
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        // The bracket belongs to whatever the scalar stands in.
        if (depth === 0) return index - start
        depth--
        if (depth === 0) return index + 1 - start
      } else if (depth === 0) {
        if (byte === COMMA || byte <= 0x20) return index - start
        this.scalar = true
      }
    }
    this.depth = depth
    this.inString = inString
    this.escaped = escaped
    this.position = index - start
    return -1
  }

  /** At the end of the file a number or word is complete, anything else is not. */
  isComplete(): boolean {
    return this.scalar && this.depth === 0 && !this.inString
  }
}
