/**
 * 属地 and 汇水区 of features, derived from those layers where they cover the feature: for imports and every other insert.
 *
 * Rules of belonging: `electron/engine/places/locate-in-areas.ts`. A district that a file states is kept, brought to the layer's own spelling.
 */
import type { BatchGeometry } from '../../shared/domain/feature-batch'
import type { FlatGeometry } from '../../shared/domain/flat-geometry'
import { fromGeoJson } from '../../shared/domain/flat-geometry-geojson'
import type { KindId } from '../../shared/domain/kinds'
import { type AreaIndex, indexAreas, locateInAreas, locatePoints } from '../engine/places/locate-in-areas'
import { createNameMatcher } from '../engine/places/match-place-name'
import type { WorkspaceReader } from '../store/workspace-store'

/** Areas of one layer with their names. */
type NamedAreas = { readonly index: AreaIndex; readonly names: readonly (string | null)[] }

export type PlaceLayers = {
  readonly districts: NamedAreas
  readonly catchments: NamedAreas
  /** The layer's own spelling of a district that is named loosely (如东 for 如东县); null where it has none such. */
  readonly districtNamed: (text: string) => string | null
}

/** Names per feature; null where nothing covers it. */
export type DerivedPlaces = { readonly district: readonly (string | null)[]; readonly catchment: readonly (string | null)[] }

/** Newest version of the districts, all catchments. */
export async function readPlaceLayers(workspace: WorkspaceReader): Promise<PlaceLayers> {
  const [districts, catchments] = [await readAreas(workspace, 'district'), await readAreas(workspace, 'catchment')]
  return { districts, catchments, districtNamed: createNameMatcher(districts.names.filter((name) => name !== null)) }
}

/** Without a workspace nothing is derived. */
export function noPlaceLayers(): PlaceLayers {
  const none: NamedAreas = { index: indexAreas([]), names: [] }
  return { districts: none, catchments: none, districtNamed: () => null }
}

/**
 * @param kind a district and a catchment are not derived from themselves
 * @param geometry valid, degrees [lon, lat]
 */
export function derivePlaces(layers: PlaceLayers, kind: KindId, geometry: BatchGeometry): DerivedPlaces {
  const names = ({ index, names: all }: NamedAreas) =>
    Array.from(geometry.type === 'points' ? locatePoints(index, geometry.xy) : locateInAreas(index, geometry.geometries), (area) => all[area] ?? null)
  return {
    district: kind === 'district' ? emptyColumn(geometry) : names(layers.districts),
    catchment: kind === 'catchment' ? emptyColumn(geometry) : names(layers.catchments),
  }
}

function emptyColumn(geometry: BatchGeometry): null[] {
  return Array.from({ length: geometry.type === 'points' ? geometry.xy.length / 2 : geometry.geometries.length }, () => null)
}

async function readAreas(workspace: WorkspaceReader, kind: 'district' | 'catchment'): Promise<NamedAreas> {
  const geometries: (FlatGeometry | null)[] = []
  const names: (string | null)[] = []
  for await (const batch of workspace.streamFeatures({ kind })) {
    for (const { geometry, properties } of batch) {
      const name = properties['name']
      geometries.push(geometry === null ? null : fromGeoJson(geometry))
      names.push(typeof name === 'string' ? name : null)
    }
  }
  return { index: indexAreas(geometries), names }
}
