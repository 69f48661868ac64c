/** One shapefile described: which of its parts are there, what they state, and where they disagree. */
import { open } from 'node:fs/promises'
import path from 'node:path'
import { UNKNOWN_CRS, type SourceLayer, type SourceProblem } from '../../../shared/domain/source-record'
import { crsFromPrjFile } from '../crs/crs-from-text'
import type { OpenOptions } from '../format'
import { siblingsByExtension } from '../probe'
import { openDbfTable, type DbfTable } from './dbf-table'
import { readShpHeader, SHP_HEADER_BYTES, SHX_ENTRY_BYTES, type ShpHeader } from './shp-header'

export type ShapefileParts = {
  /** Null for a DBF without geometry. */
  readonly shpPath: string | null
  readonly shpHeader: ShpHeader | null
  /** Null where it is missing or useless; the .shp is then read from front to back. */
  readonly shxPath: string | null
  /** Entries of the index; null without it. */
  readonly shapeCount: number | null
  readonly table: DbfTable | null
}

export type ShapefileLayer = { readonly layer: SourceLayer; readonly parts: ShapefileParts }

/**
 * @param mainPath the .shp, or the .dbf of a table without geometry
 * @param files where its other parts are looked for
 * @throws AppError where the .shp or .dbf cannot be read at all
 */
export async function describeShapefile(mainPath: string, files: readonly string[], options: OpenOptions): Promise<ShapefileLayer> {
  const siblings = siblingsByExtension(files, mainPath)
  const name = path.basename(mainPath, path.extname(mainPath))
  const shpPath = siblings.get('shp') ?? null
  const dbfPath = siblings.get('dbf')
  const problems: SourceProblem[] = []
  const shpHeader = shpPath === null ? null : readShpHeader(await readStart(shpPath, SHP_HEADER_BYTES), path.basename(shpPath))
  const table = dbfPath === undefined ? null : await openDbfTable(dbfPath, siblings.get('cpg'), options.encoding)
  const index = shpPath === null ? null : await checkIndex(siblings.get('shx'), shpPath, shpHeader?.statedBytes ?? 0, problems)
  if (shpPath !== null && !table) problems.push({ severity: 'warning', code: 'layer.partMissing', params: { part: '.dbf' } })
  problems.push(...(table?.problems ?? []))
  if (index && table && index.count !== table.header.recordCount) {
    problems.push({
      severity: 'warning',
      code: 'layer.countMismatch',
      params: { first: '.shx', firstCount: index.count, second: '.dbf', secondCount: table.header.recordCount },
    })
  }
  const prjPath = siblings.get('prj')
  const crs = shpPath === null || prjPath === undefined ? UNKNOWN_CRS : await crsFromPrjFile(prjPath, options.crsRegistry, path.basename(prjPath))
  const shapeCount = index?.count ?? null
  return {
    layer: {
      name,
      crs,
      encoding: table?.encoding ?? null,
      fields: table?.fields ?? [],
      geometryType: shpHeader === null ? null : (shpHeader.family ?? 'mixed'),
      hasZ: shpHeader?.hasZ ?? false,
      hasM: shpHeader?.hasM ?? false,
      featureCount: shapeCount === null && shpPath !== null ? null : Math.max(shapeCount ?? 0, table?.header.recordCount ?? 0),
      groups: null,
      problems,
    },
    parts: { shpPath, shpHeader, shxPath: index?.path ?? null, shapeCount, table },
  }
}

/** Whether the index can be trusted: its header is one, it is whole, and its first entries lie in the .shp. */
async function checkIndex(shxPath: string | undefined, shpPath: string, statedShpBytes: number, problems: SourceProblem[]): Promise<{ path: string; count: number } | null> {
  const missing: SourceProblem = { severity: 'warning', code: 'layer.partMissing', params: { part: '.shx' } }
  if (shxPath === undefined) {
    problems.push(missing)
    return null
  }
  const [shx, shp] = [await open(shxPath, 'r'), await open(shpPath, 'r')]
  try {
    const { size } = await shx.stat()
    const { size: shpSize } = await shp.stat()
    const start = Buffer.alloc(SHP_HEADER_BYTES + 3 * SHX_ENTRY_BYTES)
    const { bytesRead } = await shx.read(start, 0, start.length, 0)
    const count = Math.floor((size - SHP_HEADER_BYTES) / SHX_ENTRY_BYTES)
    const looksRight = bytesRead >= SHP_HEADER_BYTES && start.readInt32BE(0) === 9994 && 2 * start.readUInt32BE(24) <= size
    const entriesEnd = looksRight ? bytesRead : 0
    for (let entry = SHP_HEADER_BYTES; entry + SHX_ENTRY_BYTES <= entriesEnd; entry += SHX_ENTRY_BYTES) {
      const offset = 2 * start.readUInt32BE(entry)
      const recordHeader = Buffer.alloc(8)
      const { bytesRead: found } = await shp.read(recordHeader, 0, 8, offset)
      // A cut-off .shp is not the index's fault.
      if (offset >= shpSize && shpSize < statedShpBytes) continue
      if (offset < SHP_HEADER_BYTES || found < 8 || recordHeader.readInt32BE(4) !== start.readInt32BE(entry + 4)) {
        problems.push(missing)
        return null
      }
    }
    if (looksRight && count >= 0) return { path: shxPath, count }
    problems.push(missing)
    return null
  } finally {
    await shx.close()
    await shp.close()
  }
}

async function readStart(filePath: string, length: number): Promise<Buffer> {
  const handle = await open(filePath, 'r')
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
