/**
 * Do photos prove that somebody stood at the feature after the order?
 *
 * Distances are least distances on the CGCS2000 ellipsoid; inside a polygon is 0 m. A phone's WGS 84 place is taken as CGCS2000: they differ by
 * centimetres. Whether a camera wrote an offset place (GCJ-02) cannot be told from one photo.
 */
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import { fromGeoJson } from '../../../shared/domain/flat-geometry-geojson'
import type { LifeNeed } from '../../../shared/domain/life/life-rule'
import type { LifeText, Requirement } from '../../../shared/domain/life/step-plan'
import { findNear } from '../distance/find-near'
import { preparePaths } from '../distance/prepared-paths'

/** A photo with the day it was taken, in the bureau's time zone; null where unknown. */
export type PhotoFacts = { readonly lonLat: readonly [number, number] | null; readonly takenOn: string | null }

/** Where a photo has to be. */
export type PhotoPlace = { readonly name: string; readonly geometry: FlatGeometry | null }

type PhotoNeed = Extract<LifeNeed, { type: 'photo' }>

/** How far away a photo is still told of. */
const LOOKED_AT_METERS = 20_000
const NAMES_SHOWN = 5

/**
 * @param places features without geometry are left out
 * @param orderedOn ISO date from which photos count; null: any
 */
export function judgePhotos(need: PhotoNeed, places: readonly PhotoPlace[], photos: readonly PhotoFacts[], orderedOn: string | null): Requirement {
  const answer = (verdict: Requirement['verdict'], code: LifeText['code'], params: LifeText['params']): Requirement => ({ need: 'photo', verdict, overridable: need.overridable, text: { code, params } })
  const there = places.filter(({ geometry }) => geometry !== null)
  if (there.length === 0) return answer('notApplicable', 'photoNoFeature', {})
  const from = orderedOn ?? '–'
  const usable = photos.flatMap(({ lonLat, takenOn }) => (lonLat === null || takenOn === null || (orderedOn !== null && takenOn < orderedOn) ? [] : [lonLat]))
  const limits = { meters: need.withinMeters, from }
  if (usable.length === 0) return answer('notMet', 'photoNone', limits)
  const nearest = nearestMeters(there, usable)
  const isAt = nearest.map((meters) => meters !== null && meters <= need.withinMeters)
  const missing = there.filter((_, index) => !isAt[index])
  if (missing.length === 0) return answer('met', 'photoAtPlace', { count: there.length, ...limits })
  const best = nearest.reduce<number | null>((least, meters) => (meters !== null && (least === null || meters < least) ? meters : least), null)
  const first = isAt.indexOf(true)
  if (!need.everyFeature && first !== -1) return answer('met', 'photoAtOnePlace', { feature: there[first]?.name ?? '', distance: Math.round(nearest[first] ?? 0) })
  const names = missing.slice(0, NAMES_SHOWN).map(({ name }) => name).join('、') + (missing.length > NAMES_SHOWN ? ` … (${missing.length})` : '')
  const leastMissing = there.reduce<number | null>((least, _, index) => {
    const meters = nearest[index] ?? null
    return isAt[index] || meters === null || (least !== null && least <= meters) ? least : meters
  }, null)
  return answer('notMet', 'photoMissing', { features: names, nearest: nearestText(leastMissing ?? best), ...limits })
}

function nearestText(meters: number | null) {
  if (meters === null) return { zh: `最近的照片在 ${LOOKED_AT_METERS / 1000} 公里以外`, en: `nearest photo beyond ${LOOKED_AT_METERS / 1000} km` }
  return { zh: `最近的照片距 ${Math.round(meters)} 米`, en: `nearest photo ${Math.round(meters)} m away` }
}

/** Least distance of each place to any photo; null beyond `LOOKED_AT_METERS`. */
function nearestMeters(places: readonly PhotoPlace[], photos: readonly (readonly [number, number])[]): (number | null)[] {
  const points = photos.map(([lon, lat]) => fromGeoJson({ type: 'Point', coordinates: [lon, lat] }))
  const nearest: (number | null)[] = places.map(() => null)
  for (const { subject, meters } of findNear(preparePaths(places.map(({ geometry }) => geometry)), preparePaths(points), LOOKED_AT_METERS)) {
    const known = nearest[subject] ?? null
    if (known === null || meters < known) nearest[subject] = meters
  }
  return nearest
}
