/**
 * Binary workbooks (.xls of any age, .et, .xlsb) and XML spreadsheets of 2003, through the spreadsheet library.
 *
 * It reads the whole file into memory, so the size is bounded; the format itself ends at 65 536 rows.
 */
import { readFile } from 'node:fs/promises'
import { AppError } from '../../../shared/errors'
import type { FormatDescriptor, OpenOptions, Source } from '../format'
import type { Probe } from '../probe'
import { openTable, type TableLayer } from '../table/table-source'
import { boundCodePages, type CodePages } from './bounded-code-pages'
import { sheetGrid } from './sheet-grid'
import { withinTime } from './within-time'

const MAX_FILE_BYTES = 128 * 1024 * 1024
/** Twenty times what whole workbooks take on a slow computer. */
const MILLISECONDS_PER_BYTE = 0.005
const LEAST_MILLISECONDS = 4000
const OLE_SIGNATURE = 'd0cf11e0a1b11ae1'

export const xlsFormat: FormatDescriptor = {
  id: 'xls',
  extensions: ['xls', 'xlt', 'et', 'xlsb'],
  sniff(probe) {
    if (probe.kind === 'folder') return 0
    if (probe.head.toString('hex', 0, 8) === OLE_SIGNATURE) return 3
    if (probe.archiveEntries?.some((name) => name.toLowerCase() === 'xl/workbook.bin') === true) return 3
    // A stream of Excel 2 to 4 without a container: record BOF, its length 4, 6, 8 or 16.
    if (probe.head.length > 8 && probe.head[0] === 0x09 && [0, 2, 4, 8].includes(probe.head[1]!) && [4, 6, 8, 16].includes(probe.head.readUInt16LE(2))) return 2
    return isXmlSpreadsheet(probe.head) ? 3 : 0
  },
  open: openXls,
}

const isXmlSpreadsheet = (head: Buffer) => head.toString('latin1', 0, 4096).replaceAll('\0', '').includes('urn:schemas-microsoft-com:office:spreadsheet')

async function openXls(probe: Probe, options: OpenOptions): Promise<Source> {
  if (probe.sizeBytes > MAX_FILE_BYTES) {
    throw new AppError('import.tooLarge', { name: probe.name, megabytes: Math.round(probe.sizeBytes / 2 ** 20), limit: MAX_FILE_BYTES / 2 ** 20 })
  }
  const bytes = await readFile(probe.path)
  const library = await import('@e965/xlsx')
  if (probe.head.toString('hex', 0, 8) === OLE_SIGNATURE) refuseOtherDocuments(library, bytes, probe.name)
  // Excel 5 and 95 wrote in the code page of their country.
  // Its types do not tell what is in it.
  const codePages = (await import('@e965/xlsx/dist/cpexcel.full.mjs')) as unknown as CodePages
  library.set_cptable(boundCodePages(codePages, bytes.length))
  const workbook = readWorkbook(library, bytes, probe.name)
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true
  const tables: TableLayer[] = []
  for (const name of workbook.SheetNames) {
    const sheet = workbook.Sheets[name]
    const table = sheet && (await openTable(sheetGrid(name, sheet, date1904, probe.name), null, options.crsRegistry, probe.name, options.signal))
    if (table) tables.push(table)
  }
  if (tables.length === 0) throw new AppError('import.noLayer', { name: probe.name })
  return {
    format: 'xls',
    layers: tables.map(({ layer }) => layer),
    read(layer, signal) {
      const table = tables.find((candidate) => candidate.layer === layer)
      if (!table) throw new Error(`layer ${layer.name} is not of this source`)
      return table.read(signal)
    },
    close: () => Promise.resolve(),
  }
}

type Library = typeof import('@e965/xlsx')

/** Word, PowerPoint and encrypted workbooks share the container. */
function refuseOtherDocuments(library: Library, bytes: Buffer, name: string): void {
  let streams: string[]
  try {
    streams = library.CFB.read(bytes, { type: 'buffer' }).FullPaths.map((path: string) => path.split('/').at(-1) ?? '')
  } catch (error) {
    throw damaged(name, error)
  }
  if (streams.includes('EncryptedPackage')) throw new AppError('import.encrypted', { name })
  if (streams.includes('WordDocument') || streams.includes('PowerPoint Document')) throw new AppError('import.document', { name })
  if (!streams.some((stream) => stream === 'Workbook' || stream === 'Book')) throw new AppError('import.unknownFormat', { name })
}

function readWorkbook(library: Library, bytes: Buffer, name: string) {
  try {
    // Formulas are left out: what counts is the result that was stored with them.
    return withinTime(LEAST_MILLISECONDS + MILLISECONDS_PER_BYTE * bytes.length, () => library.read(bytes, { type: 'buffer', dense: true, cellNF: true, cellText: false, cellFormula: false, cellHTML: false, bookVBA: false }))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (/password|encrypt/i.test(message)) throw new AppError('import.encrypted', { name }, { cause: error })
    throw damaged(name, error)
  }
}

function damaged(name: string, error: unknown): AppError<'import.damaged'> {
  return new AppError('import.damaged', { name, detail: (error instanceof Error ? error.message : String(error)).slice(0, 120) }, { cause: error })
}
