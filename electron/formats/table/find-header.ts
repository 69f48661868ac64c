/**
 * Finds the heading of a table: which rows it takes, where the data begins, and what each column is called.
 *
 * Works on the first rows only. A heading row is full, short, textual and distinct, uses the words of headings, and stands above
 * cells of another nature. Title blocks above it, several heading rows, rows of units and rows of column numbers are recognised.
 */
import { splitHeadingUnit, findUnit } from '../../../shared/domain/cell-text/heading-unit'
import { parseNumberText } from '../../../shared/domain/cell-text/number-text'
import { parseDateText } from '../../../shared/domain/cell-text/date-text'
import { toPlainText } from '../../../shared/domain/cell-text/plain-text'
import { isBlank, textOfCell, type Cell, type GridRow, type Merge } from './cell'
import { isHeadingWord } from './heading-words'

export type TableColumn = {
  /** 0-based. */
  readonly index: number
  /** Heading from top to bottom, one text a level; empty where the column has none. */
  readonly path: readonly string[]
  /** Unit that the heading, or a row of units, states. */
  readonly unit: string | null
}

export type TableHeader = {
  readonly columns: readonly TableColumn[]
  /** First line that is data. */
  readonly dataLine: number
  /** Lines of the heading; null where the table has none. */
  readonly headerLines: readonly [first: number, last: number] | null
  /** Texts above the heading. */
  readonly title: readonly string[]
}

/** How many rows are looked at. */
export const HEADER_SAMPLE_ROWS = 80
const MAX_TITLE_ROWS = 30
const COMPARED_ROWS = 20
const MIN_SCORE = 3
const LONG_TEXT = 30
const SURELY_COUNTED = 6
/** Less than any heading gets that stands above data. */
const LAST_ROW_SCORE = 5
const MAX_HEADER_ROWS = 6

/**
 * @param rows the first rows that are not blank, at most HEADER_SAMPLE_ROWS of them
 * @param merges merged ranges of the sheet; those below the sample do no harm
 */
export function findHeader(rows: readonly GridRow[], merges: readonly Merge[]): TableHeader {
  const sample = fillMerges(rows, merges)
  const main = findMainRow(sample)
  if (main === null) return { columns: columnsOf(sample, [], null), dataLine: sample[0]?.line ?? 1, headerLines: null, title: [] }
  let first = main
  while (first > 0 && main - first + 1 < MAX_HEADER_ROWS && isUpperHeading(sample, first - 1, merges)) first--
  let last = main
  while (last + 1 < sample.length && last - first + 1 < MAX_HEADER_ROWS && isLowerHeading(sample, last + 1, last)) last++
  let data = last + 1
  let unitRow: readonly Cell[] | null = null
  if (data < sample.length && isUnitRow(sample[data]!.cells, sample[last]!.cells)) unitRow = sample[data++]!.cells
  if (data < sample.length && isColumnNumbers(sample[data]!.cells, sample.slice(data + 1))) data++
  const header = sample.slice(first, last + 1)
  return {
    columns: columnsOf(sample.slice(first), header.map((row) => row.cells), unitRow),
    dataLine: sample[data]?.line ?? (sample[last]?.line ?? 0) + 1,
    headerLines: [sample[first]!.line, sample[last]!.line],
    title: sample.slice(0, first).map((row) => [...new Set(row.cells.map(textOfCell).filter((text) => text !== ''))].join(' ')),
  }
}

/** Every cell of a merged range gets the value of its first. */
function fillMerges(rows: readonly GridRow[], merges: readonly Merge[]): GridRow[] {
  const lastLine = rows.at(-1)?.line ?? 0
  const near = merges.filter((merge) => merge.firstLine <= lastLine)
  if (near.length === 0) return [...rows]
  const filled = rows.map((row) => ({ ...row, cells: [...row.cells] }))
  // Titles are sometimes merged over all of the sheet's sixteen thousand columns.
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
  for (const merge of near) {
    const covered = filled.filter((row) => row.line >= merge.firstLine && row.line <= merge.lastLine)
    const value = covered[0]?.line === merge.firstLine ? covered[0].cells[merge.firstColumn] : null
    if (value === undefined || isBlank(value)) continue
    const lastColumn = Math.min(merge.lastColumn, width - 1)
    for (const row of covered) for (let column = merge.firstColumn; column <= lastColumn; column++) row.cells[column] = value
  }
  return filled
}

const filledCount = (cells: readonly Cell[]) => cells.reduce<number>((count, cell) => count + (isBlank(cell) ? 0 : 1), 0)

/** A number, a date, or a text that is one. Years as headings (2021, 2022 …) are none. */
function isValueLike(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return false
  if (typeof cell === 'object') return true
  if (typeof cell === 'number') return !(Number.isInteger(cell) && cell >= 1990 && cell <= 2100)
  const number = parseNumberText(cell)
  if (number !== null) return !(Number.isInteger(number) && number >= 1990 && number <= 2100)
  return parseDateText(cell)?.precision === 'day' || /^\d{1,3}[°度]/.test(cell.trim())
}

function findMainRow(sample: readonly GridRow[]): number | null {
  let best: number | null = null
  let bestScore = MIN_SCORE
  for (let index = 0; index < Math.min(sample.length, MAX_TITLE_ROWS); index++) {
    const score = scoreRow(sample, index)
    if (score > bestScore) {
      best = index
      bestScore = score
    }
  }
  return best
}

function scoreRow(sample: readonly GridRow[], index: number): number {
  const { cells } = sample[index]!
  const filled = cells.flatMap((cell, column) => (isBlank(cell) ? [] : [{ cell, column, text: textOfCell(cell) }]))
  if (filled.length === 0) return 0
  const below = sample.slice(index + 1, index + 1 + COMPARED_ROWS)
  const typical = median(below.map((row) => filledCount(row.cells))) ?? 0
  const share = (matches: number) => matches / filled.length
  const words = share(filled.filter(({ text }) => isHeadingWord(text)).length)
  // The last row is a heading without data only where its words say so, and never against a heading that has data: it may be a note.
  if (below.length === 0) return words >= 0.5 && (filled.length > 1 || sample.length === 1) ? LAST_ROW_SCORE * words : 0
  const values = share(filled.filter(({ cell }) => isValueLike(cell)).length)
  const long = share(filled.filter(({ text }) => text.length > LONG_TEXT).length)
  const distinct = share(new Set(filled.map(({ text }) => text)).size)
  const contrast = share(filled.filter(({ cell, column }) => !isValueLike(cell) && isMostlyValues(below, column)).length)
  const full = typical === 0 ? 1 : Math.min(1, filled.length / typical)
  return 3 * words + 2 * full + (1 - values) + distinct + 2 * contrast - 3 * values - 1.5 * long - 0.02 * index
}

function isMostlyValues(rows: readonly GridRow[], column: number): boolean {
  const cells = rows.map((row) => row.cells[column]).filter((cell) => !isBlank(cell))
  return cells.length > 0 && cells.filter(isValueLike).length / cells.length > 0.6
}

function median(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/** A row of group headings above: at least two texts that are no title, no note and no value, over the columns of the row below. */
function isUpperHeading(sample: readonly GridRow[], index: number, merges: readonly Merge[]): boolean {
  const { cells, line } = sample[index]!
  const texts = new Set(cells.filter((cell) => !isBlank(cell)).map(textOfCell))
  if (texts.size < 2 || cells.some((cell) => isValueLike(cell)) || [...texts].some((text) => text.length > LONG_TEXT)) return false
  // 填报单位：南通市生态环境局   填报日期：2023年10月
  if ([...texts].filter((text) => /[:：]/.test(text)).length * 2 >= texts.size) return false
  const spans = merges.some(
    (merge) => merge.firstLine <= line && merge.lastLine >= line && (merge.lastColumn > merge.firstColumn || merge.lastLine > line),
  )
  if (spans) return true
  // Without merged cells: a group's name stands over its first column, and the columns beside it are blank.
  const below = sample[index + 1]!.cells
  const words = [...texts].filter(isHeadingWord).length / texts.size
  const covers = cells.some((cell, column) => !isBlank(cell) && isBlank(cells[column + 1]) && !isBlank(below[column + 1]))
  return covers && words >= 0.5
}

/** A row that goes on below the main one: only short texts, where the main row is blank or spans, above values. */
function isLowerHeading(sample: readonly GridRow[], index: number, above: number): boolean {
  const { cells } = sample[index]!
  const filled = cells.flatMap((cell, column) => (isBlank(cell) ? [] : [{ cell, column, text: textOfCell(cell) }]))
  if (filled.length === 0 || filled.some(({ cell, text }) => typeof cell !== 'string' || isValueLike(cell) || text.length > LONG_TEXT)) return false
  const known = filled.filter(({ text }) => isHeadingWord(text) || findUnit(text) !== null).length
  const upper = sample[above]!.cells
  if (known / filled.length < 0.6 || isUnitRow(cells, upper)) return false
  const rest = sample.slice(index + 1)
  const belongs = filled.filter(({ cell, column }) => isBlank(upper[column]) || textOfCell(upper[column]) === textOfCell(cell) || isGroup(upper, column))
  return belongs.length / filled.length >= 0.8 && filled.some(({ column }) => isMostlyValues(rest, column) || isBlank(upper[column]) || isGroup(upper, column))
}

/** The cell above spans this column: it is repeated beside it (merged), or the cells beside it are blank. */
function isGroup(upper: readonly Cell[], column: number): boolean {
  const text = textOfCell(upper[column])
  return text !== '' && (textOfCell(upper[column + 1]) === text || textOfCell(upper[column - 1]) === text || isBlank(upper[column + 1]))
}

/** What stands in a row of units below a heading that has none. */
const WITHOUT_UNIT = /^(?:无量纲|无单位|无|[-—–/])$/

/** @param upper the heading; cells merged with it are not looked at */
function isUnitRow(cells: readonly Cell[], upper: readonly Cell[]): boolean {
  const own = cells.filter((cell, column) => !isBlank(cell) && textOfCell(cell) !== textOfCell(upper[column]))
  const texts = own.map((cell) => textOfCell(cell).replace(/^[([（]|[)\]）]$/g, '')).filter((text) => !WITHOUT_UNIT.test(text))
  const units = texts.filter((text) => findUnit(text) !== null)
  // 度, 分, 秒 are headings of their own rather than units of the columns above.
  return texts.length > 0 && units.length === texts.length && !texts.some((text) => /^[度分秒]$/.test(text))
}

/** 1 2 3 4 …, or 甲 乙 1 2 3, under the heading of official forms: numbers in turn, also over columns that hold no numbers. */
function isColumnNumbers(cells: readonly Cell[], rest: readonly GridRow[]): boolean {
  const filled = cells.flatMap((cell, column) => (isBlank(cell) ? [] : [{ column, text: toPlainText(textOfCell(cell)).replace(/^\((.+)\)$/, '$1') }]))
  const numbers = filled.filter(({ text }) => /^\d{1,3}$/.test(text)).map(({ text }) => Number(text))
  const letters = filled.filter(({ text }) => /^[甲乙丙丁戊A-Z]$/.test(text))
  if (numbers.length + letters.length !== filled.length || filled.length < 3) return false
  if (numbers.some((number, index) => number !== index + 1)) return false
  if (letters.length > 0 && filled.slice(0, letters.length).every(({ text }) => !/^\d/.test(text)) && letters.every(({ text }, index) => text === '甲乙丙丁戊'[index] || text === 'ABCDE'[index])) return numbers.length > 0
  if (letters.length > 0) return false
  const overTexts = filled.filter(({ column }) => rest.some((row) => !isBlank(row.cells[column])) && !isMostlyValues(rest, column))
  // A first row of data that counts so far is rare enough for less to do.
  return 2 * overTexts.length >= filled.length || (filled.length >= SURELY_COUNTED && overTexts.length >= 2)
}

/** Names of all columns that have a heading or a value in the sample. */
function columnsOf(sample: readonly GridRow[], header: readonly (readonly Cell[])[], unitRow: readonly Cell[] | null): TableColumn[] {
  const width = sample.reduce((most, row) => Math.max(most, row.cells.length), 0)
  const levels = header.map((cells, level) => (level < header.length - 1 ? spreadGroups(cells, header.slice(level + 1), width) : cells))
  const columns: TableColumn[] = []
  for (let index = 0; index < width; index++) {
    const texts = levels.map((cells) => tidyHeading(textOfCell(cells[index]))).filter((text) => text !== '')
    const path = texts.filter((text, level) => text !== texts[level - 1])
    const { name, unit } = splitHeadingUnit(path.at(-1) ?? '')
    const rowUnit = unitRow && findUnit(textOfCell(unitRow[index]).replace(/^[([（]|[)\]）]$/g, ''))
    // 度, 分, 秒 under 经度 are parts of an angle, and 经度(度) says nothing that is wanted as a unit.
    columns.push({ index, path: path.length === 0 ? [] : [...path.slice(0, -1), name], unit: rowUnit?.symbol ?? unit?.symbol ?? null })
  }
  return columns
}

/** In upper levels a group's name holds for the blank columns to its right that have a heading below. */
function spreadGroups(cells: readonly Cell[], lower: readonly (readonly Cell[])[], width: number): Cell[] {
  const spread: Cell[] = []
  for (let column = 0; column < width; column++) {
    const cell = cells[column] ?? null
    const left = spread[column - 1] ?? null
    const hasBelow = lower.some((level) => !isBlank(level[column]))
    const leftHasBelow = lower.some((level) => !isBlank(level[column - 1]) && textOfCell(level[column - 1]) !== textOfCell(left))
    spread.push(isBlank(cell) && hasBelow && leftHasBelow ? left : cell)
  }
  return spread
}

/** Blanks and line breaks inside Chinese go; 名 称 is 名称. */
function tidyHeading(text: string): string {
  return toPlainText(text)
    .replaceAll(/(?<=[\u3400-\u9fff（(]) (?=[\u3400-\u9fff（()）])/g, '')
    .replaceAll(/(?<=[\u3400-\u9fff]) (?=[(（])/g, '')
    .replace(/^[*★]+|[*★:：]+$/g, '')
    .slice(0, 200)
}
