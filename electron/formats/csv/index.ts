/** Delimited texts: CSV, TSV and lists in TXT, under any extension. */
import { open } from 'node:fs/promises'
import { AppError } from '../../../shared/errors'
import { createStreamDecoder } from '../encoding/decode-text'
import type { EncodingName } from '../encoding/encoding-name'
import { findTextFileEncoding, type TextFileEncoding, wideEncodingOf } from '../encoding/text-file-encoding'
import { createValueDecoder } from '../encoding/value-decoder'
import { BATCH_SIZE_RECORDS, type FormatDescriptor, type OpenOptions, type Source } from '../format'
import type { ByteReader } from '../byte-reader'
import type { Probe } from '../probe'
import { SequentialReader } from '../sequential-reader'
import type { Grid, GridRow } from '../table/cell'
import { openTable } from '../table/table-source'
import { openUtf8Reader } from '../utf8-reader'
import { DelimitedRows } from './delimited-rows'
import { beginsAsMarkup } from '../refused-formats'
import { type Delimiter, findDelimiter } from './sniff-delimiter'

const HEAD_BYTES = 256 * 1024

export const csvFormat: FormatDescriptor = {
  id: 'csv',
  extensions: ['csv', 'tsv', 'txt', 'tab', 'dat', 'asc', 'prn'],
  sniff(probe) {
    if (probe.kind === 'folder' || beginsAsMarkup(probe.head) || !looksLikeText(probe.head)) return 0
    // A text under a spreadsheet's name is a table, too.
    if (this.extensions.includes(probe.extension) || ['xls', 'xlsx', 'et'].includes(probe.extension)) return 2
    return hasColumns(probe.head) ? 1 : 0
  },
  open: openCsv,
}

/** No control characters but those of texts, and no NULs; in UTF-16 by its code units, whose halves may be anything. */
function looksLikeText(head: Buffer): boolean {
  const wide = wideEncodingOfHead(head)
  const step = wide === null ? 1 : 2
  let controls = 0
  for (let at = 0; at + step <= head.length; at += step) {
    const code = wide === null ? head[at]! : wide === 'utf-16le' ? head.readUInt16LE(at) : head.readUInt16BE(at)
    if (code === 0) return false
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c && code !== 0x1a && code !== 0x1b) controls++
  }
  return controls <= head.length / step / 200
}

function wideEncodingOfHead(head: Buffer): EncodingName | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : wideEncodingOf(head)
}

/** A text of an unknown name is a table only where a delimiter makes columns of it. */
function hasColumns(head: Buffer): boolean {
  const wide = wideEncodingOfHead(head)
  return findDelimiter(wide === null ? head.toString('latin1') : createStreamDecoder(wide).write(head)) !== null
}

async function openCsv(probe: Probe, options: OpenOptions): Promise<Source> {
  const text = await findTextFileEncoding(probe.path, options.encoding)
  // A single column has none.
  const delimiter = findDelimiter(await readHead(probe.path, text)) ?? ','
  const table = await openTable(csvGrid(probe, text, delimiter), text, options.crsRegistry, probe.name, options.signal)
  if (!table) throw new AppError('import.noLayer', { name: probe.name })
  return { format: 'csv', layers: [table.layer], read: (_layer, signal) => table.read(signal), close: () => Promise.resolve() }
}

/** Stands for a full-width comma, which is no single byte. */
const UNIT_SEPARATOR = '\u001F'

function csvGrid(probe: Probe, text: TextFileEncoding, delimiter: Delimiter): Grid {
  // 0x7C is also the second half of many GBK characters.
  const transcoded = text.encoding.name.startsWith('utf-16') || delimiter === '|' || delimiter === '，'
  const decode = createValueDecoder(transcoded ? 'utf-8' : text.encoding.name)
  const separator = delimiter === 'blanks' ? delimiter : (delimiter === '，' ? UNIT_SEPARATOR : delimiter).charCodeAt(0)
  return {
    name: probe.stem,
    merges: null,
    async *rows(signal) {
      const reader = await openReader(probe, text, transcoded, delimiter)
      try {
        const parser = new DelimitedRows(reader, separator, decode, probe.name)
        for (;;) {
          signal?.throwIfAborted()
          const rows = await parser.read(BATCH_SIZE_RECORDS)
          if (rows.length === 0) return
          yield { rows: rows.filter(isNotDirective), progress: reader.progress }
        }
      } finally {
        await reader.close()
      }
    },
  }
}

async function openReader(probe: Probe, text: TextFileEncoding, transcoded: boolean, delimiter: Delimiter): Promise<ByteReader> {
  if (transcoded) return openUtf8Reader(probe.path, text.encoding.name, text.bomBytes, delimiter === '，' ? (piece) => piece.replaceAll('，', UNIT_SEPARATOR) : undefined)
  const reader = await SequentialReader.open(probe.path)
  reader.seek(text.bomBytes)
  return reader
}

/** `sep=;` on the first line tells Excel the delimiter. */
function isNotDirective({ line, cells }: GridRow): boolean {
  return line !== 1 || !(typeof cells[0] === 'string' && /^sep=.?$/i.test(cells[0]))
}

async function readHead(path: string, text: TextFileEncoding): Promise<string> {
  const handle = await open(path, 'r')
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return createStreamDecoder(text.encoding.name).write(buffer.subarray(text.bomBytes, bytesRead)).replace(/^\uFEFF/, '')
  } finally {
    await handle.close()
  }
}
