/**
 * Attribute rows of a source to columns of a target, a batch at a time.
 *
 * Columns that no target column takes, and texts that do not fit theirs, are kept under their headings in `extra`.
 */
import type { Value } from '../../../shared/domain/feature'
import type { SourceField, SourceProblem } from '../../../shared/domain/source-record'
import { createValueConverter, Misfit, type ValueConverter } from './convert-value'
import type { MatchedColumn } from './match-columns'

/** Columns of a batch by name, all of the same length. */
export type Columns = Record<string, Value[]>

/** A value of a row that did not fit its column. Whoever makes sense of it after all takes it off the row's list. */
export type RowMisfit = { readonly column: string; readonly heading: string; readonly kept: string; readonly value: Value; readonly problem: SourceProblem }

/** What a target makes of a row beyond its single values. */
export type RowCompletion = {
  /** Columns that it may fill though the source does not have them. */
  readonly columns: readonly string[]
  /** Completes row `at`; may change the row's values and misfits. */
  readonly complete: (columns: Columns, at: number, misfits: RowMisfit[]) => void
}

/** `kept`: under which name a value that does not fit is kept; its unit goes with it. */
type Input = { readonly index: number; readonly heading: string; readonly kept: string; readonly column: string; readonly convert: ValueConverter }
type Other = { readonly index: number; readonly heading: string }

export class RowConverter {
  readonly #inputs: readonly Input[]
  readonly #others: readonly Other[]
  readonly #keepsOthers: boolean
  readonly #completion: RowCompletion | null
  readonly #names: readonly string[]
  #columns: Columns = {}
  #extra: Value[] = []
  #count = 0

  /**
   * @param used indexes of source columns that are neither matched nor kept: those of the place
   * @param keepsOthers the target has a column `extra`
   */
  constructor(sources: readonly SourceField[], matched: readonly MatchedColumn[], used: ReadonlySet<number>, keepsOthers: boolean, completion: RowCompletion | null) {
    this.#inputs = matched.map(({ index, field, unit }) => {
      const source = sources[index]!
      return { index, heading: source.name, kept: headingWithUnit(source), column: field.name, convert: createValueConverter(field, source.name, unit) }
    })
    const taken = new Set([...used, ...matched.map(({ index }) => index)])
    this.#others = sources.flatMap((source, index) => (taken.has(index) ? [] : [{ index, heading: headingWithUnit(source) }]))
    this.#keepsOthers = keepsOthers
    this.#completion = completion
    this.#names = [...new Set([...this.#inputs.map(({ column }) => column), ...(completion?.columns ?? [])])]
    this.#reset()
  }

  /** Target columns that a batch has, `extra` among them where the source has other columns or misfits. */
  get names(): readonly string[] {
    return this.#names
  }

  /**
   * Convert one row and append it to the batch.
   *
   * @param more further values for `extra`, by name
   * @returns what did not fit
   */
  add(attributes: readonly Value[], more: Readonly<Record<string, Value>> | null = null): readonly SourceProblem[] {
    const columns = this.#columns
    let misfits: RowMisfit[] | null = null
    let problems: SourceProblem[] | null = null
    for (const { index, heading, kept, column, convert } of this.#inputs) {
      const value = attributes[index] ?? null
      const converted = convert(value)
      if (converted instanceof Misfit) {
        columns[column]!.push(converted.value)
        ;(misfits ??= []).push({ column, heading, kept, value, problem: converted.problem })
      } else columns[column]!.push(converted)
    }
    const at = this.#count++
    if (this.#completion !== null) {
      for (const column of this.#completion.columns) if (columns[column]!.length === at) columns[column]!.push(null)
      misfits ??= []
      this.#completion.complete(columns, at, misfits)
    }
    for (const { problem } of misfits ?? NO_MISFITS) (problems ??= []).push(problem)
    if (this.#keepsOthers) this.#extra.push(this.#extraOf(attributes, misfits ?? NO_MISFITS, more))
    return problems ?? NO_PROBLEMS
  }

  /** The batch so far; the next row begins a new one. */
  take(): { readonly count: number; readonly columns: Columns } {
    const taken = { count: this.#count, columns: { ...this.#columns, ...(this.#extra.some((value) => value !== null) ? { extra: this.#extra } : {}) } }
    this.#reset()
    return taken
  }

  #reset(): void {
    this.#columns = Object.fromEntries(this.#names.map((name) => [name, []]))
    this.#extra = []
    this.#count = 0
  }

  /** JSON object; null where there is nothing to keep. */
  #extraOf(attributes: readonly Value[], misfits: readonly RowMisfit[], more: Readonly<Record<string, Value>> | null): string | null {
    let kept: Record<string, Value> | null = more === null ? null : { ...more }
    for (const { index, heading } of this.#others) {
      const value = attributes[index] ?? null
      if (value !== null && value !== '') (kept ??= {})[heading] = value
    }
    for (const { kept: heading, value } of misfits) (kept ??= {})[heading] = value
    return kept === null ? null : JSON.stringify(kept)
  }
}

function headingWithUnit({ name, unit }: SourceField): string {
  return unit === null ? name : `${name}（${unit}）`
}

const NO_MISFITS: readonly RowMisfit[] = []
const NO_PROBLEMS: readonly SourceProblem[] = []
