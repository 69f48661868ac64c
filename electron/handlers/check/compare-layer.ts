/** Two versions of a legal layer, read and compared. */
import { type KindId, kinds } from '../../../shared/domain/kinds'
import { categoryFieldOf, type VersionComparison } from '../../../shared/domain/version-comparison'
import { AppError } from '../../../shared/errors'
import { compareVersions, type Version } from '../../engine/check/compare-versions'
import type { JobContext, WorkspaceReader } from '../../store/workspace-store'
import type { Session } from '../session'
import { fingerprintOfVersions } from './check-fingerprint'
import { readFeatures } from './read-constraint-layers'

export type CompareInput = { readonly layer: KindId; readonly from: string; readonly to: string; readonly toleranceSquareMeters: number; readonly approval?: string | undefined }

/** @throws AppError 'check.noVersions' for a layer without versions, 'check.noVersion' for a version that it does not have */
export async function compareLayer(session: Session, input: CompareInput, job: Required<JobContext>): Promise<VersionComparison> {
  const workspace = session.workspace()
  const { layer, toleranceSquareMeters, approval = null } = input
  if (!kinds[layer].legal || kinds[layer].geometry !== 'MultiPolygon') throw new AppError('check.noVersions', { layer: kinds[layer].title.zh })
  const [before, after] = [await readVersion(workspace, input.layer, input.from, job), await readVersion(workspace, input.layer, input.to, job)]
  const compared = compareVersions(layer, before, after, {
    toleranceSquareMeters,
    approval,
    categoryColumn: categoryFieldOf(layer)?.name ?? null,
    throwIfCancelled: () => job.signal.throwIfAborted(),
  })
  return { ...compared, fingerprint: fingerprintOfVersions({ layer, versions: [before, after], toleranceSquareMeters, approval, programVersion: session.programVersion }) }
}

async function readVersion(workspace: WorkspaceReader, kind: KindId, vintage: string, job: Required<JobContext>): Promise<Version> {
  const category = categoryFieldOf(kind)
  const columns = ['name', 'district', ...(category === null ? [] : [category.name])]
  const features = await readFeatures(workspace, { kind, vintage }, columns, job)
  if (features.length === 0) {
    const info = (await workspace.info()).layers.find((layer) => layer.kind === kind)
    throw new AppError('check.noVersion', { layer: kinds[kind].title.zh, vintage, versions: info?.vintages.join('、') ?? '' })
  }
  return { vintage, features }
}
