/**
 * A grid as a layer: heading found, columns typed, coordinates read, rows that are no data left out and reported.
 *
 * Two passes over the grid: one that looks at every cell, one that reads.
 */
import { AppError } from '../../../shared/errors'
import { flatPoint, hasFiniteCoordinates, type FlatGeometry } from '../../../shared/domain/flat-geometry'
import { UNKNOWN_CRS, type GeometryFamily, type SourceCrs, type SourceEncoding, type SourceField, type SourceLayer, type SourceProblem, type SourceRecord } from '../../../shared/domain/source-record'
import type { CrsRegistry } from '../../../shared/domain/crs'
import { crsHintOfTexts } from '../../../shared/domain/crs/hint'
import { crsFromCode } from '../crs/crs-from-text'
import { uniqueFieldNames } from '../field-name'
import { BATCH_SIZE_RECORDS, type SourceBatch } from '../format'
import { parseWktGeometry, sridOfWkt } from '../geometry/parse-wkt-geometry'
import { MAX_FIELDS } from '../limits'
import { isBlank, textOfCell, type Cell, type Grid, type GridRow } from './cell'
import { ColumnProfile, type ColumnReader } from './column-profile'
import { columnsOfPlan, findCoordinateColumns, isNothing, parsePair, readOrdinate, type CoordinatePlan, type Ordinate } from './coordinate-columns'
import { findHeader, HEADER_SAMPLE_ROWS, type TableColumn, type TableHeader } from './find-header'
import { isDataRow } from './data-rows'
import { createMergeFiller } from './fill-merges'

export type TableLayer = {
  readonly layer: SourceLayer
  read(signal?: AbortSignal): AsyncGenerator<SourceBatch>
}

const NO_PROBLEMS: readonly SourceProblem[] = []
const COORDINATE_SAMPLE_ROWS = 400
const MAX_NOTES = 200
const MAX_HEAD_ROWS = COORDINATE_SAMPLE_ROWS + HEADER_SAMPLE_ROWS

/**
 * @param encoding of the text file; null for workbooks
 * @param fileName for messages
 * @returns null for a grid without any cell
 */
export async function openTable(
  grid: Grid,
  encoding: { encoding: SourceEncoding; problems: readonly SourceProblem[] } | null,
  crsRegistry: CrsRegistry,
  fileName: string,
  signal?: AbortSignal,
): Promise<TableLayer | null> {
  const head: GridRow[] = []
  for await (const { rows } of grid.rows(signal)) {
    signal?.throwIfAborted()
    head.push(...rows.filter((row) => row.cells.some((cell) => !isBlank(cell))))
    if (head.length <= MAX_HEAD_ROWS) continue
    head.length = MAX_HEAD_ROWS
    // Merged ranges stand at the end of a sheet, so there the pass goes on.
    if (grid.merges === null) break
  }
  if (head.length === 0) return null
  const header = findHeader(head.slice(0, HEADER_SAMPLE_ROWS), grid.merges ?? [])
  const fill = createMergeFiller(grid.merges ?? [], header.dataLine)
  const columns = await profileColumns(grid, header, fill.apply, fileName, signal)
  const used = columns.filter(({ column, filled }) => filled > 0 || column.path.length > 0)
  if (used.length > MAX_FIELDS) throw new AppError('import.tooManyFields', { name: fileName, found: used.length, limit: MAX_FIELDS })
  const names = uniqueFieldNames(used.map(({ column }) => column.path.join('_') || `field${column.index + 1}`))
  const dataSample = head.filter((row) => row.line >= header.dataLine && isDataRow(row.cells, header)).slice(0, COORDINATE_SAMPLE_ROWS)
  const plan = findCoordinateColumns(used.map(({ column }) => column), dataSample)
  const ordinates = new Set(plan === null ? [] : columnsOfPlan(plan))
  const readers = used.map(({ column, profile }, index) => profile.finish(names[index]!, ordinates.has(column.index)))
  const problems: SourceProblem[] = [...(encoding?.problems ?? [])]
  if (fill.count > 0) problems.push({ severity: 'repaired', code: 'layer.mergedCellsFilled', params: { count: fill.count } })
  if (plan?.kind === 'pair' && plan.x.form === 'packed') {
    problems.push({ severity: 'warning', code: 'layer.packedDegrees', params: { field: names[used.findIndex(({ column }) => column.index === (plan.x as { column: number }).column)] ?? '' } })
  }
  const layer: SourceLayer = {
    name: grid.name,
    crs: plan === null ? UNKNOWN_CRS : crsOfPlan(plan, dataSample, crsRegistry, [...header.title, ...names, ...columns.notes, grid.name, fileName]),
    encoding: encoding?.encoding ?? null,
    fields: used.map(({ column }, index): SourceField => ({ name: names[index]!, type: readers[index]!.type, unit: column.unit })),
    geometryType: familyOfPlan(plan, dataSample),
    hasZ: false,
    hasM: false,
    featureCount: columns.dataRows,
    groups: null,
    problems,
    captions: [...header.title, grid.name, fileName],
  }
  const context: ReadContext = { header, used: used.map(({ column }) => column), readers, names, plan, fill: fill.apply }
  return { layer, read: (readSignal) => readTable(grid, context, readSignal) }
}

/** `notes`: texts of rows that are no data. */
type ProfiledColumns = { column: TableColumn; profile: ColumnProfile; filled: number }[] & { dataRows: number; notes: string[] }

/** Every cell of every data row counts: one `0.01L` in the last row decides a column's type. */
async function profileColumns(grid: Grid, header: TableHeader, fill: (row: GridRow) => GridRow, fileName: string, signal?: AbortSignal): Promise<ProfiledColumns> {
  const columns = Object.assign(header.columns.map(createProfile), { dataRows: 0, notes: [] as string[] })
  for await (const { rows } of grid.rows(signal)) {
    signal?.throwIfAborted()
    for (const raw of rows) {
      if (raw.line < header.dataLine) continue
      // Rows must come in order, data or not.
      const row = fill(raw)
      if (!isDataRow(raw.cells, header)) {
        if (columns.notes.length < MAX_NOTES) columns.notes.push(...raw.cells.filter((cell) => typeof cell === 'string'))
        continue
      }
      columns.dataRows++
      for (let index = columns.length; index < row.cells.length; index++) {
        columns.push(createProfile({ index, path: [], unit: null }))
        if (columns.length > 16 * MAX_FIELDS) throw new AppError('import.tooManyFields', { name: fileName, found: row.cells.length, limit: MAX_FIELDS })
      }
      for (let index = 0; index < row.cells.length; index++) {
        const cell = row.cells[index]
        if (isBlank(cell)) continue
        columns[index]!.filled++
        columns[index]!.profile.add(cell)
      }
    }
  }
  return columns
}

const createProfile = (column: TableColumn) => ({ column, profile: new ColumnProfile(column.path.join('_')), filled: 0 })

type ReadContext = {
  readonly header: TableHeader
  readonly used: readonly TableColumn[]
  readonly readers: readonly ColumnReader[]
  readonly names: readonly string[]
  readonly plan: CoordinatePlan | null
  readonly fill: (row: GridRow) => GridRow
}

async function* readTable(grid: Grid, context: ReadContext, signal?: AbortSignal): AsyncGenerator<SourceBatch> {
  let ordinal = 0
  let ignored = 0
  let firstIgnored = 0
  let hidden = 0
  let firstHidden = 0
  for await (const { rows, progress } of grid.rows(signal)) {
    signal?.throwIfAborted()
    const records: SourceRecord[] = []
    for (const raw of rows) {
      if (raw.line < context.header.dataLine) continue
      const row = context.fill(raw)
      if (isDataRow(raw.cells, context.header)) {
        records.push(readRow(row, ++ordinal, context))
        if (row.hidden === true) {
          hidden++
          firstHidden ||= row.line
        }
      } else if (raw.cells.some((cell) => !isBlank(cell))) {
        ignored++
        firstIgnored ||= row.line
      }
    }
    for (let from = 0; from < records.length; from += BATCH_SIZE_RECORDS) {
      yield { records: records.slice(from, from + BATCH_SIZE_RECORDS), problems: NO_PROBLEMS, progress }
    }
  }
  const problems: SourceProblem[] = []
  if (ignored > 0) problems.push({ severity: 'warning', code: 'layer.rowsIgnored', params: { count: ignored, first: firstIgnored } })
  if (hidden > 0) problems.push({ severity: 'warning', code: 'layer.rowsHidden', params: { count: hidden, first: firstHidden } })
  if (problems.length > 0) yield { records: [], problems, progress: 1 }
}

function readRow(row: GridRow, ordinal: number, { used, readers, names, plan }: ReadContext): SourceRecord {
  const problems: SourceProblem[] = []
  const attributes = used.map(({ index }, place) => readers[place]!.read(row.cells[index], problems))
  for (const { column, issue, encoding } of row.issues ?? []) {
    const place = used.findIndex(({ index }) => index === column)
    if (place === -1) continue
    const field = names[place]!
    if (issue === 'lost') problems.push({ severity: 'warning', code: 'value.textLost', params: { field, value: textOfCell(row.cells[column]).slice(0, 40) } })
    else if (issue === 'other') problems.push({ severity: 'warning', code: 'value.otherEncoding', params: { field, encoding } })
    else if (issue === 'quote') problems.push({ severity: 'warning', code: 'value.unclosedQuote', params: { field } })
    else problems.push({ severity: 'warning', code: 'value.textCut', params: { field } })
  }
  const geometry = plan === null ? null : readGeometry(plan, row.cells, problems, (column) => names[used.findIndex(({ index }) => index === column)] ?? '')
  return { row: ordinal, line: row.line, geometry, attributes, problems: problems.length === 0 ? NO_PROBLEMS : problems }
}

function readGeometry(plan: CoordinatePlan, cells: readonly Cell[], problems: SourceProblem[], nameOf: (column: number) => string): FlatGeometry | null {
  const unreadable = (column: number, written = textOfCell(cells[column])): null => {
    problems.push({ severity: 'rejected', code: 'geometry.coordinateUnreadable', params: { field: nameOf(column), value: written.slice(0, 60) } })
    return null
  }
  /** People who know no place write 0, 0, which is one in the Gulf of Guinea. */
  const placeUnlessZero = (x: number, y: number, column: number): FlatGeometry | null => {
    if (x !== 0 || y !== 0) return flatPoint(x, y)
    problems.push({ severity: 'warning', code: 'geometry.zeroCoordinates', params: { field: nameOf(column) } })
    return null
  }
  if (plan.kind === 'pair') {
    const [x, y] = [readOrdinate(plan.x, cells), readOrdinate(plan.y, cells)]
    if (x === null && y === null) return null
    if (x === null || !Number.isFinite(x)) return unreadable(columnOf(plan.x), writtenOrdinate(plan.x, cells))
    if (y === null || !Number.isFinite(y)) return unreadable(columnOf(plan.y), writtenOrdinate(plan.y, cells))
    return placeUnlessZero(x, y, columnOf(plan.x))
  }
  const text = textOfCell(cells[plan.column])
  if (isNothing(cells[plan.column])) return null
  if (plan.kind === 'wkt') {
    try {
      const geometry = parseWktGeometry(text)
      if (geometry === null || hasFiniteCoordinates(geometry)) return geometry
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
    return unreadable(plan.column)
  }
  const pair = parsePair(text)
  if (!pair) return unreadable(plan.column)
  const yFirst = pair.firstAxis === null ? plan.yFirst : pair.firstAxis === 'latitude'
  return yFirst ? placeUnlessZero(pair.second, pair.first, plan.column) : placeUnlessZero(pair.first, pair.second, plan.column)
}

const columnOf = (ordinate: Ordinate) => (ordinate.form === 'parts' ? ordinate.degrees : ordinate.column)

/** As it stands in its cells: degrees, minutes and seconds together. */
function writtenOrdinate(ordinate: Ordinate, cells: readonly Cell[]): string {
  if (ordinate.form !== 'parts') return textOfCell(cells[ordinate.column])
  return [ordinate.degrees, ordinate.minutes, ordinate.seconds].map((column) => (column === null ? '' : textOfCell(cells[column]))).join(' ').trim()
}

/** A table states its CRS only in an SRID of its texts; headings, titles and names give hints. */
function crsOfPlan(plan: CoordinatePlan, sample: readonly GridRow[], registry: CrsRegistry, texts: readonly string[]): SourceCrs {
  if (plan.kind === 'wkt') {
    const srid = sample.map((row) => sridOfWkt(textOfCell(row.cells[plan.column]))).find((found) => found !== null && found !== '0')
    if (srid !== undefined) return crsFromCode(srid!, 'embedded', registry)
  }
  return { ...UNKNOWN_CRS, hint: crsHintOfTexts(texts) }
}

function familyOfPlan(plan: CoordinatePlan | null, sample: readonly GridRow[]): GeometryFamily | null {
  if (plan === null) return null
  if (plan.kind !== 'wkt') return 'Point'
  const families = new Set<GeometryFamily>()
  for (const row of sample) {
    const keyword = /^\s*(?:SRID\s*=\s*\d+\s*;)?\s*(?:MULTI)?(POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION)/i.exec(textOfCell(row.cells[plan.column]))?.[1]?.toUpperCase()
    if (keyword !== undefined) families.add(({ POINT: 'Point', LINESTRING: 'LineString', POLYGON: 'Polygon' } as const)[keyword as 'POINT'] ?? 'mixed')
  }
  return families.size === 1 ? [...families][0]! : 'mixed'
}
