/** Areas: GEOS 3.11.1 (test/fixtures/overlay/geos-expected.json), or sums that can be done by hand. */
import { describe, expect, it } from 'vitest'
import { equalAreaY, SQUARE_METERS_PER_SQUARE_DEGREE, toEqualAreaPlane } from '../../../../../electron/engine/geodesy/equal-area'
import { ringAreaSquareMeters } from '../../../../../electron/engine/geodesy/ring-area'
import { type PolygonSet, PolygonSetBuilder } from '../../../../../electron/engine/geometry/polygon-set'
import { checkOverlaps, joinOverlaps, splitSubjects } from '../../../../../electron/engine/overlay/check-overlaps'
import { findOverlaps } from '../../../../../electron/engine/overlay/find-overlaps'
import { preparePolygons } from '../../../../../electron/engine/overlay/prepared-polygons'
import { randomNumbers } from '../../../../bench/random-numbers'
import { randomPairs, RANDOM, readGeosExpectations } from '../../../../support/geos-expectations'
import { randomPolygons, turnedToJiangsu } from '../../../../support/random-polygons'
import { appendPolygonText } from '../../../../support/read-polygon-text'

const geos = readGeosExpectations()

function polygons(...texts: string[]): PolygonSet {
  const builder = new PolygonSetBuilder()
  for (const text of texts) appendPolygonText(builder, text)
  return builder.build()
}

function areas(a: PolygonSet, b: PolygonSet): number[] {
  return [...findOverlaps(preparePolygons(a, a.coordinates), preparePolygons(b, b.coordinates)).areas]
}

/** Each feature moved to a place of its own, so that only features with the same number can meet. */
function spread(set: PolygonSet, step: number): PolygonSet {
  const coordinates = set.coordinates.slice()
  for (let feature = 0; feature + 1 < set.featureStarts.length; feature++) {
    const first = set.ringStarts[set.partStarts[set.featureStarts[feature]!]!]!
    const end = set.ringStarts[set.partStarts[set.featureStarts[feature + 1]!]!]!
    for (let at = 2 * first; at < 2 * end; at += 2) {
      coordinates[at]! += (feature % 20) * step
      coordinates[at + 1]! += Math.floor(feature / 20) * step
    }
  }
  return { ...set, coordinates }
}

/** A ring of many corners around a centre, its radius wandering between two bounds. */
function wanderingRing(x: number, y: number, least: number, most: number, corners: number, seed: number): string {
  const random = randomNumbers(seed)
  const points = Array.from({ length: corners }, (_, corner) => {
    const angle = (corner / corners) * 2 * Math.PI
    const radius = least + (most - least) * random()
    return `${x + radius * Math.cos(angle)} ${y + radius * Math.sin(angle)}`
  })
  return `(${[...points, points[0]].join(',')})`
}

describe('findOverlaps', () => {
  const pairs = randomPairs(randomPolygons(RANDOM.count, RANDOM.seed), geos.valid)
  it.each([
    { name: 'on whole coordinates', a: spread(pairs.a, 64), b: spread(pairs.b, 64), square: 1, tolerance: 1e-9 },
    { name: 'turned and moved to Jiangsu', a: spread(turnedToJiangsu(pairs.a), 0.0625), b: spread(turnedToJiangsu(pairs.b), 0.0625), square: 1e6, tolerance: 1e-6 },
  ])('agrees with GEOS on random pairs $name, and finds no pair that only touches', ({ a, b, square, tolerance }) => {
    const table = findOverlaps(preparePolygons(a, a.coordinates), preparePolygons(b, b.coordinates))
    const found = new Float64Array(geos.valid.length)
    table.areas.forEach((area, row) => {
      expect(table.subjects[row]).toBe(table.constraints[row])
      found[table.subjects[row]!] = area * square
    })
    const wrong = geos.overlays.flatMap(([intersection], pair) => (Math.abs(found[pair]! - intersection) <= tolerance ? [] : [pair]))
    expect(wrong).toEqual([])
    const touching = geos.overlays.flatMap(([intersection], pair) => (intersection === 0 && found[pair]! > 0 ? [pair] : []))
    expect(touching).toEqual([])
  })

  it('is the same both ways round, however many edges either side has', () => {
    const shore = polygons(`POLYGON(${wanderingRing(120, 32, 0.5, 0.6, 3000, 1)},${wanderingRing(120, 32, 0.2, 0.3, 500, 2)})`)
    const parcels = polygons(
      `POLYGON(${wanderingRing(120.5, 32.2, 0.02, 0.05, 20, 3)})`,
      `POLYGON(${wanderingRing(120.3, 32, 0.05, 0.1, 400, 4)})`,
      `POLYGON(${wanderingRing(120, 32, 0.05, 0.1, 30, 5)})`,
      `POLYGON(${wanderingRing(120, 31.6, 0.01, 0.02, 25, 6)})`,
    )
    const forth = areas(parcels, shore)
    // The third lies in the hole, the fourth wholly inside.
    expect(forth).toHaveLength(3)
    const back = areas(shore, parcels)
    forth.forEach((area, row) => {
      expect(back[row]).toBeCloseTo(area, 14)
    })
    const own = areas(parcels, parcels).at(-1)!
    expect(forth[2]).toBeCloseTo(own, 15)
  })

  it('adds up: what lies inside a band and outside of it is the whole', () => {
    const parcel = polygons(`POLYGON(${wanderingRing(120, 32, 0.5, 0.6, 700, 9)})`)
    const bands = polygons(...Array.from({ length: 30 }, (_, band) => `POLYGON((119 ${31 + band / 15},121 ${31 + band / 15},121 ${31 + (band + 1) / 15},119 ${31 + (band + 1) / 15},119 ${31 + band / 15}))`))
    const whole = areas(parcel, polygons('POLYGON((119 31,121 31,121 33,119 33,119 31))'))[0]!
    expect(areas(parcel, bands).reduce((sum, area) => sum + area, 0)).toBeCloseTo(whole, 13)
  })

  it('sees neighbours that share a slanted edge as touching, vertices on it or not', () => {
    const [x1, y1, x2, y2] = [120.123456789, 31.987654321, 120.323456711, 32.123456799]
    const at = (share: number) => `${x1 + share * (x2 - x1)} ${y1 + share * (y2 - y1)}`
    const above = polygons(`POLYGON((${x1} ${y1},${x2} ${y2},120.1 32.2,${x1} ${y1}))`)
    expect(areas(above, polygons(`POLYGON((${x2} ${y2},${x1} ${y1},120.3 31.9,${x2} ${y2}))`))).toEqual([])
    expect(areas(above, polygons(`POLYGON((${at(0.83)},${at(0.61)},${at(0.123)},120.3 31.9,${at(0.83)}))`))).toEqual([])
  })

  it('does not mistake a strip a micrometre wide for touching', () => {
    const strip = areas(polygons('POLYGON((120 32,120.01 32,120.01 32.01,120 32.01,120 32))'), polygons('POLYGON((120.00999999999 32,120.02 32,120.02 32.01,120.00999999999 32.01,120.00999999999 32))'))
    expect(strip).toHaveLength(1)
    expect(strip[0]! / 1e-13).toBeCloseTo(1, 2)
  })

  it('is cancelled by what it asks throwing, and tells how far it is', () => {
    const set = preparePolygons(pairs.a, pairs.a.coordinates)
    expect(() =>
      findOverlaps(set, set, {
        throwIfCancelled: () => {
          throw new Error('cancelled')
        },
      }),
    ).toThrow('cancelled')
  })

  it('has nothing to say of empty sets', () => {
    const none = new PolygonSetBuilder().build()
    expect(areas(none, none)).toEqual([])
    expect(areas(polygons('POLYGON((0 0,1 0,1 1,0 0))'), none)).toEqual([])
  })
})

describe('checkOverlaps', () => {
  const degree = polygons('POLYGON((120 32,121 32,121 33,120 33,120 32))')

  it('gives the official area where a parcel covers the test vector, and shares of both', () => {
    const rows = checkOverlaps(polygons('POLYGON((119 31,122 31,122 34,119 34,119 31))'), degree, 10)
    // 国土调查办发〔2008〕32号: 10 421 476 114.20 m².
    expect(Math.abs(rows.areaSquareMeters[0]! - 10_421_476_114.2)).toBeLessThan(0.01)
    expect(rows.shareOfConstraint[0]).toBe(1)
    expect(rows.shareOfSubject[0]).toBeCloseTo(10_421_476_114.206 / ringAreaSquareMeters([119, 31, 122, 31, 122, 34, 119, 34]), 12)
  })

  it('crosses the edge of zone 40 at 121.5°E without noticing it', () => {
    const west = checkOverlaps(polygons('POLYGON((121.4 31.8,121.5 31.8,121.5 31.9,121.4 31.9,121.4 31.8))'), polygons('POLYGON((121 31,122 31,122 32,121 32,121 31))'), 10)
    const both = checkOverlaps(polygons('POLYGON((121.4 31.8,121.6 31.8,121.6 31.9,121.4 31.9,121.4 31.8))'), polygons('POLYGON((121 31,122 31,122 32,121 32,121 31))'), 10)
    expect(both.areaSquareMeters[0]! / west.areaSquareMeters[0]!).toBeCloseTo(2, 12)
    const height = equalAreaY(31.9) - equalAreaY(31.8)
    expect(both.areaSquareMeters[0]).toBeCloseTo(0.2 * height * SQUARE_METERS_PER_SQUARE_DEGREE, 3)
  })

  it('tells slivers by the tolerance, exactly at it', () => {
    const parcel = polygons('POLYGON((120.5 32.5,120.5001 32.5,120.5001 32.5001,120.5 32.5001,120.5 32.5))')
    const area = ringAreaSquareMeters(parcel.coordinates)
    expect([...checkOverlaps(parcel, degree, area * 1.000001).isSliver]).toEqual([1])
    expect([...checkOverlaps(parcel, degree, area * 0.999999).isSliver]).toEqual([0])
  })

  it('is the same to the last bit whether one worker does it or three', () => {
    const subjects = spread(turnedToJiangsu(randomPairs(randomPolygons(RANDOM.count, RANDOM.seed), geos.valid).a), 0.004)
    const alone = checkOverlaps(subjects, subjects, 10)
    const shared = joinOverlaps(splitSubjects(subjects, 3).map((range) => checkOverlaps(subjects, subjects, 10, range)))
    expect(alone.areaSquareMeters.length).toBeGreaterThan(geos.valid.length)
    expect(shared).toEqual(alone)
  })

  it('agrees with findOverlaps in the equal-area plane', () => {
    const parcel = polygons('POLYGON((120.9 32.9,121.2 32.7,121.3 33.3,120.9 32.9))')
    const table = findOverlaps(preparePolygons(parcel, toEqualAreaPlane(parcel.coordinates)), preparePolygons(degree, toEqualAreaPlane(degree.coordinates)))
    expect(checkOverlaps(parcel, degree, 10).areaSquareMeters[0]).toBe(table.areas[0]! * SQUARE_METERS_PER_SQUARE_DEGREE)
  })

  it('tells of neighbours far east that overlap by more than a square centimetre, and not of those that share a line', () => {
    // Six steps of a double at 179.5°: 1.7·10⁻¹³ degrees. The area is the strip's width times the height of the band between the parallels.
    const west = polygons('POLYGON((179.4 -40,179.5 -40,179.5 -39.8,179.4 -39.8,179.4 -40))')
    const seam = 179.5 - 6 * 2 ** -45
    const east = (from: number) => polygons(`POLYGON((${from} -40,179.6 -40,179.6 -39.8,${from} -39.8,${from} -40))`)
    const expected = (179.5 - seam) * (equalAreaY(-39.8) - equalAreaY(-40)) * SQUARE_METERS_PER_SQUARE_DEGREE
    expect(expected).toBeGreaterThan(1e-4)
    expect(checkOverlaps(west, east(seam), 10).areaSquareMeters[0]! / expected).toBeCloseTo(1, 1)
    expect(checkOverlaps(west, east(179.5), 10).areaSquareMeters).toHaveLength(0)
  })
})
