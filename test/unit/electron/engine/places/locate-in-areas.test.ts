/** Belonging by construction: squares whose relation to each feature is plain to see. */
import { booleanPointInPolygon, polygon } from '@turf/turf'
import { describe, expect, it } from 'vitest'
import { indexAreas, locateInAreas, locatePoint } from '../../../../../electron/engine/places/locate-in-areas'
import { createNameMatcher } from '../../../../../electron/engine/places/match-place-name'
import { fromGeoJson } from '../../../../../shared/domain/flat-geometry-geojson'
import { randomNumbers } from '../../../../bench/random-numbers'

const box = (west: number, south: number, east: number, north: number) => fromGeoJson({ type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] })
const line = (...positions: [number, number][]) => fromGeoJson({ type: 'LineString', coordinates: positions })

/** Two counties side by side, a zone within the first, an exclave of the second with a hole. */
const WEST_COUNTY = 0
const EAST_COUNTY = 1
const ZONE = 2
const areas = indexAreas([
  box(120, 32, 121, 33),
  fromGeoJson({
    type: 'MultiPolygon',
    coordinates: [
      [[[121, 32], [122, 32], [122, 33], [121, 33], [121, 32]]],
      [[[123, 32], [124, 32], [124, 33], [123, 33], [123, 32]], [[123.4, 32.4], [123.6, 32.4], [123.6, 32.6], [123.4, 32.6], [123.4, 32.4]]],
    ],
  }),
  box(120.4, 32.4, 120.6, 32.6),
  null,
])

describe('points', () => {
  it.each([
    ['inside', 120.1, 32.1, WEST_COUNTY],
    ['in the zone, which is the smaller', 120.5, 32.5, ZONE],
    ['on the edge of the zone, inside of the county', 120.4, 32.5, WEST_COUNTY],
    ['in the exclave', 123.1, 32.1, EAST_COUNTY],
    ['in the hole of the exclave', 123.5, 32.5, -1],
    ['on the edge of the hole', 123.4, 32.5, EAST_COUNTY],
    ['in a corner', 120, 32, WEST_COUNTY],
    ['between the parts', 122.5, 32.5, -1],
    ['on the line of a side, beyond its end', 121, 33.5, -1],
    ['nowhere', Number.NaN, Number.NaN, -1],
  ])('%s', (_, lon, lat, expected) => {
    expect(locatePoint(areas, lon, lat)).toBe(expected)
  })

  it('on the common side belong to the smaller of the two that have it on their edge', () => {
    // The eastern county has an exclave, so it is the larger.
    expect(locatePoint(areas, 121, 32.5)).toBe(WEST_COUNTY)
  })
})

describe('polygons', () => {
  it.each([
    ['six tenths west', box(120.4, 32.7, 121.4, 32.8), WEST_COUNTY],
    ['six tenths east', box(120.6, 32.7, 121.6, 32.8), EAST_COUNTY],
    ['all of it in the zone and in the county', box(120.45, 32.45, 120.55, 32.55), ZONE],
    ['half of it in the zone: the county covers more', box(120.5, 32.45, 120.7, 32.55), WEST_COUNTY],
    ['a tenth of it in any area', box(121.9, 32.1, 122.9, 32.2), -1],
    ['outside', box(125, 32, 126, 33), -1],
    ['touching a side only', box(124, 32, 125, 33), -1],
  ])('%s', (_, geometry, expected) => {
    expect([...locateInAreas(areas, [geometry])]).toEqual([expected])
  })
})

describe('lines and what has no shape', () => {
  it.each([
    ['three quarters west', line([120.25, 32.2], [121.25, 32.2]), WEST_COUNTY],
    ['three quarters outside', line([121.75, 32.2], [122.75, 32.2]), -1],
    ['a point as geometry', fromGeoJson({ type: 'Point', coordinates: [121.5, 32.5] }), EAST_COUNTY],
    ['nothing', null, -1],
  ])('%s', (_, geometry, expected) => {
    expect([...locateInAreas(areas, [geometry])]).toEqual([expected])
  })

  it('without areas nothing belongs anywhere', () => {
    expect([...locateInAreas(indexAreas([null]), [box(120, 32, 121, 33), null])]).toEqual([-1, -1])
  })
})

describe('names of districts as ledgers write them', () => {
  const matches = createNameMatcher(['如东县', '海安市', '通州区', '通州湾示范区', '南通开发区', '市区', '市县'])
  it.each([
    ['如东县', '如东县'],
    ['如东', '如东县'],
    ['南通市如东县', '如东县'],
    ['江苏省南通市海安市', '海安市'],
    ['海安县', '海安市'],
    ['通州', '通州区'],
    ['通州湾', '通州湾示范区'],
    ['启东市', null],
    ['', null],
  ])('%s → %s', (text, expected) => {
    expect(matches(text)).toBe(expected)
  })

  it('a text that could be two districts is none', () => {
    expect(createNameMatcher(['江阴市', '江阴县'])('江阴')).toBeNull()
  })
})

describe('a ragged coast with a lake', () => {
  it('has the points inside that turf finds inside', () => {
    const random = randomNumbers(7)
    const ring = (radius: number, vertices: number) => {
      const positions = Array.from({ length: vertices }, (_, at): [number, number] => {
        const angle = (2 * Math.PI * at) / vertices
        const reach = radius * (0.6 + 0.4 * random())
        return [121 + reach * Math.cos(angle), 32 + reach * Math.sin(angle)]
      })
      return [...positions, positions[0]!]
    }
    const coast = polygon([ring(1, 700), ring(0.4, 90)])
    const index = indexAreas([fromGeoJson(coast.geometry)])
    for (let at = 0; at < 3000; at++) {
      const place: [number, number] = [120 + 2 * random(), 31 + 2 * random()]
      expect(locatePoint(index, ...place), String(place)).toBe(booleanPointInPolygon(place, coast) ? 0 : -1)
    }
  })
})
