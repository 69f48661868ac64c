/** Delimited texts: CSV, TSV and lists in TXT, under any extension. */
import { open } from 'node:fs/promises'
import { AppError } from '../../../shared/errors'
import { createStreamDecoder } from '../encoding/decode-text'
import { findTextFileEncoding, type TextFileEncoding } from '../encoding/text-file-encoding'
import { createValueDecoder } from '../encoding/value-decoder'
import { BATCH_SIZE_RECORDS, type FormatDescriptor, type OpenOptions, type Source } from '../format'
import type { ByteReader } from '../byte-reader'
import type { Probe } from '../probe'
import { SequentialReader } from '../sequential-reader'
import type { Grid, GridRow } from '../table/cell'
import { openTable } from '../table/table-source'
import { openUtf8Reader } from '../utf8-reader'
import { DelimitedRows } from './delimited-rows'
import { sniffDelimiter, type Delimiter } from './sniff-delimiter'

const HEAD_BYTES = 256 * 1024

export const csvFormat: FormatDescriptor = {
  id: 'csv',
  extensions: ['csv', 'tsv', 'txt', 'tab', 'dat', 'asc', 'prn'],
  sniff(probe) {
    if (probe.kind === 'folder' || !looksLikeText(probe.head)) return 0
    // A text under a spreadsheet's name is a table, too.
    return this.extensions.includes(probe.extension) || ['xls', 'xlsx', 'et'].includes(probe.extension) ? 2 : 1
  },
  open: openCsv,
}

/** No control characters but those of texts; NULs only as in UTF-16. */
function looksLikeText(head: Buffer): boolean {
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  let controls = 0
  let zeros = 0
  for (const byte of head) {
    if (byte === 0) zeros++
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1a && byte !== 0x1b) controls++
  }
  const wideZeros = isWide || (zeros > head.length / 4 && zeros <= head.length / 2 + 1)
  return controls <= head.length / 200 && (zeros === 0 || wideZeros)
}

async function openCsv(probe: Probe, options: OpenOptions): Promise<Source> {
  const text = await findTextFileEncoding(probe.path, options.encoding)
  const delimiter = sniffDelimiter(await readHead(probe.path, text))
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
