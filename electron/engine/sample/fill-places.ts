/**
 * 属地 and 汇水区 of the demonstration’s features, from its own districts and catchments.
 *
 * A district that a generator stated stays: the published counts go by it, and some places were moved over a schematic boundary.
 */
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import { fromGeoJson } from '../../../shared/domain/flat-geometry-geojson'
import { type AreaIndex, indexAreas, locateInAreas } from '../places/locate-in-areas'
import type { SampleFeature } from './sample-row'

type NamedAreas = { readonly index: AreaIndex; readonly names: readonly string[] }

/** @returns the same features in the same order, with what was missing filled in */
export function fillPlaces(features: readonly SampleFeature[]): readonly SampleFeature[] {
  const geometries = features.map(({ geometry }) => fromGeoJson(geometry))
  const districts = areasOf(features, geometries, 'district')
  const catchments = areasOf(features, geometries, 'catchment')
  const inDistrict = locateInAreas(districts.index, geometries)
  const inCatchment = locateInAreas(catchments.index, geometries)
  return features.map((feature, at) => ({
    ...feature,
    values: {
      ...feature.values,
      district: feature.values['district'] ?? districts.names[inDistrict[at]!] ?? null,
      ...(feature.kind === 'catchment' ? {} : { catchment: catchments.names[inCatchment[at]!] ?? null }),
    },
  }))
}

function areasOf(features: readonly SampleFeature[], geometries: readonly FlatGeometry[], kind: 'district' | 'catchment'): NamedAreas {
  const places = features.flatMap((feature, at) => (feature.kind === kind ? [at] : []))
  return { index: indexAreas(places.map((at) => geometries[at]!)), names: places.map((at) => String(features[at]!.values['name'])) }
}
