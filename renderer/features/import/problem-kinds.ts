/** Problems of a trial by kind, the worst first. */
import type { ImportProblem, ImportReport } from '../../../shared/domain/import'
import { translateError } from '../../../shared/messages/errors'
import type { Language } from '../../../shared/messages/translate'

type Severity = ImportProblem['severity']

export type ProblemKind = {
  readonly id: string
  readonly severity: Severity
  readonly count: number
  /** One of them; null where none is listed. */
  readonly example: ImportProblem | null
}

const ORDER: Readonly<Record<Severity, number>> = { rejected: 0, warning: 1, repaired: 2 }

export function problemKinds({ problemCounts, problems }: ImportReport): readonly ProblemKind[] {
  return problemCounts
    .map(({ code, severity, count }): ProblemKind => ({ id: `${severity} ${code}`, severity, count, example: problems.find((problem) => problem.code === code && problem.severity === severity) ?? null }))
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || b.count - a.count)
}

/** The worst first, then as they stand in the file. */
export function worstFirst(problems: readonly ImportProblem[]): readonly ImportProblem[] {
  return problems.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity])
}

export function problemSentence(problem: ImportProblem, language: Language): string {
  return translateError(problem, language)
}
