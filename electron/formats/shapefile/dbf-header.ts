/**
 * Header of a dBASE table: fields, record length and count.
 *
 * Source: “Xbase data file (*.dbf)”, dBASE III+ to Visual FoxPro; ESRI Shapefile Technical Description, July 1998.
 */
import { AppError } from '../../../shared/errors'

export type DbfField = {
  /** Name as bytes; its encoding is the file's. */
  readonly nameBytes: Buffer
  /** One of C N F L D M I O B T @ Y + G P, or anything that the file says. */
  readonly type: string
  /** Position in the record, the deletion flag being byte 0. */
  readonly offset: number
  readonly length: number
  readonly decimals: number
}

export type DbfHeader = {
  readonly fields: readonly DbfField[]
  /** Records that lie in the file; the header's own number where that is smaller. */
  readonly recordCount: number
  /** The header's own number, right or not. */
  readonly statedRecordCount: number
  readonly headerBytes: number
  readonly recordBytes: number
  readonly languageDriver: number
}

const MAIN_HEADER_BYTES = 32
const FIELD_BYTES = 32
const FIELDS_END = 0x0d
/** FoxPro's hidden column of null flags. */
const SYSTEM_COLUMN = 0x01

/**
 * @param bytes the file's beginning, at least the whole header
 * @param name for messages
 * @throws AppError 'import.damaged' or 'import.truncated'
 */
export function readDbfHeader(bytes: Buffer, fileSize: number, name: string): DbfHeader {
  if (bytes.length < MAIN_HEADER_BYTES) throw new AppError('import.truncated', { name, detail: `${fileSize} B` })
  const statedRecordCount = bytes.readUInt32LE(4)
  const headerBytes = bytes.readUInt16LE(8)
  const recordBytes = bytes.readUInt16LE(10)
  if (headerBytes < MAIN_HEADER_BYTES + 1 || recordBytes < 1) throw new AppError('import.damaged', { name, detail: 'DBF header' })
  if (bytes.length < headerBytes) throw new AppError('import.truncated', { name, detail: 'DBF header' })
  const fields = readFields(bytes.subarray(0, headerBytes), recordBytes, name)
  return {
    fields,
    recordCount: Math.min(statedRecordCount, Math.max(0, Math.floor((fileSize - headerBytes) / recordBytes))),
    statedRecordCount,
    headerBytes,
    recordBytes,
    languageDriver: bytes[29]!,
  }
}

function readFields(header: Buffer, recordBytes: number, name: string): DbfField[] {
  const fields: DbfField[] = []
  let offset = 1
  for (let position = MAIN_HEADER_BYTES; position + FIELD_BYTES <= header.length; position += FIELD_BYTES) {
    if (header[position] === FIELDS_END) break
    const type = String.fromCharCode(header[position + 11]!).toUpperCase()
    const decimals = header[position + 17]!
    // Clipper keeps the upper half of a text field's length where others keep the decimals.
    const wide = type === 'C' && decimals > 0 && offset + header[position + 16]! + 256 * decimals <= recordBytes
    const length = header[position + 16]! + (wide ? 256 * decimals : 0)
    if (offset + length > recordBytes) throw new AppError('import.damaged', { name, detail: `DBF field ${fields.length + 1}` })
    const isSystem = type === '0' && (header[position + 18]! & SYSTEM_COLUMN) !== 0
    if (!isSystem) fields.push({ nameBytes: nameOf(header, position), type, offset, length, decimals })
    offset += length
  }
  return fields
}

function nameOf(header: Buffer, position: number): Buffer {
  const bytes = header.subarray(position, position + 11)
  const end = bytes.indexOf(0)
  return end === -1 ? bytes : bytes.subarray(0, end)
}
