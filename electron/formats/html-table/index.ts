/** Tables of HTML pages, which many systems hand out as “.xls”. */
import { readFile } from 'node:fs/promises'
import { AppError } from '../../../shared/errors'
import { decodeText } from '../encoding/decode-text'
import { findTextFileEncoding } from '../encoding/text-file-encoding'
import type { FormatDescriptor, OpenOptions, Source } from '../format'
import type { Probe } from '../probe'
import { openTable, type TableLayer } from '../table/table-source'
import { sheetGrid } from '../xls/sheet-grid'
import { closeCells } from './close-cells'

const MAX_FILE_BYTES = 64 * 1024 * 1024

export const htmlTableFormat: FormatDescriptor = {
  id: 'htmlTable',
  extensions: ['html', 'htm'],
  sniff(probe) {
    if (probe.kind === 'folder') return 0
    const head = probe.head.toString('latin1').replaceAll('\0', '')
    const looksRight = /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*(?:<!--[\s\S]*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype html|html|head|meta|body|div|style|table)\b/i.test(head)
    return looksRight ? 3 : 0
  },
  open: openHtml,
}

/** `<meta charset=gb2312>` and its older form. */
const encodingOfMeta = (head: string) => /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? null

async function openHtml(probe: Probe, options: OpenOptions): Promise<Source> {
  if (probe.sizeBytes > MAX_FILE_BYTES) {
    throw new AppError('import.tooLarge', { name: probe.name, megabytes: Math.round(probe.sizeBytes / 2 ** 20), limit: MAX_FILE_BYTES / 2 ** 20 })
  }
  const text = await findTextFileEncoding(probe.path, options.encoding, encodingOfMeta)
  const html = decodeText((await readFile(probe.path)).subarray(text.bomBytes), text.encoding.name).text
  if (!/<table[\s>]/i.test(html)) throw new AppError('import.noLayer', { name: probe.name })
  const library = await import('@e965/xlsx')
  const workbook = readTables(library, closeCells(html), probe.name)
  const tables: TableLayer[] = []
  for (const [index, name] of workbook.SheetNames.entries()) {
    const title = workbook.SheetNames.length === 1 ? probe.stem : `${probe.stem} ${index + 1}`
    const table = await openTable(sheetGrid(title, workbook.Sheets[name]!, false, probe.name), text, options.crsRegistry, probe.name, options.signal)
    if (table) tables.push(table)
  }
  if (tables.length === 0) throw new AppError('import.noLayer', { name: probe.name })
  return {
    format: 'htmlTable',
    layers: tables.map(({ layer }) => layer),
    read(layer, signal) {
      const table = tables.find((candidate) => candidate.layer === layer)
      if (!table) throw new Error(`layer ${layer.name} is not of this source`)
      return table.read(signal)
    },
    close: () => Promise.resolve(),
  }
}

function readTables(library: typeof import('@e965/xlsx'), html: string, name: string) {
  try {
    return library.read(html, { type: 'string', raw: true, dense: true, cellText: false, cellHTML: false })
  } catch (error) {
    throw new AppError('import.damaged', { name, detail: (error instanceof Error ? error.message : String(error)).slice(0, 120) }, { cause: error })
  }
}
