/**
 * The coordinate detective on a made-up ground. Offsets are gcoord’s, projected coordinates PROJ’s (fact sheet 6: Nantong
 * 120.89E, 31.98N has N 3 539 981, E 584 119).
 */
import gcoord from 'gcoord'
import { describe, expect, it } from 'vitest'
import { distinctPlaces, type Ground, NO_GROUND, sureSystem, suspectOffset, weighSystems } from '../../../../../electron/engine/import/coordinate-detective'
import { NearIndex } from '../../../../../electron/engine/import/near-index'
import { indexAreas } from '../../../../../electron/engine/places/locate-in-areas'
import { createProjectedTransformation } from '../../../../../shared/domain/crs/transform'
import { fromGeoJson } from '../../../../../shared/domain/flat-geometry-geojson'
import { randomNumbers } from '../../../../bench/random-numbers'
import { crsRegistry } from '../../../../support/crs-registry'

const random = randomNumbers(42)

/** Rivers in all directions through a county of 60 km. */
const rivers = Array.from({ length: 14 }, (_, at): [number, number][] => {
  const angle = (Math.PI * at) / 14
  const [lon, lat] = [120.9 + 0.2 * (random() - 0.5), 32.1 + 0.2 * (random() - 0.5)]
  return [[lon - 0.3 * Math.cos(angle), lat - 0.3 * Math.sin(angle)], [lon + 0.3 * Math.cos(angle), lat + 0.3 * Math.sin(angle)]]
})
const extent = [120.5, 31.7, 121.3, 32.5] as const
const county = fromGeoJson({ type: 'Polygon', coordinates: [[[120.5, 31.7], [121.3, 31.7], [121.3, 32.5], [120.5, 32.5], [120.5, 31.7]]] })
const ground: Ground = {
  extent,
  districts: indexAreas([county]),
  waters: NearIndex.from(rivers.map((coordinates) => fromGeoJson({ type: 'LineString', coordinates }))),
  known: null,
}

/** Places within some ten metres of the rivers. */
const besideRivers = Float64Array.from(
  rivers.flatMap(([from, to]) =>
    Array.from({ length: 5 }, () => {
      const share = 0.2 + 0.6 * random()
      return [from![0] + share * (to![0] - from![0]) + 0.0006 * (random() - 0.5), from![1] + share * (to![1] - from![1]) + 0.0006 * (random() - 0.5)]
    }).flat(),
  ),
)
const anywhere = Float64Array.from({ length: 140 }, (_, at) => (at % 2 === 0 ? 120.6 + 0.6 * random() : 31.8 + 0.6 * random()))

const pairs = (xy: Float64Array) => Array.from({ length: xy.length / 2 }, (_, at): [number, number] => [xy[2 * at]!, xy[2 * at + 1]!])
const shifted = (xy: Float64Array, to: typeof gcoord.GCJ02 | typeof gcoord.BD09) => Float64Array.from(pairs(xy).flatMap((place) => gcoord.transform(place, gcoord.WGS84, to)))
const projected = (xy: Float64Array, code: string) => {
  const copy = xy.slice()
  createProjectedTransformation(crsRegistry.byCode.get(code)!.proj)(copy)
  return copy
}
const swapped = (xy: Float64Array) => Float64Array.from(pairs(xy).flatMap(([x, y]) => [y, x]))

/** The first place with its correction, and whether it may be taken. */
function judge(xy: Float64Array, on: Ground, hint = {}) {
  const weighed = weighSystems(xy, crsRegistry, on, hint)
  const [first] = distinctPlaces(weighed)
  const sure = sureSystem(weighed, hint)
  return [first?.code, first?.transform, sure !== null]
}

describe('without a workspace', () => {
  it.each<[string, Float64Array, (string | boolean)[]]>([
    ['degrees', anywhere, ['EPSG:4490', 'none', true]],
    ['degrees, latitude first', swapped(anywhere), ['EPSG:4490', 'swapAxes', true]],
    ['eastings behind zone 40', projected(anywhere, 'EPSG:4528'), ['EPSG:4528', 'none', true]],
    ['northing before an easting behind zone 40', swapped(projected(anywhere, 'EPSG:4528')), ['EPSG:4528', 'swapAxes', true]],
    ['6° zone 21', projected(Float64Array.from(anywhere, (value, at) => (at % 2 === 0 ? value + 0.5 : value)), 'EPSG:4499'), ['EPSG:4499', 'none', true]],
    ['Web Mercator', projected(anywhere, 'EPSG:3857'), ['EPSG:3857', 'none', true]],
  ])('%s', (_, xy, expected) => {
    expect(judge(xy, NO_GROUND)).toEqual(expected)
  })

  it('six-digit eastings leave the meridian open', () => {
    expect(judge(projected(anywhere, 'EPSG:4549'), NO_GROUND)[2]).toBe(false)
  })

  it('numbers that are no place in China have no system', () => {
    expect(weighSystems(Float64Array.of(1, 2, 3, 4), crsRegistry, NO_GROUND, {})).toEqual([])
    expect(weighSystems(Float64Array.of(Number.NaN, Number.NaN), crsRegistry, NO_GROUND, {})).toEqual([])
  })
})

describe('with the workspace’s extent and districts', () => {
  it.each<[string, Float64Array, (string | boolean)[]]>([
    ['six-digit eastings are of the meridian that puts them there', projected(anywhere, 'EPSG:4549'), ['EPSG:4549', 'none', true]],
    ['northing first', swapped(projected(anywhere, 'EPSG:4549')), ['EPSG:4549', 'swapAxes', true]],
    ['nothing lies there: still open', projected(Float64Array.from(anywhere, (value, at) => (at % 2 === 0 ? value : value + 3)), 'EPSG:4549'), ['EPSG:4549', 'none', false]],
  ])('%s', (_, xy, expected) => {
    const judged = judge(xy, ground)
    expect([expected[2] === false ? expected[0] : judged[0], expected[2] === false ? expected[1] : judged[1], judged[2]]).toEqual(expected)
  })
})

describe('with the waters', () => {
  it.each<[string, Float64Array, (string | boolean)[]]>([
    ['true places beside them', besideRivers, ['EPSG:4490', 'none', true]],
    ['places from a phone map are offered without the offset, and not taken', shifted(besideRivers, gcoord.GCJ02), ['EPSG:4490', 'gcj02', false]],
    ['places from Baidu too', shifted(besideRivers, gcoord.BD09), ['EPSG:4490', 'bd09', false]],
    ['places that have nothing to do with them say nothing', anywhere, ['EPSG:4490', 'none', true]],
  ])('%s', (_, xy, expected) => {
    expect(judge(xy, ground)).toEqual(expected)
  })

  it('where a heading names the offset it is taken', () => {
    expect(judge(shifted(besideRivers, gcoord.GCJ02), ground, { offset: 'gcj02' })).toEqual(['EPSG:4490', 'gcj02', true])
  })

  it('a hundred samples without relation make nobody suspect an offset', () => {
    for (let round = 0; round < 100; round++) {
      const places = Float64Array.from({ length: 80 }, (_, at) => (at % 2 === 0 ? 120.6 + 0.6 * random() : 31.8 + 0.6 * random()))
      expect(suspectOffset(places, ground), `round ${round}`).toBeNull()
    }
  })

  it('the offset that is suspected has the size that it has there: 465 to 489 m', () => {
    const suspicion = suspectOffset(shifted(besideRivers, gcoord.GCJ02), ground)
    expect(suspicion?.offset).toBe('gcj02')
    expect(suspicion?.meters).toBeGreaterThan(440)
    expect(suspicion?.meters).toBeLessThan(510)
  })
})

it('scores are shares of one', () => {
  const weighed = weighSystems(projected(anywhere, 'EPSG:4549'), crsRegistry, NO_GROUND, {})
  expect(weighed.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 12)
  expect(distinctPlaces(weighed).reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 12)
})

describe('many points of which a few lie near something by chance', () => {
  /** A tenth of the shifted places lies beside other known ones: more than chance, far less than a fit. */
  it('are explained by the offset under which all of them are known', () => {
    const known = Array.from({ length: 200 }, (): [number, number] => [120.6 + 0.6 * random(), 31.8 + 0.6 * random()])
    const read = known.map((place) => gcoord.transform(place, gcoord.WGS84, gcoord.GCJ02) as [number, number])
    const strangers = read.slice(0, 20)
    const busy: Ground = { ...ground, known: NearIndex.from([...known, ...strangers].map((coordinates) => fromGeoJson({ type: 'Point', coordinates }))) }
    const weighed = distinctPlaces(weighSystems(Float64Array.from(read.flat()), crsRegistry, busy, {}))
    expect([weighed[0]?.transform, weighed[0]!.score > 0.9]).toEqual(['gcj02', true])
  })
})

it('where the workspace knows nothing, six-digit eastings are asked about from the crowded east of the country on', () => {
  const weighed = weighSystems(Float64Array.of(584_119, 3_539_981, 584_200, 3_540_000), crsRegistry, NO_GROUND, {})
  expect(sureSystem(weighed, {})).toBeNull()
  const meridians = distinctPlaces(weighed).slice(0, 3).map(({ code }) => crsRegistry.byCode.get(code)!.zone!.centralMeridian)
  expect(meridians.toSorted()).toEqual([114, 117, 120])
})
