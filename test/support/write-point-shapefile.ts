/**
 * Shapefiles of points as survey programs of bureaus leave them: GBK text in the .dbf without language byte, no .prj, no .cpg.
 *
 * Written here byte by byte after ESRI's white paper (July 1998) and the dBASE III table format, so that no writer of ours is asked.
 */
import iconv from 'iconv-lite'
import { writeFileSync } from 'node:fs'

const HEADER_BYTES = 100
const POINT_RECORD_BYTES = 28
const POINT_CONTENT_WORDS = 10
const TEXT_BYTES = 80

/** @param path ends in .shp; @param rows x, y and one text a column */
export function writePointShapefile(path: string, columns: readonly string[], rows: readonly { readonly xy: readonly [number, number]; readonly texts: readonly string[] }[]): void {
  const box = [Math.min(...rows.map(({ xy }) => xy[0])), Math.min(...rows.map(({ xy }) => xy[1])), Math.max(...rows.map(({ xy }) => xy[0])), Math.max(...rows.map(({ xy }) => xy[1]))]
  const header = (bytes: number) => {
    const buffer = Buffer.alloc(HEADER_BYTES)
    buffer.writeInt32BE(9994, 0)
    buffer.writeInt32BE(bytes / 2, 24)
    buffer.writeInt32LE(1000, 28)
    buffer.writeInt32LE(1, 32)
    for (const [index, value] of box.entries()) buffer.writeDoubleLE(value, 36 + 8 * index)
    return buffer
  }
  const shapes = rows.map(({ xy }, index) => {
    const record = Buffer.alloc(POINT_RECORD_BYTES)
    record.writeInt32BE(index + 1, 0)
    record.writeInt32BE(POINT_CONTENT_WORDS, 4)
    record.writeInt32LE(1, 8)
    record.writeDoubleLE(xy[0], 12)
    record.writeDoubleLE(xy[1], 20)
    return record
  })
  const places = rows.map((_, index) => {
    const entry = Buffer.alloc(8)
    entry.writeInt32BE((HEADER_BYTES + index * POINT_RECORD_BYTES) / 2, 0)
    entry.writeInt32BE(POINT_CONTENT_WORDS, 4)
    return entry
  })
  writeFileSync(path, Buffer.concat([header(HEADER_BYTES + rows.length * POINT_RECORD_BYTES), ...shapes]))
  writeFileSync(path.replace(/\.shp$/, '.shx'), Buffer.concat([header(HEADER_BYTES + rows.length * 8), ...places]))
  writeFileSync(path.replace(/\.shp$/, '.dbf'), textTable(columns, rows.map(({ texts }) => texts)))
}

function textTable(columns: readonly string[], rows: readonly (readonly string[])[]): Buffer {
  const recordBytes = 1 + TEXT_BYTES * columns.length
  const header = Buffer.alloc(32)
  header.writeUInt8(3, 0)
  header.set([124, 1, 1], 1)
  header.writeUInt32LE(rows.length, 4)
  header.writeUInt16LE(32 + 32 * columns.length + 1, 8)
  header.writeUInt16LE(recordBytes, 10)
  const fields = columns.map((name) => {
    const field = Buffer.alloc(32)
    field.set(iconv.encode(name, 'gbk').subarray(0, 10), 0)
    field.write('C', 11, 'latin1')
    field.writeUInt8(TEXT_BYTES, 16)
    return field
  })
  const records = rows.map((texts) => {
    const record = Buffer.alloc(recordBytes, 0x20)
    for (const [index, text] of texts.entries()) record.set(iconv.encode(text, 'gbk').subarray(0, TEXT_BYTES), 1 + index * TEXT_BYTES)
    return record
  })
  return Buffer.concat([header, ...fields, Buffer.from([0x0d]), ...records, Buffer.from([0x1a])])
}
