/**
 * The ground that the demonstration stands on: land and waters of the shipped coast, schematic districts, distances.
 *
 * Coordinates [lon, lat] in degrees. Districts are the cells nearest to their towns, cut to the land and to a drawn outline: schematic,
 * not administrative boundaries.
 */
import { booleanPointInPolygon, featureCollection, lineString, point, polygon, voronoi } from '@turf/turf'
import type { Feature, LineString, Position } from 'geojson'
import { type Area, overlapOf, stripAround, unionOf } from './areas'
import type { Places, SampleInput } from './sample-input'

export type District = { readonly name: string; readonly code: string; readonly type: string; readonly seat: string; readonly basin: string; readonly area: Area }

export type Ground = {
  /** Nantong's mainland north of the Yangtze, within the drawn outline. */
  readonly land: Area
  readonly yangtze: Area
  readonly sea: Area
  readonly yangtzeShore: Feature<LineString>
  readonly seaCoast: Feature<LineString>
  readonly districts: readonly District[]
  /** The district of a point, or of the nearest land within about 3 km; null beyond. */
  districtAt(position: Position): string | null
}

/** How far outside the cut land a point still belongs to the nearest town's district. */
const DISTRICT_REACH_KILOMETERS = 3

/** Lay the ground out of the shipped files. */
export function layGround(input: SampleInput): Ground {
  const named = (name: string): Feature => {
    const found = input.coast.features.find(({ properties }) => properties.name_zh === name)
    if (found === undefined) throw new Error(`the coast file has no ${name}`)
    return found as Feature
  }
  const outline = polygon([[...input.places.outline, input.places.outline[0] ?? [0, 0]]])
  const land = overlapOf(named('江北陆域') as Area, outline)
  const cells = cellsOfTowns(input.places)
  const wide = stripAround(land, DISTRICT_REACH_KILOMETERS)
  const districts = input.places.districts.map((district) => ({
    ...district,
    area: overlapOf(cells.get(district.name) as Area, land),
  }))
  return {
    land,
    yangtze: named('长江') as Area,
    sea: named('黄海') as Area,
    yangtzeShore: partWithin(named('长江北岸线') as Feature<LineString>, outline),
    seaCoast: partWithin(named('黄海海岸线') as Feature<LineString>, outline),
    districts,
    districtAt(position) {
      const at = point(position)
      if (!booleanPointInPolygon(at, wide)) return null
      for (const [name, cell] of cells) if (booleanPointInPolygon(at, cell)) return name
      return null
    },
  }
}

/** From a line's first vertex within an area to its last. */
function partWithin(line: Feature<LineString>, area: Area): Feature<LineString> {
  const { coordinates } = line.geometry
  const inside = coordinates.map((position) => booleanPointInPolygon(position, area))
  return lineString(coordinates.slice(inside.indexOf(true), inside.lastIndexOf(true) + 1))
}

/** Voronoi cells of all towns, merged by district. Planar in degrees: schematic. */
function cellsOfTowns(places: Places): ReadonlyMap<string, Area> {
  const towns = places.districts.flatMap(({ name, towns: list }) => list.map(([, lon, lat]) => point([lon, lat], { district: name })))
  const cells = voronoi(featureCollection(towns), { bbox: [119.8, 31.3, 122.6, 33.1] })
  const byDistrict = new Map<string, Area[]>()
  cells.features.forEach((cell, index) => {
    const name = towns[index]?.properties['district'] as string
    byDistrict.set(name, [...(byDistrict.get(name) ?? []), cell])
  })
  return new Map([...byDistrict].map(([name, areas]) => [name, unionOf(areas)]))
}
