/** One table of a file geodatabase: described, and read row by row. */
import { open } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '../../../shared/errors'
import { hasFiniteCoordinates } from '../../../shared/domain/flat-geometry'
import type { SourceRecord } from '../../../shared/domain/source-record'
import { BATCH_SIZE_RECORDS, type SourceBatch } from '../format'
import { MAX_RECORD_BYTES } from '../limits'
import { SequentialReader } from '../sequential-reader'
import { PastEnd } from './byte-cursor'
import { RowOffsets } from './row-offsets'
import { readRow } from './row-values'
import { locateFields, readTableHeader, typeOfGdbField, type GdbField, type GdbTableHeader } from './table-header'

export type GdbTable = {
  readonly path: string
  readonly header: GdbTableHeader
  /** Fields with values; geometry, pictures and blobs are left out. */
  readonly shown: readonly GdbField[]
}

const MAX_HEADER_BYTES = 64 * 1024 * 1024
/** Rows that were edited lie anywhere, so little is read ahead. */
const CHUNK_BYTES = 256 * 1024
const MAX_BATCH_BYTES = 16 * 1024 * 1024

/** @throws AppError 'import.damaged' or 'import.truncated' */
export async function openGdbTable(tablePath: string): Promise<GdbTable> {
  const name = path.basename(tablePath)
  const handle = await open(tablePath, 'r')
  try {
    const start = Buffer.alloc(40)
    const { bytesRead } = await handle.read(start, 0, 40, 0)
    const located = locateFields(start.subarray(0, bytesRead))
    const { size } = await handle.stat()
    if (!located || located.offset < 40 || located.offset + 8 > size) throw new AppError('import.damaged', { name, detail: '.gdbtable' })
    const length = Buffer.alloc(4)
    await handle.read(length, 0, 4, located.offset)
    const total = 4 + length.readUInt32LE(0)
    if (total > MAX_HEADER_BYTES || located.offset + total > size) throw new AppError('import.truncated', { name, detail: `${total} B` })
    const bytes = Buffer.alloc(total)
    await handle.read(bytes, 0, total, located.offset)
    const header = readTableHeader(bytes, located.rowCount)
    return { path: tablePath, header, shown: header.fields.filter(({ type }) => typeOfGdbField(type) !== null) }
  } catch (error) {
    if (error instanceof PastEnd) throw new AppError('import.truncated', { name, detail: '.gdbtable' }, { cause: error })
    throw error
  } finally {
    await handle.close()
  }
}

export type GdbRecord = { readonly objectId: number; readonly record: Omit<SourceRecord, 'row' | 'line'>; readonly bytes: number }

/** @throws AppError 'import.damaged' where the index of rows cannot be used */
export async function* readGdbRecords({ path: tablePath, header, shown }: GdbTable): AsyncGenerator<GdbRecord> {
  const index = await openRowOffsets(tablePath)
  try {
    const reader = await SequentialReader.open(tablePath, CHUNK_BYTES)
    try {
      for await (const rows of index.all()) {
        for (const { objectId, offset } of rows) yield { objectId, ...(await readRecordAt(reader, offset, header, shown)) }
      }
    } finally {
      await reader.close()
    }
  } finally {
    await index.close()
  }
}

async function openRowOffsets(tablePath: string): Promise<RowOffsets> {
  const indexPath = tablePath.replace(/table$/i, (word) => `${word.slice(0, -1)}${word.endsWith('E') ? 'X' : 'x'}`)
  const index = await RowOffsets.open(indexPath).catch(() => null)
  if (!index) throw new AppError('import.damaged', { name: path.basename(tablePath), detail: '.gdbtablx' })
  return index
}

/** Rows that are there. The header has their number, too, but it may lie. */
export async function countGdbRows({ path: tablePath }: GdbTable): Promise<number> {
  const index = await openRowOffsets(tablePath)
  try {
    let count = 0
    for await (const rows of index.all()) count += rows.length
    return count
  } finally {
    await index.close()
  }
}

export async function* readGdbTable(table: GdbTable, signal?: AbortSignal): AsyncGenerator<SourceBatch> {
  let records: SourceRecord[] = []
  let row = 0
  let bytes = 0
  for await (const read of readGdbRecords(table)) {
    row++
    records.push({ row, line: null, ...read.record })
    bytes += read.bytes
    if (records.length < BATCH_SIZE_RECORDS && bytes < MAX_BATCH_BYTES) continue
    signal?.throwIfAborted()
    yield { records, problems: [], progress: Math.min(1, row / Math.max(1, table.header.rowCount)) }
    records = []
    bytes = 0
  }
  signal?.throwIfAborted()
  yield { records, problems: [], progress: 1 }
}

type ReadRecord = Omit<GdbRecord, 'objectId'>

async function readRecordAt(reader: SequentialReader, offset: number, header: GdbTableHeader, shown: readonly GdbField[]): Promise<ReadRecord> {
  const broken: ReadRecord = {
    record: { geometry: null, attributes: shown.map(() => null), problems: [{ severity: 'rejected', code: 'record.truncated', params: { detail: `.gdbtable @${offset}` } }] },
    bytes: 0,
  }
  if (offset + 4 > reader.size) return broken
  reader.seek(offset)
  if (!(await reader.require(4))) return broken
  const length = reader.buffer.readInt32LE(reader.offset)
  if (length < 0 || length > MAX_RECORD_BYTES || offset + 4 + length > reader.size || !(await reader.require(4 + length))) return broken
  const { values, geometry, problems } = readRow(reader.buffer, reader.offset + 4, reader.offset + 4 + length, header, shown)
  reader.offset += 4 + length
  if (geometry !== null && !hasFiniteCoordinates(geometry)) problems.push({ severity: 'rejected', code: 'geometry.nonFinite', params: {} })
  return { record: { geometry, attributes: values, problems }, bytes: length }
}
