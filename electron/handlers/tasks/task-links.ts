/** Links between tasks and features, from either side. */
import type { FeatureRef, FeatureSummary } from '../../../shared/domain/feature'
import { isKindId, kinds } from '../../../shared/domain/kinds'
import type { TaskLink } from '../../../shared/domain/task'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import type { RecordRow, WorkspaceReader } from '../../store/workspace-store'
import { linkRowsAt } from './links-at'
import type { TaskMoment } from './moment'
import { text, textOrNull } from './row-text'

/** Ids of the tasks that hang on a feature at a moment. */
export async function taskIdsOfFeature(workspace: WorkspaceReader, { kind, id }: FeatureRef, moment: TaskMoment): Promise<readonly string[]> {
  const rows = await linkRowsAt(workspace, 'taskLink', moment, { layer: kind, feature_id: Number(id) })
  return rows.map((row) => text(row, 'task_id'))
}

/** The link's row, or null. */
export async function findLink(workspace: WorkspaceReader, taskId: string, feature: FeatureRef): Promise<RecordRow | null> {
  const { rows } = await workspace.listRecords({
    table: 'taskLink',
    where: [
      { column: 'task_id', equals: Number(taskId) },
      { column: 'layer', equals: feature.kind },
      { column: 'feature_id', equals: Number(feature.id) },
    ],
    limit: 1,
  })
  return rows[0] ?? null
}

/** A task's links at a moment with what their cards show; links to features that are gone are left out. */
export async function readLinks(workspace: WorkspaceReader, taskId: string, moment: TaskMoment): Promise<readonly TaskLink[]> {
  const rows = await linkRowsAt(workspace, 'taskLink', moment, { task_id: Number(taskId) })
  const refs = rows.flatMap((row) => toRef(row) ?? [])
  const summaries = await workspace.readSummaries(refs)
  const byRef = new Map(summaries.map((summary) => [refText(summary), summary]))
  return rows.flatMap((row) => {
    const ref = toRef(row)
    const feature: FeatureSummary | undefined = ref === null ? undefined : byRef.get(refText(ref))
    return feature === undefined ? [] : [{ role: (textOrNull(row, 'role') ?? 'subject') as CodeOf<'linkRole'>, feature }]
  })
}

/** The feature that a link's row points to, or null for a layer that is not a theme. */
export function toRef(row: RecordRow): FeatureRef | null {
  const layer = text(row, 'layer')
  return isKindId(layer) ? { kind: layer, id: text(row, 'feature_id') } : null
}

/** A feature as error messages name it. */
export function refText(ref: FeatureRef): string {
  return `${kinds[ref.kind].title.zh} ${ref.id}`
}
