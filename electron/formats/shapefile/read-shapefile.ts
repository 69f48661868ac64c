/**
 * Records of one shapefile, in file order: .shp, .shx and .dbf read side by side, each through one buffer.
 *
 * The index decides where records lie, as in GDAL; without it the .shp is read from front to back. A file that ends early still
 * gives all the rows that its other parts have, with a problem on each that lacks something.
 */
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import { hasFiniteCoordinates } from '../../../shared/domain/flat-geometry'
import type { SourceProblem, SourceRecord } from '../../../shared/domain/source-record'
import type { Value } from '../../../shared/domain/feature'
import { BATCH_SIZE_RECORDS, type SourceBatch } from '../format'
import { MAX_RECORD_BYTES } from '../limits'
import { SequentialReader } from '../sequential-reader'
import type { DbfTable } from './dbf-table'
import { readShape, type ShapeReading } from './shp-geometry'
import { SHP_HEADER_BYTES, SHP_RECORD_HEADER_BYTES, SHX_ENTRY_BYTES } from './shp-header'
import type { ShapefileParts } from './shapefile-layer'

const NO_PROBLEMS: readonly SourceProblem[] = []
const DELETED = 0x2a
const INDEX_CHUNK_BYTES = 256 * 1024
/** Batches end early where geometries are large: memory stays bounded, and who writes one need not wait long for the next. */
const MAX_BATCH_COORDINATE_BYTES = 1024 * 1024

export async function* readShapefile(parts: ShapefileParts, signal?: AbortSignal): AsyncGenerator<SourceBatch> {
  const shapes = parts.shpPath === null ? null : await ShapeReader.open(parts.shpPath, parts.shxPath)
  try {
    const rows = parts.table === null ? null : await RowReader.open(parts.table)
    try {
      yield* readSideBySide(shapes, rows, signal)
    } finally {
      await rows?.close()
    }
  } finally {
    await shapes?.close()
  }
}

async function* readSideBySide(shapes: ShapeReader | null, rows: RowReader | null, signal?: AbortSignal): AsyncGenerator<SourceBatch> {
  let records: SourceRecord[] = []
  let row = 0
  let deleted = 0
  let bytes = 0
  for (;;) {
    const hasShape = shapes !== null && (shapes.isNextBuffered() || (await shapes.bufferNext()))
    const hasRow = rows !== null && (rows.isNextBuffered() || (await rows.bufferNext()))
    if (!hasShape && !hasRow) break
    const problems: SourceProblem[] = []
    const isDeleted = hasRow && rows.isDeleted()
    const geometry = hasShape ? shapes.take(problems) : null
    const attributes = hasRow ? rows.take(problems) : []
    if (isDeleted) {
      deleted++
      continue
    }
    if (shapes !== null && !hasShape) problems.push({ severity: 'rejected', code: 'record.truncated', params: { detail: '.shp' } })
    if (rows !== null && !hasRow) problems.push({ severity: 'warning', code: 'record.truncated', params: { detail: '.dbf' } })
    row++
    records.push({ row, line: null, geometry, attributes, problems: problems.length === 0 ? NO_PROBLEMS : problems })
    bytes += geometry === null || geometry.type === 'GeometryCollection' ? 0 : geometry.xy.byteLength
    if (records.length >= BATCH_SIZE_RECORDS || bytes >= MAX_BATCH_COORDINATE_BYTES) {
      signal?.throwIfAborted()
      yield { records, problems: NO_PROBLEMS, progress: shapes?.progress ?? rows?.progress ?? 1 }
      records = []
      bytes = 0
    }
  }
  signal?.throwIfAborted()
  const problems: SourceProblem[] = deleted === 0 ? [] : [{ severity: 'warning', code: 'layer.recordsDeleted', params: { count: deleted } }]
  yield { records, problems, progress: 1 }
}

/** Shapes one after the other. `bufferNext` waits for the bytes, `take` parses them. */
class ShapeReader {
  private nextLength = -1
  private truncated = false
  private unreadable = ''

  private constructor(
    private readonly shp: SequentialReader,
    private readonly shx: SequentialReader | null,
  ) {}

  static async open(shpPath: string, shxPath: string | null): Promise<ShapeReader> {
    const shp = await SequentialReader.open(shpPath)
    try {
      const shx = shxPath === null ? null : await SequentialReader.open(shxPath, INDEX_CHUNK_BYTES)
      shp.seek(SHP_HEADER_BYTES)
      shx?.seek(SHP_HEADER_BYTES)
      return new ShapeReader(shp, shx)
    } catch (error) {
      await shp.close()
      throw error
    }
  }

  get progress(): number {
    return this.shp.progress
  }

  /** Whether the next record lies whole in the buffer, so that nothing has to be waited for. */
  isNextBuffered(): boolean {
    const { shp, shx } = this
    if (shp.available < SHP_RECORD_HEADER_BYTES) return false
    if (shx) {
      if (shx.available < SHX_ENTRY_BYTES) return false
      if (2 * shx.buffer.readUInt32BE(shx.offset) !== shp.position) return false
    }
    const length = 2 * shp.buffer.readInt32BE(shp.offset + 4)
    if (length < 4 || shp.available < SHP_RECORD_HEADER_BYTES + length) return false
    if (shx) shx.offset += SHX_ENTRY_BYTES
    this.nextLength = length
    return true
  }

  /** @returns false where there is no further record */
  async bufferNext(): Promise<boolean> {
    const { shp, shx } = this
    this.nextLength = -1
    this.unreadable = ''
    if (shx) {
      if (!(await shx.require(SHX_ENTRY_BYTES))) return false
      const position = 2 * shx.buffer.readUInt32BE(shx.offset)
      shx.offset += SHX_ENTRY_BYTES
      if (position < SHP_HEADER_BYTES || position + SHP_RECORD_HEADER_BYTES > shp.size) {
        this.unreadable = `.shp @${position}`
        return true
      }
      shp.seek(position)
    } else if (this.truncated) return false
    if (!(await shp.require(SHP_RECORD_HEADER_BYTES))) return false
    const length = 2 * shp.buffer.readInt32BE(shp.offset + 4)
    if (length < 4 || length > MAX_RECORD_BYTES || shp.position + SHP_RECORD_HEADER_BYTES + length > shp.size) {
      this.unreadable = `.shp @${shp.position}: ${length} B`
      // Without an index nothing tells where the next record begins.
      this.truncated = true
      return true
    }
    await shp.require(SHP_RECORD_HEADER_BYTES + length)
    this.nextLength = length
    return true
  }

  /** The record that is buffered; moves on. */
  take(problems: SourceProblem[]): FlatGeometry | null {
    if (this.nextLength < 0) {
      problems.push({ severity: 'rejected', code: 'record.truncated', params: { detail: this.unreadable } })
      return null
    }
    const { shp } = this
    const reading = readShape(shp.buffer, shp.offset + SHP_RECORD_HEADER_BYTES, this.nextLength)
    shp.offset += SHP_RECORD_HEADER_BYTES + this.nextLength
    this.nextLength = -1
    if (reading.problem !== null) problems.push(problemOf(reading))
    if (reading.geometry !== null && !hasFiniteCoordinates(reading.geometry)) {
      problems.push({ severity: 'rejected', code: 'geometry.nonFinite', params: {} })
    }
    return reading.geometry
  }

  async close(): Promise<void> {
    await this.shp.close()
    await this.shx?.close()
  }
}

function problemOf({ problem, detail }: ShapeReading): SourceProblem {
  switch (problem) {
    case 'surfaceTakenApart':
      return { severity: 'repaired', code: 'geometry.surfaceTakenApart', params: { type: detail } }
    case 'ringWithoutShell':
      return { severity: 'repaired', code: 'geometry.ringWithoutShell', params: { ring: Number(detail) } }
    case 'unsupportedType':
      return { severity: 'rejected', code: 'geometry.unsupportedType', params: { type: detail } }
    default:
      return { severity: 'rejected', code: 'geometry.unreadable', params: { detail } }
  }
}

/** Rows of the DBF one after the other. */
class RowReader {
  private taken = 0

  private constructor(
    private readonly table: DbfTable,
    private readonly dbf: SequentialReader,
  ) {}

  static async open(table: DbfTable): Promise<RowReader> {
    const dbf = await SequentialReader.open(table.path)
    dbf.seek(table.header.headerBytes)
    return new RowReader(table, dbf)
  }

  get progress(): number {
    return this.dbf.progress
  }

  isNextBuffered(): boolean {
    return this.taken < this.table.header.recordCount && this.dbf.available >= this.table.header.recordBytes
  }

  async bufferNext(): Promise<boolean> {
    return this.taken < this.table.header.recordCount && (await this.dbf.require(this.table.header.recordBytes))
  }

  isDeleted(): boolean {
    return this.dbf.buffer[this.dbf.offset] === DELETED
  }

  take(problems: SourceProblem[]): Value[] {
    const { dbf } = this
    const values = this.table.readRecord(dbf.buffer, dbf.offset, problems)
    dbf.offset += this.table.header.recordBytes
    this.taken++
    return values
  }

  async close(): Promise<void> {
    await this.dbf.close()
  }
}
