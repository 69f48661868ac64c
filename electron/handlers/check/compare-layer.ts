/** Two versions of a legal layer, read and compared. */
import { type KindId, kinds } from '../../../shared/domain/kinds'
import type { VersionComparison } from '../../../shared/domain/version-comparison'
import { AppError } from '../../../shared/errors'
import { compareVersions, type Version } from '../../engine/check/compare-versions'
import type { JobContext, WorkspaceReader } from '../../store/workspace-store'
import { readFeatures } from './read-constraint-layers'

export type CompareInput = { readonly layer: KindId; readonly from: string; readonly to: string; readonly toleranceSquareMeters: number; readonly approval?: string | undefined }

/** @throws AppError 'check.noVersions' for a layer without versions, 'check.noVersion' for a version that it does not have */
export async function compareLayer(workspace: WorkspaceReader, input: CompareInput, job: Required<JobContext>): Promise<VersionComparison> {
  if (!kinds[input.layer].legal) throw new AppError('check.noVersions', { layer: kinds[input.layer].title.zh })
  const [before, after] = [await readVersion(workspace, input.layer, input.from, job), await readVersion(workspace, input.layer, input.to, job)]
  return compareVersions(input.layer, before, after, { toleranceSquareMeters: input.toleranceSquareMeters, approval: input.approval ?? null, throwIfCancelled: () => job.signal.throwIfAborted() })
}

async function readVersion(workspace: WorkspaceReader, kind: KindId, vintage: string, job: Required<JobContext>): Promise<Version> {
  const columns = ['name', 'district', 'category'].filter((column) => column !== 'category' || kinds[kind].fields.some(({ name }) => name === column))
  const features = await readFeatures(workspace, { kind, vintage }, columns, job)
  if (features.length === 0) {
    const info = (await workspace.info()).layers.find((layer) => layer.kind === kind)
    throw new AppError('check.noVersion', { layer: kinds[kind].title.zh, vintage, versions: info?.vintages.join('、') ?? '' })
  }
  return { vintage, features }
}
