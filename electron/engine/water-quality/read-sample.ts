/**
 * The sample of a table's row: cells to readings in canonical units, and what could not be read, cell by cell.
 *
 * A cell that cannot be read is said and left out; it never becomes zero and never stops the row.
 */
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import type { Reading, Sample } from '../../../shared/domain/water-quality/reading'
import { toReading, unitExponent } from './convert-unit'
import type { SampleGrade } from './grade-sample'
import { parseReportedValue } from './parse-reported-value'
import type { ItemColumn } from './recognize-columns'

/** A cell as a file's reader hands it over. */
export type Cell = string | number | null | undefined

/** What is wrong with a cell, or worth knowing about it; `params` are those of the code's message. */
export type CellProblem =
  | { readonly code: 'water.notANumber' | 'water.implausible' | 'water.detectionLimitUnknown' | 'water.aboveRange'; readonly params: { readonly column: string; readonly text: string } }
  | { readonly code: 'water.unknownUnit'; readonly params: { readonly column: string; readonly unit: string } }
  | { readonly code: 'water.detectionLimitTooHigh'; readonly params: { readonly column: string; readonly text: string } }
  | { readonly code: 'water.roundedAcrossLimit'; readonly params: { readonly column: string; readonly text: string; readonly rounded: string } }

/** One cell, read. Both are `null` where the item was not measured. */
export type CellReading = { readonly reading: Reading | null; readonly problem: CellProblem | null }

/**
 * Read one cell of an item.
 *
 * @param column what the person's file calls it, for messages
 * @param exponent of the column's unit (`unitExponent`); a unit in the cell itself wins
 */
export function readCell(cell: Cell, item: ItemCode, column: string, exponent: number): CellReading {
  const value = parseReportedValue(cell)
  if (value.kind === 'missing') return { reading: null, problem: null }
  const params = { column, text: value.raw }
  if (value.kind === 'problem') return { reading: null, problem: { code: value.code, params } }
  const own = value.unit === null ? exponent : unitExponent(item, value.unit)
  if (own === null) return { reading: null, problem: { code: 'water.unknownUnit', params: { column, unit: value.unit ?? '' } } }
  const reading = toReading(item, value.value, value.reportedDigits, value.belowDetection, own)
  return reading === null ? { reading, problem: { code: 'water.implausible', params } } : { reading, problem: null }
}

/** Read a wide table's row. */
export function readSample(cells: readonly Cell[], columns: readonly ItemColumn[]): { readonly sample: Sample; readonly problems: readonly CellProblem[] } {
  const sample: Partial<Record<ItemCode, Reading>> = {}
  const problems: CellProblem[] = []
  for (const { index, header, item, exponent } of columns) {
    const { reading, problem } = readCell(cells[index], item, header, exponent)
    if (reading !== null) sample[item] = reading
    if (problem !== null) problems.push(problem)
  }
  return { sample, problems }
}

/** Where an item's figure stands in the person's file: its column's heading or the item's name, and the cell's text. */
export type WrittenFigure = { readonly column: string; readonly text: string }

/** The figures of a wide table's row. */
export function writtenFigures(cells: readonly Cell[], columns: readonly ItemColumn[]): ReadonlyMap<ItemCode, WrittenFigure> {
  return new Map(columns.map(({ item, header, index }) => [item, { column: header, text: String(cells[index] ?? '') }]))
}

/** What a person should know of a grade before acting on it: classes that rest on rounding or on half a large detection limit. */
export function gradeNotices(grade: SampleGrade, written: ReadonlyMap<ItemCode, WrittenFigure>): CellProblem[] {
  const notices: CellProblem[] = []
  for (const { item, compared, roundedAcrossLimit, detectionLimitTooHigh } of grade.items) {
    const params = written.get(item)
    if (params === undefined) continue
    if (detectionLimitTooHigh) notices.push({ code: 'water.detectionLimitTooHigh', params })
    if (roundedAcrossLimit) notices.push({ code: 'water.roundedAcrossLimit', params: { ...params, rounded: String(compared) } })
  }
  return notices
}
