/** What the workspace knows about where features lie: evidence for the coordinate detective. */
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import { fromGeoJson } from '../../../shared/domain/flat-geometry-geojson'
import type { KindId } from '../../../shared/domain/kinds'
import type { Ground } from '../../engine/import/coordinate-detective'
import { NearIndex } from '../../engine/import/near-index'
import type { FeatureQuery, WorkspaceReader } from '../../store/workspace-store'
import type { PlaceLayers } from '../derive-places'

/** Themes whose features lie at the water, so that distances to waterways and shores say something. */
const AT_THE_WATER: ReadonlySet<KindId> = new Set<KindId>(['outfall', 'section', 'station', 'waterway', 'shoreline', 'waterSource', 'ecologicalBuffer'])
/** Enough to tell systems apart; a layer of a million points need not be read whole. */
const KNOWN_FEATURES = 20_000

export async function readGround(workspace: WorkspaceReader, kind: KindId, places: PlaceLayers): Promise<Ground> {
  const { bounds } = await workspace.info()
  const waters = AT_THE_WATER.has(kind) ? [...(await readGeometries(workspace, { kind: 'waterway' })), ...(await readGeometries(workspace, { kind: 'shoreline' }))] : []
  const known = await readGeometries(workspace, { kind, limit: KNOWN_FEATURES })
  return {
    extent: bounds,
    districts: places.districts.index.boxes === null ? null : places.districts.index,
    waters: NearIndex.from(waters),
    known: NearIndex.from(known),
  }
}

async function readGeometries(workspace: WorkspaceReader, query: FeatureQuery): Promise<FlatGeometry[]> {
  const geometries: FlatGeometry[] = []
  for await (const batch of workspace.streamFeatures(query)) {
    for (const { geometry } of batch) if (geometry !== null) geometries.push(fromGeoJson(geometry))
  }
  return geometries
}
