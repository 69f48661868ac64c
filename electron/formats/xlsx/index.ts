/** Office Open XML workbooks (.xlsx, .xlsm), read as streams: one layer a sheet that has a cell. */
import { AppError } from '../../../shared/errors'
import type { FormatDescriptor, OpenOptions, Source } from '../format'
import type { Probe } from '../probe'
import type { Grid, Merge } from '../table/cell'
import { openTable, type TableLayer } from '../table/table-source'
import { readXml } from '../xml/xml-records'
import { SheetRowsHandler } from './sheet-rows'
import { openEntry, openPackage, readWorkbookParts, type Package, type SheetPart, type WorkbookParts } from './workbook-parts'

export const xlsxFormat: FormatDescriptor = {
  id: 'xlsx',
  extensions: ['xlsx', 'xlsm', 'xltx'],
  sniff: (probe) => (probe.archiveEntries?.some((name) => name.toLowerCase() === 'xl/workbook.xml') === true ? 3 : 0),
  open: openXlsx,
}

async function openXlsx(probe: Probe, options: OpenOptions): Promise<Source> {
  const file = await openPackage(probe.path)
  try {
    const parts = await readWorkbookParts(file)
    const tables: TableLayer[] = []
    for (const sheet of parts.sheets) {
      const table = await openTable(sheetGrid(file, sheet, parts), null, options.crsRegistry, probe.name, options.signal)
      if (table) tables.push(table)
    }
    if (tables.length === 0) throw new AppError('import.noLayer', { name: probe.name })
    return {
      format: 'xlsx',
      layers: tables.map(({ layer }) => layer),
      read(layer, signal) {
        const table = tables.find((candidate) => candidate.layer === layer)
        if (!table) throw new Error(`layer ${layer.name} is not of this source`)
        return table.read(signal)
      },
      close() {
        file.zip.close()
        return Promise.resolve()
      },
    }
  } catch (error) {
    file.zip.close()
    throw error
  }
}

function sheetGrid(file: Package, sheet: SheetPart, parts: WorkbookParts): Grid {
  let merges: readonly Merge[] = []
  return {
    name: sheet.name,
    // They stand behind the rows, so the first pass finds them.
    get merges() {
      return merges
    },
    async *rows(signal) {
      const reader = await openEntry(file, sheet.entryName)
      if (!reader) throw new AppError('import.damaged', { name: file.name, detail: sheet.entryName })
      const handler = new SheetRowsHandler(parts)
      try {
        for await (const rows of readXml(reader, file.name, handler)) {
          signal?.throwIfAborted()
          yield { rows, progress: reader.progress }
        }
        merges = handler.merges
      } catch (error) {
        signal?.throwIfAborted()
        throw error instanceof AppError ? error : new AppError('import.damaged', { name: file.name, detail: String(error) }, { cause: error })
      } finally {
        await reader.close()
      }
    },
  }
}
