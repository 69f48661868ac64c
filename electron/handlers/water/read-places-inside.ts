/** Readings of stations, and which points lie inside an area. */
import { bbox, booleanPointInPolygon } from '@turf/turf'
import type { MultiPolygon, Polygon } from 'geojson'
import type { Feature } from '../../../shared/domain/feature'
import type { KindId } from '../../../shared/domain/kinds'
import type { WorkspaceReader } from '../../store/workspace-store'

/** Features of a theme of points that lie inside an area or on its edge. */
export async function readPointsInside(workspace: WorkspaceReader, kind: KindId, area: Polygon | MultiPolygon): Promise<readonly Feature[]> {
  const [west, south, east, north] = bbox(area)
  const inside: Feature[] = []
  for await (const batch of workspace.streamFeatures({ kind, bounds: [west, south, east, north] })) {
    for (const feature of batch) {
      if (feature.geometry?.type === 'Point' && booleanPointInPolygon(feature.geometry.coordinates, area)) inside.push(feature)
    }
  }
  return inside
}

/** The area of a feature, null for anything else. */
export function areaOf({ geometry }: Feature): Polygon | MultiPolygon | null {
  return geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon' ? geometry : null
}
