/** 国土界址点 TXT: parcels as blocks of boundary points, with the authorities' header or as plain lists. */
import { AppError } from '../../../shared/errors'
import type { Value } from '../../../shared/domain/feature'
import { parseNumberText } from '../../../shared/domain/cell-text/number-text'
import type { SourceField, SourceLayer, SourceProblem, SourceRecord } from '../../../shared/domain/source-record'
import { decodeText } from '../encoding/decode-text'
import { detectEncoding } from '../encoding/detect-encoding'
import { findTextFileEncoding, type TextFileEncoding } from '../encoding/text-file-encoding'
import { BATCH_SIZE_RECORDS, type FormatDescriptor, type OpenOptions, type Source, type SourceBatch } from '../format'
import { GeometrySummary } from '../geometry/geometry-summary'
import type { Probe } from '../probe'
import { readLines } from '../read-lines'
import { openUtf8Reader } from '../utf8-reader'
import { geometryOfParcel, ParcelAssembler, type Parcel, type ParcelShape } from './parcel-assembler'
import { crsOfHeader } from './parcel-crs'
import { readParcelLine, type ParcelLine } from './parcel-lines'

/** Values of a parcel line in their order; the first eight are the standard's. */
const FIELDS: readonly SourceField[] = [
  { name: '界址点数', type: 'integer', unit: null },
  { name: '地块面积', type: 'real', unit: '公顷' },
  { name: '地块编号', type: 'text', unit: null },
  { name: '地块名称', type: 'text', unit: null },
  { name: '记录图形属性', type: 'text', unit: null },
  { name: '图幅号', type: 'text', unit: null },
  { name: '地块用途', type: 'text', unit: null },
  { name: '地类编码', type: 'text', unit: null },
]
const MAX_FURTHER_FIELDS = 40
const SNIFFED_LINES = 400

export const parcelTextFormat: FormatDescriptor = {
  id: 'parcelText',
  extensions: ['txt'],
  sniff(probe) {
    if (probe.kind === 'folder' || !['txt', 'csv', 'dat', ''].includes(probe.extension)) return 0
    const lines = headLines(probe.head)
    if (lines.some((line) => line.kind === 'section' && line.name === '地块坐标')) return 3
    if (lines.some((line, index) => line.kind === 'parcel' && lines[index + 1]?.kind === 'point')) return 3
    return isPlainList(lines) ? 3 : 0
  },
  open: openParcelText,
}

function headLines(head: Buffer): ParcelLine[] {
  const lines = decodeText(head, detectEncoding([head]).name).text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  // The last line may be cut off where the head ends.
  return lines.slice(0, Math.min(SNIFFED_LINES, head.length < 60_000 ? lines.length : lines.length - 1)).map(readParcelLine)
}

/** Nothing but points, with a title or name here and there, named J1, J2 … or coming back to where they began. */
function isPlainList(lines: readonly ParcelLine[]): boolean {
  const points = lines.filter((line) => line.kind === 'point')
  const others = lines.filter((line) => line.kind === 'text' || line.kind === 'brokenPoint')
  if (points.length < 3 || lines.some((line) => line.kind === 'entry') || others.length > points.length / 3) return false
  // A heading with as many columns as the rows is a table's.
  if (others.some(({ text }) => /[,\t;].*[,\t;]/.test(text))) return false
  const [first] = points
  const isClosed = points.slice(3).some((point) => point.first === first!.first && point.second === first!.second)
  return isClosed || points.every(({ name }) => /^J\d+$/i.test(name))
}

type Described = { readonly plainList: boolean; readonly eastingFirst: boolean; readonly fieldCount: number }

async function openParcelText(probe: Probe, options: OpenOptions): Promise<Source> {
  const text = await findTextFileEncoding(probe.path, options.encoding)
  const plainList = !headLines(probe.head).some((line) => line.kind === 'parcel' || line.kind === 'section')
  const assembler = new ParcelAssembler(plainList)
  const summary = new GeometrySummary()
  let count = 0
  let fieldCount = FIELDS.length
  let eastingsFirst = 0
  let points = 0
  for await (const { parcels } of readParcels(probe, text, assembler)) {
    options.signal?.throwIfAborted()
    for (const parcel of parcels) {
      count++
      fieldCount = Math.max(fieldCount, Math.min(parcel.values.length, FIELDS.length + MAX_FURTHER_FIELDS))
      summary.add(geometryOfParcel(parcel, shapeOf(parcel, plainList), false))
      for (const { first, second } of parcel.points) {
        points++
        if (isEastingFirst(first, second)) eastingsFirst++
      }
    }
  }
  if (count === 0) throw new AppError('import.noLayer', { name: probe.name })
  const described: Described = { plainList, eastingFirst: eastingsFirst > points / 2, fieldCount: plainList ? 0 : fieldCount }
  const isMeters = Math.max(summary.maxX, summary.maxY) > 1000
  // The summary was made as if the northing came first.
  const easting = !isMeters ? null : described.eastingFirst ? summary.minY : summary.minX
  const layer: SourceLayer = {
    name: probe.stem,
    crs: crsOfHeader(assembler.header, easting, options.crsRegistry),
    encoding: text.encoding,
    fields: fieldsOf(described),
    geometryType: summary.family,
    hasZ: summary.hasZ,
    hasM: false,
    featureCount: count,
    groups: null,
    problems: text.problems,
  }
  return { format: 'parcelText', layers: [layer], read: (_layer, signal) => readRecords(probe, text, described, signal), close: () => Promise.resolve() }
}

function fieldsOf({ plainList, fieldCount }: Described): SourceField[] {
  if (plainList) return [{ name: '地块名称', type: 'text', unit: null }]
  return Array.from({ length: fieldCount }, (_, index) => FIELDS[index] ?? { name: `属性${index + 1}`, type: 'text', unit: null })
}

/** The standard has the northing first. Degrees: longitudes of China are above 73, latitudes below 54. */
function isEastingFirst(first: number, second: number): boolean {
  if (Math.abs(first) <= 180 && Math.abs(second) <= 180) return first > 60 && second < 60
  return (first < 1e6 || first > 1.3e7) && second > 1e6 && second < 6.5e6
}

function shapeOf(parcel: Parcel, plainList: boolean): ParcelShape {
  if (!plainList) {
    const kind = parcel.values.find((value) => /^[点线面]$/.test(value))
    if (kind === '点') return 'points'
    if (kind === '线') return 'line'
  }
  return parcel.points.length >= 3 ? 'area' : parcel.points.length === 2 ? 'line' : 'points'
}

async function* readRecords(probe: Probe, text: TextFileEncoding, described: Described, signal?: AbortSignal): AsyncGenerator<SourceBatch> {
  let row = 0
  for await (const { parcels, progress } of readParcels(probe, text, new ParcelAssembler(described.plainList))) {
    signal?.throwIfAborted()
    const records = parcels.map((parcel): SourceRecord => {
      row++
      const problems: SourceProblem[] = []
      const geometry = geometryOfParcel(parcel, shapeOf(parcel, described.plainList), described.eastingFirst)
      const stated = described.plainList ? NaN : Number(parcel.values[0])
      // Writers count the returning point of each ring, or do not.
      if (Number.isInteger(stated) && Math.abs(stated - parcel.points.length) > ringCount(parcel)) {
        problems.push({ severity: 'warning', code: 'layer.countMismatch', params: { first: '界址点数', firstCount: stated, second: '坐标行', secondCount: parcel.points.length } })
      }
      if (parcel.broken !== null) problems.push({ severity: 'rejected', code: 'geometry.pointUnreadable', params: { line: parcel.broken.line, text: parcel.broken.text.slice(0, 60) } })
      else if (geometry === null) problems.push({ severity: 'rejected', code: 'geometry.unreadable', params: { detail: '0 点' } })
      return { row, line: parcel.line, geometry, attributes: attributesOf(parcel, described), problems }
    })
    for (let from = 0; from < records.length; from += BATCH_SIZE_RECORDS) {
      yield { records: records.slice(from, from + BATCH_SIZE_RECORDS), problems: [], progress }
    }
  }
}

const ringCount = ({ points }: Parcel) => new Set(points.map(({ ring }) => ring)).size

function attributesOf(parcel: Parcel, { plainList, fieldCount }: Described): Value[] {
  if (plainList) return [parcel.values[0] ?? null]
  return Array.from({ length: fieldCount }, (_, index) => {
    const text = parcel.values[index] ?? ''
    if (text === '') return null
    return FIELDS[index] === undefined || FIELDS[index].type === 'text' ? text : readAmount(text)
  })
}

/** Areas are hectares; some writers say so, or use another unit and say that. */
function readAmount(text: string): number | null {
  const match = /^(.*?)\s*(公顷|亩|平方米|㎡|m2)?$/.exec(text)
  const number = parseNumberText(match?.[1] ?? '')
  if (number === null) return null
  if (match?.[2] === '亩') return number / 15
  return match?.[2] === undefined || match[2] === '公顷' ? number : number / 1e4
}

async function* readParcels(probe: Probe, text: TextFileEncoding, assembler: ParcelAssembler): AsyncGenerator<{ parcels: Parcel[]; progress: number }> {
  const reader = await openUtf8Reader(probe.path, text.encoding.name, text.bomBytes)
  try {
    for await (const lines of readLines(reader, probe.name)) {
      const parcels: Parcel[] = []
      for (const { line, text: content } of lines) {
        const parcel = assembler.add(line, readParcelLine(content))
        if (parcel) parcels.push(parcel)
      }
      yield { parcels, progress: reader.progress }
    }
    const last = assembler.finish()
    if (last) yield { parcels: [last], progress: 1 }
  } finally {
    await reader.close()
  }
}
