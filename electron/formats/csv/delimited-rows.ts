/**
 * Rows of a delimited text as bytes: cells are decoded one by one, so that a file that mixes encodings loses nothing.
 *
 * Quoting as in RFC 4180. A quotation mark that is never closed is taken for a character of its cell, so that it does not swallow
 * the rows behind it. Commas, semicolons, tabs, line ends and quotation marks never are half of a GBK or Big5 character.
 */
import { AppError } from '../../../shared/errors'
import type { ByteReader } from '../byte-reader'
import type { ValueDecoder } from '../encoding/value-decoder'
import { MAX_FIELDS } from '../limits'
import type { CellIssue, GridRow } from '../table/cell'

const QUOTE = 0x22
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const SPACE = 0x20
const TAB = 0x09
/** A quoted text longer than this, or over more lines, was not meant as one. */
const MAX_QUOTED_BYTES = 1024 * 1024
const MAX_QUOTED_LINES = 500
const MAX_RECORD_BYTES = 16 * 1024 * 1024

/** One byte, or any run of blanks. */
export type DelimiterByte = number | 'blanks'

type Span = { readonly from: number; readonly to: number; readonly quoted: boolean }
type ScannedRecord = { readonly spans: readonly Span[]; readonly next: number; readonly lines: number }

export class DelimitedRows {
  private line = 1
  /** Absolute offsets in the current buffer of quotation marks that were found to be characters. */
  private literalQuote = -1

  /** @param name file name, for messages */
  constructor(
    private readonly reader: ByteReader,
    private readonly delimiter: DelimiterByte,
    private readonly decode: ValueDecoder,
    private readonly name: string,
  ) {}

  /** @returns up to `count` rows; none at the end of the file */
  async read(count: number): Promise<GridRow[]> {
    const { reader } = this
    const rows: GridRow[] = []
    while (rows.length < count) {
      const isEnd = reader.offset >= reader.end && !(await reader.require(1))
      if (isEnd) break
      const record = await this.scanNext()
      const row = this.toRow(record)
      if (row.cells.length > 0) rows.push(row)
      this.line += record.lines
      reader.offset = record.next
      this.literalQuote = -1
    }
    return rows
  }

  private async scanNext(): Promise<ScannedRecord> {
    const { reader } = this
    let isEnd = false
    for (;;) {
      const record = this.scan(isEnd)
      if (record !== null) return record
      const have = reader.end - reader.offset
      if (have > MAX_RECORD_BYTES) throw new AppError('import.recordTooLong', { name: this.name, row: this.line, limit: MAX_RECORD_BYTES })
      const literal = this.literalQuote === -1 ? -1 : this.literalQuote - reader.offset
      isEnd = !(await reader.require(have + 1))
      if (literal !== -1) this.literalQuote = reader.offset + literal
    }
  }

  /** @returns null where the buffer ends within the record and the file goes on */
  private scan(isEnd: boolean): ScannedRecord | null {
    const { buffer, offset, end } = this.reader
    const spans: Span[] = []
    let position = offset
    let lines = 0
    if (this.delimiter === 'blanks') position = skipBlanks(buffer, position, end)
    for (;;) {
      if (spans.length > 16 * MAX_FIELDS) throw new AppError('import.tooManyFields', { name: this.name, found: spans.length, limit: MAX_FIELDS })
      let to: number
      if (buffer[position] === QUOTE && position < end && position !== this.literalQuote) {
        const close = this.findClosingQuote(position, isEnd)
        if (close === 'more') return null
        if (close === 'never') {
          this.literalQuote = position
          return this.scan(isEnd)
        }
        lines += close.lines
        to = this.findCellEnd(close.at + 1)
        // What follows the closing mark belongs to the cell as well.
        spans.push({ from: position, to, quoted: true })
      } else {
        to = this.findCellEnd(position)
        spans.push({ from: position, to, quoted: false })
      }
      if (to >= end) return isEnd ? { spans, next: end, lines: lines + 1 } : null
      const byte = buffer[to]!
      if (byte === LINE_FEED) return { spans, next: to + 1, lines: lines + 1 }
      if (byte === CARRIAGE_RETURN) {
        if (to + 1 >= end && !isEnd) return null
        return { spans, next: buffer[to + 1] === LINE_FEED && to + 1 < end ? to + 2 : to + 1, lines: lines + 1 }
      }
      position = this.delimiter === 'blanks' ? skipBlanks(buffer, to, end) : to + 1
      if (this.delimiter === 'blanks' && (position >= end || buffer[position] === LINE_FEED || buffer[position] === CARRIAGE_RETURN)) {
        if (position >= end && !isEnd) return null
        const next = position >= end ? end : buffer[position] === CARRIAGE_RETURN && buffer[position + 1] === LINE_FEED ? position + 2 : position + 1
        return { spans, next, lines: lines + 1 }
      }
    }
  }

  private findCellEnd(from: number): number {
    const { buffer, end } = this.reader
    for (let index = from; index < end; index++) {
      const byte = buffer[index]!
      if (byte === LINE_FEED || byte === CARRIAGE_RETURN || byte === this.delimiter) return index
      if (this.delimiter === 'blanks' && (byte === SPACE || byte === TAB)) return index
    }
    return end
  }

  private findClosingQuote(open: number, isEnd: boolean): { readonly at: number; readonly lines: number } | 'more' | 'never' {
    const { buffer, end } = this.reader
    let lines = 0
    for (let index = open + 1; index < end; index++) {
      const byte = buffer[index]!
      if (byte === LINE_FEED && ++lines > MAX_QUOTED_LINES) return 'never'
      if (byte !== QUOTE) continue
      if (index + 1 >= end && !isEnd) return 'more'
      if (buffer[index + 1] === QUOTE && index + 1 < end) index++
      else return { at: index, lines }
    }
    return isEnd || end - open > MAX_QUOTED_BYTES ? 'never' : 'more'
  }

  private toRow({ spans }: ScannedRecord): GridRow {
    const { buffer } = this.reader
    const cells: (string | null)[] = []
    const issues: CellIssue[] = []
    let isBlank = true
    for (const [column, { from, to, quoted }] of spans.entries()) {
      if (to === from) {
        cells.push(null)
        continue
      }
      const { text, issue, encoding } = this.decode(buffer, from, to)
      if (issue !== null) issues.push({ column, issue, encoding })
      if (from === this.literalQuote) issues.push({ column, issue: 'quote', encoding })
      const value = quoted ? unquote(text) : text
      // Excel's guard against its own conversions: ="00123".
      cells.push(/^="[^"]*"$/.test(value) ? value.slice(2, -1) : value)
      if (isBlank && value.trim() !== '') isBlank = false
    }
    if (isBlank) return { line: this.line, cells: [] }
    return issues.length === 0 ? { line: this.line, cells } : { line: this.line, cells, issues }
  }
}

function skipBlanks(buffer: Buffer, from: number, end: number): number {
  let index = from
  while (index < end && (buffer[index] === SPACE || buffer[index] === TAB)) index++
  return index
}

/** `"a ""b"" c"x` is `a "b" cx`. */
function unquote(text: string): string {
  let close = 1
  for (;;) {
    close = text.indexOf('"', close)
    if (close === -1) return text
    if (text[close + 1] !== '"') break
    close += 2
  }
  return text.slice(1, close).replaceAll('""', '"') + text.slice(close + 1)
}
