/** One theme as a plain GeoPackage of its own. */
import type { Feature } from '../../../shared/domain/feature'
import { shapeOfKind } from '../schema/table-shape'
import type { FeatureQuery, JobContext, WorkspaceReader } from '../workspace-store'
import { writeGeoPackage, type WrittenFeature } from './write-geopackage'

/**
 * Write the features of a query to a new GeoPackage.
 *
 * @param path must not exist; on failure the caller removes what was begun
 * @returns number of features written
 * @throws AppError 'workspace.cannotWrite'
 */
export async function exportGeoPackage(workspace: WorkspaceReader, query: FeatureQuery, path: string, job: JobContext): Promise<number> {
  const { table, title, geometry, columns } = shapeOfKind(query.kind)
  // `action_id` points into the workspace's log, which stays behind.
  const kept = columns.filter(({ name }) => name !== 'action_id')
  const layer = { table, title, geometry: geometry ?? ('Geometry' as const), columns: kept, features: writtenFeatures(workspace.streamFeatures(query, job)) }
  const [features = 0] = await writeGeoPackage(path, [layer], job.signal)
  return features
}

async function* writtenFeatures(batches: AsyncIterable<readonly Feature[]>): AsyncGenerator<readonly WrittenFeature[]> {
  for await (const batch of batches) {
    yield batch.map(({ geometry, properties, otherColumns }) => ({
      geometry,
      values: { ...properties, extra: Object.keys(otherColumns).length === 0 ? null : JSON.stringify(otherColumns) },
    }))
  }
}
