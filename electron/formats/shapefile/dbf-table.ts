/** A dBASE table opened for reading: encoding found out, fields described, values read one record at a time. */
import { open, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Value } from '../../../shared/domain/feature'
import type { SourceEncoding, SourceField, SourceProblem } from '../../../shared/domain/source-record'
import { isAscii } from '../encoding/decode-text'
import { chooseEncoding, type StatedEncoding } from '../encoding/choose-encoding'
import { encodingOfLanguageDriver, normaliseEncodingName } from '../encoding/encoding-name'
import { createValueDecoder } from '../encoding/value-decoder'
import { uniqueFieldNames } from '../field-name'
import { readDbfHeader, type DbfField, type DbfHeader } from './dbf-header'
import { createDbfValueReader, typeOfDbfField } from './dbf-value'

export type DbfTable = {
  readonly path: string
  readonly header: DbfHeader
  readonly encoding: SourceEncoding
  readonly fields: readonly SourceField[]
  readonly problems: readonly SourceProblem[]
  /** Values in the order of `fields`. `problems` receives what is wrong with them. */
  readRecord(buffer: Buffer, recordStart: number, problems: SourceProblem[]): Value[]
}

const MAX_HEADER_BYTES = 65_535
const SAMPLE_WINDOW_BYTES = 1024 * 1024
const MAX_SAMPLES = 4_000

/**
 * @param cpgPath its .cpg file, where there is one
 * @param givenEncoding what the person chose
 * @throws AppError where the header cannot be read
 */
export async function openDbfTable(dbfPath: string, cpgPath: string | undefined, givenEncoding: string | undefined): Promise<DbfTable> {
  const name = path.basename(dbfPath)
  const handle = await open(dbfPath, 'r')
  try {
    const { size } = await handle.stat()
    const head = Buffer.alloc(Math.min(size, MAX_HEADER_BYTES))
    await handle.read(head, 0, head.length, 0)
    const header = readDbfHeader(head, size, name)
    const used = header.fields.filter((field) => typeOfDbfField(field) !== null)
    const stated = await statedEncodings(cpgPath, header.languageDriver)
    const samples = header.fields.map((field) => field.nameBytes).filter((bytes) => !isAscii(bytes))
    for (const window of sampleWindows(header)) {
      const bytes = Buffer.alloc(window.count * header.recordBytes)
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, header.headerBytes + window.first * header.recordBytes)
      collectSamples(bytes.subarray(0, bytesRead), header, used, samples)
    }
    const { encoding, problems } = chooseEncoding(givenEncoding, stated, samples)
    return describeTable(dbfPath, header, used, encoding, problems)
  } finally {
    await handle.close()
  }
}

function describeTable(
  dbfPath: string,
  header: DbfHeader,
  used: readonly DbfField[],
  encoding: SourceEncoding,
  encodingProblems: readonly SourceProblem[],
): DbfTable {
  const decode = createValueDecoder(encoding.name)
  // UTF-16 would need two bytes a character, which field names have no room for.
  const decodeName = encoding.name.startsWith('utf-16') ? createValueDecoder('utf-8') : decode
  const names = uniqueFieldNames(used.map(({ nameBytes }) => decodeName(nameBytes, 0, nameBytes.length).text))
  const readers = used.map((field, index) => createDbfValueReader(field, names[index]!, decode, encoding.name.startsWith('utf-16')))
  const problems = [...encodingProblems]
  const left = header.fields.length - used.length
  if (left > 0) problems.push({ severity: 'warning', code: 'layer.entitiesIgnored', params: { type: 'memo', count: left } })
  if (header.statedRecordCount > header.recordCount) {
    problems.push({
      severity: 'warning',
      code: 'layer.countMismatch',
      params: { first: 'DBF header', firstCount: header.statedRecordCount, second: '.dbf', secondCount: header.recordCount },
    })
  }
  return {
    path: dbfPath,
    header,
    encoding,
    fields: used.map((field, index) => ({ name: names[index]!, type: typeOfDbfField(field)!, unit: null })),
    problems,
    readRecord(buffer, recordStart, recordProblems) {
      const values: Value[] = []
      for (const reader of readers) values.push(reader(buffer, recordStart, recordProblems))
      return values
    },
  }
}

async function statedEncodings(cpgPath: string | undefined, languageDriver: number): Promise<StatedEncoding[]> {
  const stated: StatedEncoding[] = []
  if (cpgPath !== undefined) {
    const text = (await readFile(cpgPath)).subarray(0, 64).toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '')
    const name = normaliseEncodingName(text.split(/[\r\n\0]/)[0]!)
    if (name !== null) stated.push({ name, how: 'cpg' })
  }
  const driver = encodingOfLanguageDriver(languageDriver)
  if (driver !== null) stated.push({ name: driver, how: 'dbf-ldid' })
  return stated
}

/** Beginning, middle and end of the table: ledgers are often pasted together. */
function sampleWindows({ recordCount, recordBytes }: DbfHeader): { first: number; count: number }[] {
  const size = Math.max(1, Math.floor(SAMPLE_WINDOW_BYTES / recordBytes))
  if (recordCount <= 3 * size) return [{ first: 0, count: recordCount }]
  return [0, Math.floor((recordCount - size) / 2), recordCount - size].map((first) => ({ first, count: size }))
}

function collectSamples(bytes: Buffer, header: DbfHeader, fields: readonly DbfField[], samples: Buffer[]): void {
  const texts = fields.filter((field) => field.type === 'C')
  const seen = new Set<string>()
  for (let start = 0; start + header.recordBytes <= bytes.length && samples.length < MAX_SAMPLES; start += header.recordBytes) {
    for (const { offset, length } of texts) {
      const value = bytes.subarray(start + offset, start + offset + length)
      let end = value.indexOf(0)
      if (end === -1) end = value.length
      while (end > 0 && value[end - 1] === 0x20) end--
      const text = value.subarray(0, end)
      if (isAscii(text)) continue
      const key = text.toString('latin1')
      if (seen.has(key)) continue
      seen.add(key)
      samples.push(Buffer.from(text))
    }
  }
}
