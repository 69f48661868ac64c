/** The encoding of a text file: byte order mark, a statement inside the text, then evidence from its beginning, middle and end. */
import { open } from 'node:fs/promises'
import type { SourceEncoding, SourceProblem } from '../../../shared/domain/source-record'
import { chooseEncoding, type StatedEncoding } from './choose-encoding'
import { normaliseEncodingName, type EncodingName } from './encoding-name'

export type TextFileEncoding = {
  readonly encoding: SourceEncoding
  /** Bytes of the mark at the beginning, to be passed over. */
  readonly bomBytes: number
  readonly problems: readonly SourceProblem[]
}

const WINDOW_BYTES = 512 * 1024
const MAX_SAMPLES = 4_000
/** Bytes that are never half of a character in any encoding that is looked for: line feed, quotation mark, comma, tab. */
const SAFE_BREAKS: ReadonlySet<number> = new Set([0x0a, 0x0d, 0x22, 0x2c, 0x09])

const BYTE_ORDER_MARKS: readonly { readonly bytes: string; readonly name: EncodingName }[] = [
  { bytes: '\xef\xbb\xbf', name: 'utf-8' },
  { bytes: '\xff\xfe', name: 'utf-16le' },
  { bytes: '\xfe\xff', name: 'utf-16be' },
  { bytes: '\x84\x31\x95\x33', name: 'gb18030' },
]

/**
 * @param given what the person chose
 * @param statement finds the encoding that the text itself names, e.g. in an XML declaration; gets the beginning as Latin-1
 * @throws AppError 'import.unknownEncoding'
 */
export async function findTextFileEncoding(
  path: string,
  given: string | undefined,
  statement: (head: string) => string | null = () => null,
): Promise<TextFileEncoding> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const starts = size <= 3 * WINDOW_BYTES ? [0] : [0, Math.floor(size / 2), size - WINDOW_BYTES]
    const windowBytes = starts.length === 1 ? Math.min(size, 3 * WINDOW_BYTES) : WINDOW_BYTES
    const windows: Buffer[] = []
    for (const start of starts) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(windowBytes), 0, windowBytes, start)
      windows.push(buffer.subarray(0, bytesRead))
    }
    return judge(windows, given, statement)
  } finally {
    await handle.close()
  }
}

function judge(windows: readonly Buffer[], given: string | undefined, statement: (head: string) => string | null): TextFileEncoding {
  const head = windows[0] ?? Buffer.alloc(0)
  const beginning = head.toString('latin1', 0, 2048)
  const mark = BYTE_ORDER_MARKS.find(({ bytes }) => beginning.startsWith(bytes))
  if (mark && given === undefined) {
    return { encoding: { name: mark.name, how: 'detected', confidence: 1 }, bomBytes: mark.bytes.length, problems: [] }
  }
  const wide = wideEncodingOf(head)
  if (wide !== null && given === undefined) return { encoding: { name: wide, how: 'detected', confidence: 0.9 }, bomBytes: 0, problems: [] }
  const statedName = normaliseEncodingName(statement(beginning) ?? '')
  const stated: StatedEncoding[] = statedName === null ? [] : [{ name: statedName, how: 'detected' }]
  const samples = windows.flatMap((window, index) => linesOf(window, index > 0)).slice(0, MAX_SAMPLES)
  return { ...chooseEncoding(given, stated, samples), bomBytes: mark && mark.name === normaliseEncodingName(given ?? '') ? mark.bytes.length : 0 }
}

/** UTF-16 without a mark: in ASCII structure every second byte is NUL. Among the other bytes NULs are few: 一 is 4E00. */
export function wideEncodingOf(head: Buffer): EncodingName | null {
  let even = 0
  let odd = 0
  const length = Math.min(head.length, 2048)
  for (let index = 0; index < length; index++) {
    if (head[index] !== 0) continue
    if (index % 2 === 0) even++
    else odd++
  }
  if (odd > length / 12 && even <= odd / 2) return 'utf-16le'
  return even > length / 12 && odd <= even / 2 ? 'utf-16be' : null
}

/** Pieces between line ends; of a window that begins in the middle the first piece is left out. Only pieces with high bytes count. */
function linesOf(window: Buffer, startsAnywhere: boolean): Buffer[] {
  const lines: Buffer[] = []
  let start = 0
  let high = false
  let whole = !startsAnywhere
  for (let index = 0; index <= window.length; index++) {
    const byte = window[index]
    if (byte !== undefined && byte >= 0x80) high = true
    if (byte !== undefined && !SAFE_BREAKS.has(byte)) continue
    if (high && whole) lines.push(window.subarray(start, index))
    whole = true
    high = false
    start = index + 1
  }
  return lines
}
