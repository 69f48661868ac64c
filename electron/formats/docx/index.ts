/** Tables of Word documents (.docx): ledgers and forms, one layer each. Pictures, macros, links and embedded files are never opened. */
import { AppError } from '../../../shared/errors'
import { uniqueFieldNames } from '../field-name'
import type { FormatDescriptor, OpenOptions, Source } from '../format'
import type { Probe } from '../probe'
import { openTable, type TableLayer } from '../table/table-source'
import { openEntry, openPackage, type Package } from '../xlsx/workbook-parts'
import { readXml } from '../xml/xml-records'
import { type DocumentTable, DocumentTablesHandler } from './document-tables'
import { gridsOfTables } from './table-grids'

const DOCUMENT = 'word/document.xml'
const LEAST_ROWS = 2
/** Documents with more cells than this are no ledgers; they are held in memory. */
const MAX_CELLS = 2_000_000

export const docxFormat: FormatDescriptor = {
  id: 'docx',
  extensions: ['docx', 'docm'],
  sniff: (probe) => (probe.archiveEntries?.some((name) => name.toLowerCase() === DOCUMENT) === true ? 3 : 0),
  open: openDocx,
}

async function openDocx(probe: Probe, options: OpenOptions): Promise<Source> {
  const file = await openPackage(probe.path)
  try {
    const grids = gridsOfTables(await readTables(file, options.signal))
    const names = uniqueFieldNames(grids.map(({ name }) => name))
    const tables: TableLayer[] = []
    for (const [index, grid] of grids.entries()) {
      const table = await openTable({ ...grid, name: names[index]! }, null, options.crsRegistry, probe.name, options.signal)
      if (table !== null && table.layer.fields.length > 0) tables.push(table)
    }
    if (tables.length === 0) throw new AppError('import.documentWithoutTables', { name: probe.name })
    return {
      format: 'docx',
      layers: tables.map(({ layer }) => layer),
      read(layer, signal) {
        const table = tables.find((candidate) => candidate.layer === layer)
        if (table === undefined) throw new Error(`layer ${layer.name} is not of this source`)
        return table.read(signal)
      },
      close: () => Promise.resolve(),
    }
  } finally {
    file.zip.close()
  }
}

async function readTables(file: Package, signal?: AbortSignal): Promise<readonly DocumentTable[]> {
  const reader = await openEntry(file, DOCUMENT)
  if (reader === null) throw new AppError('import.damaged', { name: file.name, detail: DOCUMENT })
  const tables: DocumentTable[] = []
  let cells = 0
  try {
    for await (const found of readXml(reader, file.name, new DocumentTablesHandler())) {
      signal?.throwIfAborted()
      for (const table of found) {
        cells += table.rows.reduce((sum, row) => sum + row.length, 0)
        if (table.rows.length >= LEAST_ROWS) tables.push(table)
      }
      if (cells > MAX_CELLS) throw new AppError('import.tooLarge', { name: file.name, megabytes: Math.round(reader.size / 2 ** 20), limit: Math.round(MAX_CELLS / 20_000) })
    }
  } catch (error) {
    signal?.throwIfAborted()
    throw error instanceof AppError ? error : new AppError('import.damaged', { name: file.name, detail: String(error) }, { cause: error })
  } finally {
    await reader.close()
  }
  return tables
}
