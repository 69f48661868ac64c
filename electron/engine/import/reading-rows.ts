/**
 * Rows of a table of readings, wide (a column an item) or long (an item column and a value column), to single readings.
 *
 * What a cell means is decided by the grading engine (`recognizeColumns`, `readCell`); a cell that cannot be read is said and left out.
 */
import type { Value } from '../../../shared/domain/feature'
import { type ItemCode, isItemCode } from '../../../shared/domain/water-quality/item'
import type { Reading, SampleType } from '../../../shared/domain/water-quality/reading'
import type { SourceProblem } from '../../../shared/domain/source-record'
import { AppError } from '../../../shared/errors'
import { unitExponent } from '../water-quality/convert-unit'
import { matchItemName } from '../water-quality/match-item-name'
import { type CellProblem, readCell } from '../water-quality/read-sample'
import { recognizeColumns, type RecognizedColumns } from '../water-quality/recognize-columns'
import type { CaptionPeriod } from './period-of-captions'
import { readReadingTime } from './reading-time'
import { codeOf } from './vocabulary-codes'

/** Facts of a reading: what an import takes, and a person may name in `--map` beside the items. */
export const FACTS = ['section', 'sectionCode', 'time', 'year', 'month', 'item', 'value', 'unit', 'sampleType'] as const
type Fact = (typeof FACTS)[number]

export type ReadingColumns = RecognizedColumns & { readonly layout: 'wide' | 'long' }

/** One row's readings. `time` is `2023-10`, `2023-10-05` or `2023-10-05T04:00`, local. */
export type ReadingRow = {
  readonly section: string | null
  readonly sectionCode: string | null
  readonly time: string | null
  /** The table's captions say the year, or the whole of it. */
  readonly timeFromCaptions: boolean
  /** What stands in the time's cells; for problems. */
  readonly writtenTime: string
  readonly sampleType: SampleType
  readonly readings: readonly { readonly item: ItemCode; readonly reading: Reading }[]
  readonly problems: readonly SourceProblem[]
}

/**
 * @param headings with their units, in order
 * @param mapping item or fact → heading
 * @param onlyGiven `mapping` says it all: other headings are not looked at
 * @throws AppError 'import.noReadings', 'import.mapTarget', 'import.mapSource'
 */
export function recognizeReadings(headings: readonly string[], mapping: Readonly<Record<string, string>>, onlyGiven: boolean, fileName: string): ReadingColumns {
  const given = new Map<string, ItemCode>()
  const facts: Partial<Record<Fact, number>> = {}
  for (const [target, heading] of Object.entries(mapping)) {
    const index = headings.findIndex((candidate) => candidate === heading || candidate.startsWith(`${heading}（`))
    if (index === -1) throw new AppError('import.mapSource', { source: heading, available: headings.join(', ') })
    const fact = FACTS.find((name) => name === target)
    if (fact !== undefined) facts[fact] = index
    else if (isItemCode(target)) given.set(headings[index]!, target)
    else throw new AppError('import.mapTarget', { target, available: FACTS.join(', ') })
  }
  const recognized = recognizeColumns(headings, given)
  const withFacts = onlyGiven ? withoutGuesses(recognized, given, facts, headings) : { ...recognized, facts: { ...recognized.facts, ...facts } }
  const layout = withFacts.items.length > 0 ? 'wide' : withFacts.facts.item !== undefined && withFacts.facts.value !== undefined ? 'long' : null
  if (layout === null) throw new AppError('import.noReadings', { name: fileName })
  return { ...withFacts, layout }
}

function withoutGuesses(recognized: RecognizedColumns, given: ReadonlyMap<string, ItemCode>, facts: RecognizedColumns['facts'], headings: readonly string[]): RecognizedColumns {
  const items = recognized.items.filter(({ index }) => given.has(headings[index]!))
  const problems = recognized.problems.filter(({ column }) => given.has(column))
  return { ...recognized, items, facts, problems }
}

/** What is wrong with columns, for the layer as a whole. */
export function columnProblems(columns: ReadingColumns): SourceProblem[] {
  return columns.problems.map((problem): SourceProblem => {
    const { code, ...params } = problem
    const shown = { ...params, ...('items' in params ? { items: params.items.join(', ') } : {}) } as Record<string, string>
    return { severity: 'warning', code, params: shown }
  })
}

/** @param period what the table's captions say, for rows that name no year or no time at all; null: nothing */
export function readReadingRow(columns: ReadingColumns, cells: readonly Value[], period: CaptionPeriod | null): ReadingRow {
  const { facts } = columns
  const textAt = (index: number | undefined) => (index === undefined || cells[index] === null || cells[index] === undefined ? null : String(cells[index]).trim() || null)
  const problems: SourceProblem[] = []
  const readings: { item: ItemCode; reading: Reading }[] = []
  const add = (index: number | undefined, item: ItemCode, heading: string, exponent: number) => {
    const { reading, problem } = readCell(cellOf(cells[index ?? -1]), item, heading, exponent)
    if (problem !== null) problems.push(asProblem(problem))
    if (reading !== null) readings.push({ item, reading })
  }
  if (columns.layout === 'wide') for (const { index, item, header, exponent } of columns.items) add(index, item, header, exponent)
  else addLong()
  const [writtenTime, year, month] = [textAt(facts.time), textAt(facts.year), textAt(facts.month)]
  const written = [writtenTime, year, month].filter((part) => part !== null).join(' ')
  const { time, fromCaptions } = readReadingTime({ time: writtenTime, year, month }, hasTimeColumn(columns), period)
  return {
    section: textAt(facts.section),
    sectionCode: textAt(facts.sectionCode),
    time,
    timeFromCaptions: fromCaptions,
    writtenTime: written,
    sampleType: sampleTypeOf(textAt(facts.sampleType)) ?? columns.sampleType ?? 'manual',
    readings,
    problems,
  }

  function addLong(): void {
    const name = textAt(facts.item) ?? ''
    const match = matchItemName(name)
    if (match === null || 'ambiguous' in match) {
      problems.push({ severity: 'warning', code: 'reading.unknownItem', params: { item: name } })
      return
    }
    const unit = textAt(facts.unit) ?? match.unit
    const exponent = unitExponent(match.item, unit)
    if (exponent === null) problems.push({ severity: 'warning', code: 'water.unknownUnit', params: { column: name, unit: unit ?? '' } })
    else add(facts.value, match.item, name, exponent)
  }
}

/** The figure as it is reported in the item's own unit; its decimals say how exact it is. */
export function reportedText({ value, digits, belowDetection }: Reading): string {
  return `${value.toFixed(digits)}${belowDetection ? 'L' : ''}`
}

function cellOf(value: Value | undefined): string | number | null {
  return typeof value === 'boolean' ? String(value) : (value ?? null)
}

function asProblem({ code, params }: CellProblem): SourceProblem {
  return { severity: 'warning', code, params }
}

function sampleTypeOf(text: string | null): SampleType | null {
  const code = text === null ? null : codeOf('sampleSource', text)
  return code === 'manual' || code === 'automatic' ? code : null
}

/** Whether rows say when they are of, in whatever way. */
function hasTimeColumn({ facts }: RecognizedColumns): boolean {
  return facts.time !== undefined || facts.year !== undefined || facts.month !== undefined
}
