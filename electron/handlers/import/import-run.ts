/** One import, or its dry run: the file opened, its rows imported as what the person said, the report made. */
import type { ImportRunInput } from '../../../shared/contract/import'
import type { ImportDifferences, ImportReport } from '../../../shared/domain/import'
import { statedProblems } from '../../engine/import/decide-crs'
import { ProblemLog } from '../../engine/import/problem-log'
import type { JobContext } from '../../store/workspace-store'
import { importFeatures } from './import-features'
import { openImportLayer } from './import-layer'
import type { ImportOutcome, ImportTask } from './import-outcome'
import { rememberedProblem, rememberImport } from './import-memory'
import { openKnownSource } from './import-source'
import { importReadings } from './import-readings'
import { importTasks } from './import-tasks'
import type { Session } from '../session'

export async function runImport(session: Session, input: ImportRunInput, job: Required<JobContext>): Promise<ImportReport> {
  const workspace = session.workspace()
  const { opened, options, signature, remembered } = await openSourceOf(session, input, job.signal)
  try {
    const { source, layer } = opened
    const log = new ProblemLog(input.limit)
    if (remembered !== null) log.add(rememberedProblem(remembered))
    log.addAll(opened.problems)
    log.addAll(layer.problems)
    const outcome = await runTarget({ session, workspace, opened, options, dryRun: input.dryRun, log, job })
    log.addAll(statedProblems(layer.crs, outcome.crs))
    if (signature !== null && !input.dryRun) await rememberImport(session, signature, options)
    return {
      ...outcome,
      format: source.format,
      layer: layer.name,
      encoding: layer.encoding,
      problems: log.problems,
      problemCounts: log.counts,
      differences: outcome.differences === null ? null : shorten(outcome.differences, input.limit),
    }
  } finally {
    await opened.source.close()
  }
}

async function openSourceOf(session: Session, input: ImportRunInput, signal: AbortSignal) {
  if (input.remember) return openKnownSource(session, input, true, signal)
  return { opened: await openImportLayer(session, input, signal), options: input, signature: null, remembered: null }
}

/** Import the opened layer as its target. */
export function runTarget(task: ImportTask): Promise<ImportOutcome> {
  const { target } = task.options
  if (target === 'reading') return importReadings(task)
  if (target === 'task') return importTasks(task)
  return importFeatures(task, target)
}

function shorten({ key, added, changed, missing }: ImportDifferences, limit: number): ImportDifferences {
  return { key, added: added.slice(0, limit), changed: changed.slice(0, limit), missing: missing.slice(0, limit) }
}
