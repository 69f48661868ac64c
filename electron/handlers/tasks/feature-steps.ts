/** Recorded steps of outfalls, buffers and bays. */
import type { FeatureStep } from '../../../shared/domain/life/step-answer'
import type { RecordRow, WorkspaceReader } from '../../store/workspace-store'
import { text, textOrNull } from './row-text'

/** Oldest first. */
export async function readFeatureSteps(workspace: WorkspaceReader, layer: string, id: string): Promise<readonly FeatureStep[]> {
  const { rows } = await workspace.listRecords({ table: 'featureStep', where: [{ column: 'layer', equals: layer }, { column: 'feature_id', equals: Number(id) }], orderBy: { column: 'effective_on' } })
  return rows.map(toFeatureStep)
}

function toFeatureStep(row: RecordRow): FeatureStep {
  return {
    state: text(row, 'state'),
    effectiveOn: text(row, 'effective_on'),
    recordedAt: text(row, 'recorded_at'),
    actor: textOrNull(row, 'actor'),
    role: textOrNull(row, 'role'),
    note: textOrNull(row, 'note'),
    overrideReason: textOrNull(row, 'override_reason'),
    details: detailsOf(row),
  }
}

function detailsOf(row: RecordRow): FeatureStep['details'] {
  const json = textOrNull(row, 'details')
  return json === null ? {} : (JSON.parse(json) as FeatureStep['details'])
}
