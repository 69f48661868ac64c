/** What the import of one target finds and does, before it becomes a report. */
import type { ImportCrs, ImportCrsCandidate, ImportDifferences, ImportMissing, ImportOptions } from '../../../shared/domain/import'
import type { ProblemLog } from '../../engine/import/problem-log'
import type { JobContext, Workspace } from '../../store/workspace-store'
import type { OpenedLayer } from './import-layer'
import type { Session } from '../session'

/** An import under way. */
export type ImportTask = {
  readonly session: Session
  readonly workspace: Workspace
  readonly opened: OpenedLayer
  readonly options: ImportOptions
  readonly dryRun: boolean
  readonly log: ProblemLog
  readonly job: Required<JobContext>
}

export type ImportOutcome = {
  readonly importId: string | null
  readonly crs: ImportCrs | null
  readonly candidates: readonly ImportCrsCandidate[]
  readonly read: number
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly repaired: number
  readonly differences: ImportDifferences | null
  readonly missing: ImportMissing | null
}

/** Name of an import in the log. */
export const IMPORT_ACTION = 'import.run'

/** The log's entry of an import. */
export function actionOf({ session, opened, options }: ImportTask, crs: ImportCrs | null) {
  return {
    action: IMPORT_ACTION,
    actor: session.actor,
    params: {
      file: fileNameOf(options.path),
      target: options.target,
      format: opened.source.format,
      layer: opened.layer.name,
      crs: crs?.code ?? null,
      transform: crs?.transform ?? null,
      key: options.key ?? null,
      onMatch: options.key === undefined ? null : (options.onMatch ?? 'update'),
    },
  }
}

/** The last part of a path of either system. */
export function fileNameOf(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path
}
