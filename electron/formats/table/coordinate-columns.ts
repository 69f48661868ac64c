/**
 * Finds the columns of a table that say where its rows are.
 *
 * Known arrangements: longitude and latitude in a column each (decimal, D°M′S″ or packed D.MMSS), in three columns each, both in one
 * cell, eastings and northings, or well-known text. Which CRS the numbers are in is not decided here.
 */
import { parseAngleText, parsePackedAngle, splitPair } from '../../../shared/domain/cell-text/angle-text'
import { parseNumberText } from '../../../shared/domain/cell-text/number-text'
import { toPlainText } from '../../../shared/domain/cell-text/plain-text'
import { isWktGeometry } from '../geometry/parse-wkt-geometry'
import { isBlank, textOfCell, type Cell, type GridRow } from './cell'
import { PLACEHOLDERS } from './column-profile'
import type { TableColumn } from './find-header'

/** How one ordinate is read out of a row; numbers are column indexes. */
export type Ordinate =
  | { readonly form: 'number' | 'angle' | 'packed'; readonly column: number }
  | { readonly form: 'parts'; readonly degrees: number; readonly minutes: number; readonly seconds: number | null }

export type CoordinatePlan =
  | { readonly kind: 'pair'; readonly x: Ordinate; readonly y: Ordinate; readonly geographic: boolean }
  /** Both in one cell; `yFirst` where latitude or northing is written first. */
  | { readonly kind: 'cell'; readonly column: number; readonly yFirst: boolean; readonly geographic: boolean }
  | { readonly kind: 'wkt'; readonly column: number }

const LONGITUDE = /[经經]度|[东東][经經]|longitude|(?:^|[_\s])(?:lon|lng|long)(?:[_\s]?\w{0,8})?$/i
const LATITUDE = /[纬緯]度|北[纬緯]|latitude|(?:^|[_\s])lat(?:[_\s]?\w{0,8})?$/i
const EASTING = /东坐标|横坐标|easting/i
const NORTHING = /北坐标|纵坐标|northing/i
const LETTER_X = /^(?:.*[_\s])?(?:point_?x|coord_?x|坐标_?x|x_?坐标|x_?coord|x)(?:\(.*\))?$/i
const LETTER_Y = /^(?:.*[_\s])?(?:point_?y|coord_?y|坐标_?y|y_?坐标|y_?coord|y)(?:\(.*\))?$/i
const LETTER_E = /^(?:.*[_\s])?e(?:ast)?(?:\(.*\))?$/i
const LETTER_N = /^(?:.*[_\s])?n(?:orth)?(?:\(.*\))?$/i
const BOTH = /坐标|经纬度|位置|lonlat|latlon|lnglat|latlng|location|coordinate|position/i
const WKT_HEADING = /^(?:wkt|the_geom|geom|geometry|shape|几何)$/i
const DEGREE_PART = /(?:^|[^经纬])度[)）]?$|^°$|\bdeg(?:rees?)?$|[_\s(]d\)?$/i
const MINUTE_PART = /分[)）]?$|^[′']$|\bmin(?:utes?)?$|[_\s(]m\)?$/i
const SECOND_PART = /秒[)）]?$|^[″"]$|\bsec(?:onds?)?$|[_\s(]s\)?$/i
const PACKED_HEADING = /度分秒|dd+\.?mm\.?ss|dms/i

const SAMPLE_ROWS = 400
/** Sixteen different numbers with all minutes and seconds below 60 in both columns: one chance in ten millions for decimals. */
const MIN_PACKED_VALUES = 16
const MIN_USABLE_SHARE = 0.5

/**
 * @param columns all columns of the table
 * @param rows data rows, some hundred suffice
 * @returns null for a table that says nowhere where its rows are
 */
export function findCoordinateColumns(columns: readonly TableColumn[], rows: readonly GridRow[]): CoordinatePlan | null {
  const sample = rows.slice(0, SAMPLE_ROWS)
  const named = columns.map((column) => ({ column, heading: column.path.join('_').replaceAll(' ', ''), last: (column.path.at(-1) ?? '').replaceAll(' ', '') }))
  const wkt = named.find(({ column, last }) => (WKT_HEADING.test(last) || last === '') && usableShare(sample, column.index, (text) => isWktGeometry(text)) > MIN_USABLE_SHARE)
  const anyWkt = wkt ?? named.find(({ column }) => usableShare(sample, column.index, (text) => isWktGeometry(text)) > 0.9)
  if (anyWkt) return { kind: 'wkt', column: anyWkt.column.index }
  if (columns.every(({ path }) => path.length === 0)) return findWithoutHeadings(columns, sample)
  return findParts(named, sample) ?? findAngles(named, sample) ?? findGridCoordinates(named, sample) ?? findBothInOne(named, sample)
}

type NamedColumn = { readonly column: TableColumn; readonly heading: string; readonly last: string }

/** Degrees, minutes and seconds in columns of their own, once for each axis. */
function findParts(named: readonly NamedColumn[], sample: readonly GridRow[]): CoordinatePlan | null {
  const groups: { axis: 'longitude' | 'latitude' | null; ordinate: Ordinate }[] = []
  for (let index = 0; index + 1 < named.length; index++) {
    const [degrees, minutes, seconds] = [named[index]!, named[index + 1]!, named[index + 2]]
    const isGroup = DEGREE_PART.test(unitless(degrees)) && MINUTE_PART.test(unitless(minutes)) && isNumeric(sample, degrees.column.index) && isNumeric(sample, minutes.column.index)
    if (!isGroup) continue
    const hasSeconds = seconds !== undefined && SECOND_PART.test(unitless(seconds))
    const axis = LONGITUDE.test(degrees.heading) ? 'longitude' : LATITUDE.test(degrees.heading) ? 'latitude' : null
    groups.push({ axis, ordinate: { form: 'parts', degrees: degrees.column.index, minutes: minutes.column.index, seconds: hasSeconds ? seconds.column.index : null } })
    index += hasSeconds ? 2 : 1
  }
  const longitude = groups.find(({ axis }) => axis === 'longitude') ?? (groups.length === 2 ? groups.find((group) => group.axis === null && isLongitude(sample, group.ordinate)) : undefined)
  const latitude = groups.find(({ axis, ordinate }) => axis === 'latitude' && ordinate !== longitude?.ordinate) ?? groups.find((group) => group !== longitude && group.axis === null)
  return longitude && latitude ? { kind: 'pair', x: longitude.ordinate, y: latitude.ordinate, geographic: true } : null
}

/** The unit was taken off the heading: 经度(度) has 度 as its unit. */
const unitless = ({ column, last }: NamedColumn) => (column.unit === '度' || column.unit === '分' || column.unit === '秒' ? `(${column.unit})` : last)

function isLongitude(sample: readonly GridRow[], ordinate: Ordinate): boolean {
  if (ordinate.form !== 'parts') return false
  const degrees = numbersOf(sample, ordinate.degrees)
  return degrees.length > 0 && median(degrees) > 60
}

function findAngles(named: readonly NamedColumn[], sample: readonly GridRow[]): CoordinatePlan | null {
  const usable = (pattern: RegExp) =>
    named.find(({ column, heading }) => pattern.test(heading) && !(LONGITUDE.test(heading) && LATITUDE.test(heading)) && isAngular(sample, column.index))
  const longitude = usable(LONGITUDE)
  const latitude = usable(LATITUDE)
  if (!longitude || !latitude || longitude === latitude) return null
  const [x, y] = [longitude.column.index, latitude.column.index]
  const saysPacked = PACKED_HEADING.test(longitude.heading) || PACKED_HEADING.test(latitude.heading)
  const packed = isPacked(sample, x, saysPacked) && isPacked(sample, y, saysPacked)
  const form = (column: number) => (packed ? 'packed' : isNumeric(sample, column) ? 'number' : 'angle')
  return { kind: 'pair', x: { form: form(x), column: x }, y: { form: form(y), column: y }, geographic: true }
}

/** Eastings and northings. The survey's X is the northing; where only letters say so, the numbers decide. */
function findGridCoordinates(named: readonly NamedColumn[], sample: readonly GridRow[]): CoordinatePlan | null {
  const numeric = named.filter(({ column }) => isNumeric(sample, column.index))
  const find = (pattern: RegExp) => numeric.find(({ heading, last }) => pattern.test(heading) || pattern.test(last))
  const pair = (x: NamedColumn, y: NamedColumn): CoordinatePlan => ({
    kind: 'pair',
    x: { form: 'number', column: x.column.index },
    y: { form: 'number', column: y.column.index },
    geographic: false,
  })
  const [east, north] = [find(EASTING), find(NORTHING)]
  if (east && north && east !== north) return pair(east, north)
  for (const [first, second] of [
    [find(LETTER_X), find(LETTER_Y)],
    [find(LETTER_E), find(LETTER_N)],
  ]) {
    if (!first || !second || first === second) continue
    const isSurveyOrder = isNorthing(median(numbersOf(sample, first.column.index))) && isEasting(median(numbersOf(sample, second.column.index)))
    return isSurveyOrder ? pair(second, first) : pair(first, second)
  }
  return null
}

/** A bare list: two columns side by side, and no others, of which every number is a place in China. */
function findWithoutHeadings(columns: readonly TableColumn[], sample: readonly GridRow[]): CoordinatePlan | null {
  const numbers = columns.map(({ index }) => ({ index, values: numbersOf(sample, index), isWhole: usableShare(sample, index, (text) => parseNumberText(text) !== null) === 1 }))
  const find = (fits: (value: number) => boolean) => {
    const found = numbers.filter(({ values, isWhole }) => isWhole && values.length > 0 && values.every(fits) && values.some((value) => !Number.isInteger(value)))
    return found.length === 1 ? found[0]!.index : null
  }
  const isBeside = (a: number | null, b: number | null): boolean => a !== null && b !== null && Math.abs(a - b) === 1
  const [longitude, latitude] = [find((value) => value >= 73 && value <= 136), find((value) => value >= 3 && value <= 54)]
  const [easting, northing] = [find(isEasting), find(isNorthing)]
  const pair = (x: number, y: number, geographic: boolean): CoordinatePlan => ({ kind: 'pair', x: { form: 'number', column: x }, y: { form: 'number', column: y }, geographic })
  if (isBeside(longitude, latitude)) return pair(longitude!, latitude!, true)
  return isBeside(easting, northing) ? pair(easting!, northing!, false) : null
}

/** Metres: northings of China lie between 1 900 and 6 000 km, eastings below 1 000 km or behind a zone number. */
const isNorthing = (value: number) => value > 1.5e6 && value < 6.5e6
const isEasting = (value: number) => (value > 1e5 && value < 1e6) || (value > 1.3e7 && value < 4.6e7)

function findBothInOne(named: readonly NamedColumn[], sample: readonly GridRow[]): CoordinatePlan | null {
  for (const { column, heading } of named) {
    if (!BOTH.test(heading)) continue
    const pairs = sample.map((row) => parsePair(textOfCell(row.cells[column.index]))).filter((pair) => pair !== null)
    const filled = sample.filter((row) => !isBlank(row.cells[column.index])).length
    if (filled === 0 || pairs.length / filled <= MIN_USABLE_SHARE) continue
    const latitudeFirst = pairs.filter(({ first, second, firstAxis }) => firstAxis === 'latitude' || (firstAxis === null && Math.abs(first) < 60 && Math.abs(second) > 60 && Math.abs(second) <= 180)).length
    const northingFirst = pairs.filter(({ first, second }) => isNorthing(first) && isEasting(second)).length
    const geographic = pairs.filter(({ first, second }) => Math.abs(first) <= 180 && Math.abs(second) <= 180).length > pairs.length / 2
    return { kind: 'cell', column: column.index, yFirst: (geographic ? latitudeFirst : northingFirst) > pairs.length / 2, geographic }
  }
  return null
}

export type ParsedPair = { readonly first: number; readonly second: number; readonly firstAxis: 'longitude' | 'latitude' | null }

/** Two ordinates in one text, in the order of the text. */
export function parsePair(text: string): ParsedPair | null {
  const parts = splitPair(text)
  if (!parts) return null
  const [first, second] = parts.map((part) => {
    const angle = parseAngleText(part)
    const number = angle === null ? parseNumberText(part.replace(/^[xyen]\s*[:=：]?\s*/i, '')) : null
    return angle ?? (number === null ? null : { degrees: number, axis: null })
  })
  if (!first || !second) return null
  const firstAxis = first.axis ?? (second.axis === 'longitude' ? 'latitude' : second.axis === 'latitude' ? 'longitude' : null)
  return { first: first.degrees, second: second.degrees, firstAxis }
}

function usableShare(sample: readonly GridRow[], column: number, isUsable: (text: string) => boolean): number {
  const texts = sample.map((row) => textOfCell(row.cells[column])).filter((text) => text !== '')
  return texts.length === 0 ? 0 : texts.filter(isUsable).length / texts.length
}

const isNumeric = (sample: readonly GridRow[], column: number) => usableShare(sample, column, (text) => parseNumberText(text) !== null) > 0.7
/** Any cell that can be read will do: the heading has said what the column is, and the others are to be reported. */
const isAngular = (sample: readonly GridRow[], column: number) => usableShare(sample, column, (text) => parseAngleText(text) !== null || parseNumberText(text) !== null) > 0

function numbersOf(sample: readonly GridRow[], column: number): number[] {
  return sample.map((row) => parseNumberText(textOfCell(row.cells[column]))).filter((number) => number !== null)
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

function isPacked(sample: readonly GridRow[], column: number, saidSo: boolean): boolean {
  const texts = new Set(sample.map((row) => textOfCell(row.cells[column])).filter((text) => text !== ''))
  const all = [...texts].every((text) => parsePackedAngle(text) !== null)
  const precise = [...texts].filter((text) => /\.\d{3,}$/.test(text)).length
  return all && texts.size > 0 && (saidSo || (precise >= MIN_PACKED_VALUES && precise > texts.size / 2))
}

/** Columns that a plan reads. */
export function columnsOfPlan(plan: CoordinatePlan): readonly number[] {
  if (plan.kind !== 'pair') return [plan.column]
  return [plan.x, plan.y].flatMap((ordinate) => (ordinate.form === 'parts' ? [ordinate.degrees, ordinate.minutes, ...(ordinate.seconds === null ? [] : [ordinate.seconds])] : [ordinate.column]))
}

/** Blank, or a sign that stands for nothing: 无, /, —. */
export function isNothing(cell: Cell | undefined): boolean {
  return isBlank(cell) || (typeof cell === 'string' && NO_PLACE.has(toPlainText(cell).toLowerCase()))
}

const NO_PLACE: ReadonlySet<string> = new Set([...PLACEHOLDERS, '不详', '未知', '暂无', '空', '待定', '待测', '待核实'])

/** Value of an ordinate in a row; null where it is blank, NaN where it cannot be read. */
export function readOrdinate(ordinate: Ordinate, cells: readonly Cell[]): number | null {
  if (ordinate.form === 'parts') {
    const parts = [ordinate.degrees, ordinate.minutes, ordinate.seconds].map((column) => (column === null ? null : (cells[column] ?? null)))
    if (parts.every((cell) => isNothing(cell))) return null
    const [degrees, minutes, seconds] = parts.map((cell) => (isBlank(cell) ? 0 : (numberOf(cell) ?? NaN)))
    const isValid = !isBlank(parts[0]) && minutes! >= 0 && minutes! < 60 && seconds! >= 0 && seconds! < 60
    return isValid ? degrees! + minutes! / 60 + seconds! / 3600 : NaN
  }
  const cell = cells[ordinate.column] ?? null
  if (isNothing(cell)) return null
  const text = textOfCell(cell)
  if (ordinate.form === 'packed') return parsePackedAngle(text) ?? NaN
  return numberOf(cell) ?? parseAngleText(text)?.degrees ?? NaN
}

/** A number with its unit sign (45″) counts. */
function numberOf(cell: Cell | undefined): number | null {
  if (typeof cell === 'number') return cell
  return parseNumberText(textOfCell(cell).replace(/\s*[°度′'分″"秒]$/, ''))
}
