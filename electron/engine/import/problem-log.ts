/**
 * Problems of an import as they come up: all rejected rows, others up to a bound, everything counted.
 *
 * A file may have the same remark on each of a million rows; past the bound one entry says how many more there are.
 */
import type { ErrorCode } from '../../../shared/errors'
import type { ImportProblem, ImportReport } from '../../../shared/domain/import'
import type { SourceProblem } from '../../../shared/domain/source-record'

/** Remarks of one kind that are kept one by one. */
const KEPT_OF_A_KIND = 1000

/** Where a problem is, [lon, lat]; null where that is not known. */
export type PlaceOfProblem = (problem: SourceProblem) => readonly [number, number] | null

const NOWHERE: PlaceOfProblem = () => null

type Severity = SourceProblem['severity']

export class ProblemLog {
  readonly #kept: ImportProblem[] = []
  readonly #counts = new Map<string, { code: ErrorCode; severity: Severity; count: number; dropped: number }>()
  readonly #limit: number

  /** @param limit how many are kept at most, rejected rows included */
  constructor(limit: number) {
    this.#limit = limit
  }

  /**
   * @param row null for the layer as a whole
   * @param placeOf asked only for problems that are kept
   */
  add(problem: SourceProblem, row: number | null = null, line: number | null = null, placeOf: PlaceOfProblem = NOWHERE): void {
    const key = `${problem.severity} ${problem.code}`
    let entry = this.#counts.get(key)
    if (entry === undefined) this.#counts.set(key, (entry = { code: problem.code, severity: problem.severity, count: 0, dropped: 0 }))
    entry.count++
    const isKept = this.#kept.length < this.#limit && (problem.severity === 'rejected' || entry.count <= KEPT_OF_A_KIND)
    if (isKept) this.#kept.push({ ...problem, row, line, at: placeOf(problem) })
    else entry.dropped++
  }

  addAll(problems: readonly SourceProblem[], row: number | null = null, line: number | null = null, placeOf: PlaceOfProblem = NOWHERE): void {
    for (const problem of problems) this.add(problem, row, line, placeOf)
  }

  /** Layer first, then by row; the numbers of those that were not kept last. */
  get problems(): readonly ImportProblem[] {
    const dropped = [...this.#counts.values()].filter((entry) => entry.dropped > 0)
    return [
      ...[...this.#kept].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
      ...dropped.map(({ code, dropped: count }): ImportProblem => ({ severity: 'warning', code: 'import.moreProblems', params: { count, code }, row: null, line: null, at: null })),
    ]
  }

  get counts(): ImportReport['problemCounts'] {
    return [...this.#counts.values()].map(({ code, severity, count }) => ({ code, severity, count }))
  }
}
