/** Esri file geodatabases (.gdb folders) of ArcGIS 9 and 10: one layer for each feature class and table. */
import path from 'node:path'
import { AppError } from '../../../shared/errors'
import { UNKNOWN_CRS, type GeometryFamily, type SourceField, type SourceLayer, type SourceProblem } from '../../../shared/domain/source-record'
import { crsFromText } from '../crs/crs-from-text'
import { uniqueFieldNames } from '../field-name'
import type { FormatDescriptor, OpenOptions, Source } from '../format'
import type { Probe } from '../probe'
import { countGdbRows, openGdbTable, readGdbRecords, readGdbTable, type GdbTable } from './gdb-table'
import { typeOfGdbField } from './table-header'

/** The table of tables; its rows' numbers are those of the other files. */
const CATALOG = 'a00000001.gdbtable'
const FAMILIES: Readonly<Record<number, GeometryFamily>> = { 1: 'Point', 2: 'Point', 3: 'LineString', 4: 'Polygon', 9: 'Polygon' }
/** What Esri writes where the CRS is unknown. */
const UNKNOWN_CRS_GUID = /^\{B286C06B-0879-11D2-AACA-00C04FA33C20\}/i

export const fileGeodatabaseFormat: FormatDescriptor = {
  id: 'fileGeodatabase',
  extensions: ['gdb', 'gdbtable', 'gdbtablx'],
  sniff(probe) {
    if (probe.kind === 'folder') return catalogsOf(probe).length > 0 ? 3 : 0
    return probe.extension === 'gdbtable' || probe.extension === 'gdbtablx' ? 2 : 0
  },
  open: openFileGeodatabase,
}

const catalogsOf = (probe: Probe) => probe.files.filter((file) => path.basename(file).toLowerCase() === CATALOG)

async function openFileGeodatabase(probe: Probe, options: OpenOptions): Promise<Source> {
  const catalogs = catalogsOf(probe)
  const [catalog] = catalogs
  if (!catalog) throw new AppError('import.partMissing', { name: probe.name, part: CATALOG })
  if (catalogs.length > 1) {
    throw new AppError('import.archiveWithSeveral', { name: probe.name, files: catalogs.slice(0, 5).map((file) => path.basename(path.dirname(file))).join('、') })
  }
  const files = new Map(probe.files.filter((file) => path.dirname(file) === path.dirname(catalog)).map((file) => [path.basename(file).toLowerCase(), file]))
  const tables = new Map<SourceLayer, GdbTable>()
  let compressed = 0
  for (const { number, name } of await listTables(catalog)) {
    options.signal?.throwIfAborted()
    const stem = `a${number.toString(16).padStart(8, '0')}`
    const file = files.get(`${stem}.gdbtable`)
    if (file === undefined) {
      if (files.has(`${stem}.cdf`)) compressed++
      continue
    }
    const table = await openGdbTable(file)
    tables.set(describe(name, table, await countGdbRows(table), options), table)
  }
  if (tables.size === 0) throw new AppError(compressed > 0 ? 'import.fileGeodatabase' : 'import.noLayer', { name: probe.name })
  return {
    format: 'fileGeodatabase',
    layers: [...tables.keys()],
    read(layer, signal) {
      const table = tables.get(layer)
      if (!table) throw new Error(`layer ${layer.name} is not of this source`)
      return readGdbTable(table, signal)
    },
    close: () => Promise.resolve(),
  }
}

/** The user's tables. Esri's own begin with GDB_; relations of versions and topologies hold nothing to import. */
async function listTables(catalogPath: string): Promise<{ number: number; name: string }[]> {
  const catalog = await openGdbTable(catalogPath)
  const nameAt = catalog.shown.findIndex(({ name }) => name.toLowerCase() === 'name')
  if (nameAt === -1) throw new AppError('import.damaged', { name: path.basename(catalogPath), detail: 'Name' })
  const tables: { number: number; name: string }[] = []
  for await (const { objectId, record } of readGdbRecords(catalog)) {
    const name = record.attributes[nameAt]
    if (record.problems.length === 0 && typeof name === 'string' && !/^(?:GDB_|T_\d+_|VAT_|SDE_)/i.test(name)) tables.push({ number: objectId, name })
  }
  return tables
}

function describe(name: string, { header, shown }: GdbTable, featureCount: number, options: OpenOptions): SourceLayer {
  const names = uniqueFieldNames(shown.map((field) => field.name))
  const crs = header.wkt === null || header.wkt.trim() === '' || UNKNOWN_CRS_GUID.test(header.wkt) ? UNKNOWN_CRS : crsFromText(header.wkt, 'embedded', options.crsRegistry, name)
  const left = header.fields.filter(({ type }) => typeOfGdbField(type) === null).length - (header.grid ? 1 : 0)
  const problems: SourceProblem[] = left > 0 ? [{ severity: 'warning', code: 'layer.entitiesIgnored', params: { type: 'BLOB', count: left } }] : []
  return {
    name,
    crs,
    encoding: null,
    fields: shown.map((field, index): SourceField => ({ name: names[index]!, type: typeOfGdbField(field.type)!, unit: null })),
    geometryType: header.grid ? (FAMILIES[header.geometryType] ?? 'mixed') : null,
    hasZ: header.hasZ,
    hasM: header.hasM,
    featureCount,
    groups: null,
    problems,
  }
}
