/** Water-quality class of every row of a table: wide (a column an item) or long (an item column and a value column). */
import type { GradedRow, GradeProblem, GradeReport } from '../../../shared/domain/grade'
import type { GradeInput } from '../../../shared/contract/grade'
import type { ErrorData } from '../../../shared/errors'
import { AppError } from '../../../shared/errors'
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import type { Reading, SampleType } from '../../../shared/domain/water-quality/reading'
import type { WaterType } from '../../../shared/domain/water-quality/water-class'
import { translateError } from '../../../shared/messages/errors'
import type { Language } from '../../../shared/messages/translate'
import { waterClassName } from '../../../shared/messages/water'
import { codeOf } from '../../engine/import/vocabulary-codes'
import { unitExponent } from '../../engine/water-quality/convert-unit'
import { gradeRow } from '../../engine/water-quality/grade-row'
import { matchItemName } from '../../engine/water-quality/match-item-name'
import { type Cell, gradeNotices, readCell, readSample, type WrittenFigure, writtenFigures } from '../../engine/water-quality/read-sample'
import { recognizeColumns, type RecognizedColumns } from '../../engine/water-quality/recognize-columns'
import { waterTypeColumn, waterTypeOfRow } from '../../engine/water-quality/row-water-type'
import type { GradingContext } from '../../engine/water-quality/section-status'
import type { WorkspaceReader } from '../../store/workspace-store'
import { defineHeavyJob, runHeavyRequest } from '../../jobs/heavy-job'
import { contract } from '../base'
import { readSections } from './read-sections'
import { readTable, type Table } from '../sources/read-table'
import { readGradingContext } from './water-reference'

const { grade } = contract

/** Names of waters that are told; the others are counted. */
const NAMES_TOLD = 5

/** One sampling: where, when, its readings, and the cells for notices. */
type Sampling = { readonly row: number; readonly cells: readonly Cell[]; readonly sample: Partial<Record<ItemCode, Reading>>; readonly written: ReadonlyMap<ItemCode, WrittenFigure> }

export const gradeTable = defineHeavyJob({
  name: 'grade.table',
  lane: 'sources',
  async work(session, input: GradeInput, { signal }): Promise<GradeReport> {
    const isSea = input.standard === 'gb3097'
    const grading = await readGradingContext(session.dataFolder, input.standard)
    const table = await readTable(session, input, signal)
    const given = new Map(Object.entries(input.columns ?? {}).map(([item, header]) => [header, item as ItemCode]))
    const columns = recognizeColumns(table.headers, given, isSea)
    if (columns.layout === null) throw new AppError('water.noItems', { columns: table.headers.join('、') })
    const problems: GradeProblem[] = columns.problems.map(({ code, ...params }) =>
      withMessage(null, { code, params: { ...params, ...('items' in params ? { items: params.items.join('、') } : {}) } as ErrorData['params'] }, input.language),
    )
    const samplings = columns.layout === 'wide' ? wideSamplings(table, columns, problems, input.language) : longSamplings(table, columns, isSea, problems, input.language)
    const known = isSea ? NO_WATER_TYPES : await readWaterTypes(session.current())
    const typeColumn = waterTypeColumn(table.headers, table.rows.map(({ cells }) => cells), columns)
    const lakes: string[] = []
    const rows = samplings.map((sampling) => {
      const { cells } = sampling
      const waterBody = textAt(cells, columns.facts.waterBody)
      const stated = textAt(cells, typeColumn ?? undefined)
      const { waterType, byName } = waterTypeOfRow({ stated, known: knownType(sampling, columns, known), given: input.waterType ?? null, waterBody }, isSea)
      if (byName && waterBody !== null) lakes.push(waterBody)
      const facts = { waterType, sampleType: sampleTypeOf(textAt(cells, columns.facts.sampleType)) ?? columns.sampleType }
      const { row, notices } = toRow(sampling, columns, facts, grading, input.language)
      problems.push(...notices.map((notice) => withMessage(sampling.row, notice, input.language)))
      return row
    })
    if (lakes.length > 0) problems.push(withMessage(null, { code: 'water.lakeByName', params: { count: lakes.length, names: [...new Set(lakes)].slice(0, NAMES_TOLD).join('、') } }, input.language))
    return {
      standard: grading.table.standard,
      rows,
      columns: Object.fromEntries(columns.items.map(({ header, item }) => [header, item])),
      problems,
    }
  },
})

export const gradeHandlers = grade.router({
  table: grade.table.handler(({ input, context: { session }, signal }) => runHeavyRequest(session, gradeTable, input, signal)),
})

function wideSamplings(table: Table, columns: RecognizedColumns, problems: GradeProblem[], language: Language): readonly Sampling[] {
  return table.rows.map(({ row, cells }) => {
    const read = readSample(cells, columns.items)
    problems.push(...read.problems.map((problem) => withMessage(row, problem, language)))
    return { row, cells, sample: read.sample, written: writtenFigures(cells, columns.items) }
  })
}

/** Rows of one place and time are one sampling. */
function longSamplings(table: Table, columns: RecognizedColumns, isSea: boolean, problems: GradeProblem[], language: Language): readonly Sampling[] {
  const { facts } = columns
  const samplings = new Map<string, Sampling & { readonly written: Map<ItemCode, WrittenFigure> }>()
  for (const { row, cells } of table.rows) {
    const name = String(cells[facts.item ?? -1] ?? '')
    const match = matchItemName(name, isSea)
    const key = JSON.stringify([facts.section, facts.sectionCode, facts.time, facts.year, facts.month].map((index) => (index === undefined ? null : (cells[index] ?? null))))
    const sampling = samplings.get(key) ?? { row, cells, sample: {}, written: new Map<ItemCode, WrittenFigure>() }
    samplings.set(key, sampling)
    if (match === null || 'ambiguous' in match) {
      problems.push(withMessage(row, { code: 'water.unknownItem', params: { text: name } }, language))
      continue
    }
    const unit = facts.unit === undefined ? match.unit : String(cells[facts.unit] ?? '')
    const exponent = unitExponent(match.item, unit === '' ? null : unit)
    if (exponent === null) {
      problems.push(withMessage(row, { code: 'water.unknownUnit', params: { column: name, unit: unit ?? '' } }, language))
      continue
    }
    const { reading, problem } = readCell(cells[facts.value ?? -1], match.item, name, exponent)
    if (problem !== null) problems.push(withMessage(row, problem, language))
    if (reading === null) continue
    if (sampling.sample[match.item] === undefined) {
      sampling.sample[match.item] = reading
      sampling.written.set(match.item, { column: name, text: String(cells[facts.value ?? -1] ?? '') })
    } else problems.push(withMessage(row, { code: 'water.repeatedItem', params: { text: name } }, language))
  }
  return [...samplings.values()]
}

const NO_WATER_TYPES: ReadonlyMap<string, WaterType> = new Map()

/** Water types of the open workspace's sections, by name and by code. */
async function readWaterTypes(workspace: WorkspaceReader | null): Promise<ReadonlyMap<string, WaterType>> {
  if (workspace === null) return NO_WATER_TYPES
  const types = new Map<string, WaterType>()
  for (const { properties } of await readSections(workspace)) {
    const type = properties['water_type'] === 'lake' ? 'lake' : 'river'
    for (const column of ['name', 'code']) if (typeof properties[column] === 'string') types.set(properties[column], type)
  }
  return types
}

/** What the workspace knows of the section that a row names. */
function knownType({ cells }: Sampling, { facts }: RecognizedColumns, known: ReadonlyMap<string, WaterType>): WaterType | null {
  for (const index of [facts.section, facts.sectionCode]) {
    const type = known.get(textAt(cells, index) ?? '')
    if (type !== undefined) return type
  }
  return null
}

function textAt(cells: readonly Cell[], index: number | undefined): string | null {
  const cell = index === undefined ? null : cells[index]
  return cell === null || cell === undefined ? null : String(cell)
}

function sampleTypeOf(text: string | null): SampleType | null {
  const code = text === null ? null : codeOf('sampleSource', text)
  return code === 'manual' || code === 'automatic' ? code : null
}

function toRow(
  { row, cells, sample, written }: Sampling,
  columns: RecognizedColumns,
  facts: { readonly waterType: WaterType; readonly sampleType: SampleType | null },
  grading: GradingContext,
  language: Language,
): { readonly row: GradedRow; readonly notices: readonly ErrorData[] } {
  const graded = gradeRow(sample, facts, grading)
  const { section, sectionCode, time, year, month } = columns.facts
  const yearMonth = [textAt(cells, year), textAt(cells, month)?.padStart(2, '0')].filter((part) => part !== null && part !== undefined)
  return {
    row: {
      row,
      section: textAt(cells, section) ?? textAt(cells, sectionCode),
      time: textAt(cells, time) ?? (yearMonth.length === 0 ? null : yearMonth.join('-')),
      waterType: facts.waterType,
      class: graded.class,
      className: graded.class === null ? null : waterClassName(graded.class, facts.waterType)[language],
      decidedBy: graded.decidedBy,
      itemsUsed: graded.itemsUsed,
      excluded: graded.excluded,
      exceedances: graded.exceedances.map(({ item, multiple, base }) => ({ item, multiple, base })),
      primaryPollutants: graded.primaryPollutants,
    },
    notices: gradeNotices(graded.grade, written),
  }
}

function withMessage(row: number | null, problem: ErrorData, language: Language): GradeProblem {
  return { row, ...problem, message: translateError(problem, language) }
}

