/** Locations: GEOSContains and GEOSCovers of GEOS 3.11.1 (test/fixtures/overlay/geos-expected.json). */
import { describe, expect, it } from 'vitest'
import { toEqualAreaPlane } from '../../../../../electron/engine/geodesy/equal-area'
import { PolygonSetBuilder } from '../../../../../electron/engine/geometry/polygon-set'
import { findPoints } from '../../../../../electron/engine/overlay/locate-points'
import { preparePolygons } from '../../../../../electron/engine/overlay/prepared-polygons'
import { randomNumbers } from '../../../../bench/random-numbers'
import { randomPairs, RANDOM, readGeosExpectations, oneFeature } from '../../../../support/geos-expectations'
import { randomPoints, randomPolygons } from '../../../../support/random-polygons'
import { appendPolygonText } from '../../../../support/read-polygon-text'

const geos = readGeosExpectations()

function prepare(...texts: string[]) {
  const builder = new PolygonSetBuilder()
  for (const text of texts) appendPolygonText(builder, text)
  const set = builder.build()
  return preparePolygons(set, toEqualAreaPlane(set.coordinates))
}

describe('findPoints', () => {
  it('agrees with GEOS on points on corners, on edges, inside and outside', () => {
    const { a } = randomPairs(randomPolygons(RANDOM.count, RANDOM.seed), geos.valid)
    const points = randomPoints(a, RANDOM.pointsEach, RANDOM.pointSeed)
    let locations = ''
    for (let feature = 0; feature < geos.valid.length; feature++) {
      const one = oneFeature(a, feature)
      const own = points.subarray(2 * RANDOM.pointsEach * feature, 2 * RANDOM.pointsEach * (feature + 1))
      const table = findPoints(own, preparePolygons(one, one.coordinates))
      const found = new Uint8Array(RANDOM.pointsEach)
      table.points.forEach((point, hit) => {
        found[point] = table.onBoundary[hit] === 1 ? 1 : 2
      })
      locations += [...found].join('')
    }
    expect(locations).toBe(geos.locations)
  })

  it('lists hits by point and names every polygon that holds it', () => {
    const layer = prepare('POLYGON((120 31,122 31,122 33,120 33,120 31))', 'POLYGON((121 32,123 32,123 34,121 34,121 32))')
    const table = findPoints(toEqualAreaPlane(Float64Array.of(122.5, 33.5, 121.5, 32.5, 120.5, 31.5, 119, 30)), layer)
    expect([...table.points]).toEqual([0, 1, 1, 2])
    expect([...table.constraints]).toEqual([1, 0, 1, 0])
    expect([...table.onBoundary]).toEqual([0, 0, 0, 0])
  })

  it('takes a point on the boundary for touching: on an edge along a parallel or meridian, on a corner, on the rim of a hole', () => {
    const layer = prepare('POLYGON((120 31,122 31,122 33,120 33,120 31),(120.5 31.5,121.5 31.5,121.5 32.5,120.5 32.5,120.5 31.5))')
    const table = findPoints(toEqualAreaPlane(Float64Array.of(121, 31, 120, 32, 122, 33, 121.5, 32, 121, 32)), layer)
    expect([...table.points]).toEqual([0, 1, 2, 3])
    expect([...table.onBoundary]).toEqual([1, 1, 1, 1])
  })

  it('walks the tree of a ring of thousands of edges as a plain test over all edges would', () => {
    const random = randomNumbers(3)
    const corners: [number, number][] = Array.from({ length: 3000 }, (_, corner) => {
      const angle = (corner / 3000) * 2 * Math.PI
      const radius = 0.5 + 0.2 * random()
      return [120 + radius * Math.cos(angle), 32 + radius * Math.sin(angle)]
    })
    corners.push(corners[0]!)
    const builder = new PolygonSetBuilder()
    appendPolygonText(builder, `POLYGON((${corners.map((corner) => corner.join(' ')).join(',')}))`)
    const set = builder.build()
    const points = Float64Array.from({ length: 4000 }, (_, at) => (at % 2 === 0 ? 119.2 : 31.2) + 1.6 * random())
    const table = findPoints(points, preparePolygons(set, set.coordinates))
    const expected: number[] = []
    for (let point = 0; point < 2000; point++) {
      const [x, y] = [points[2 * point]!, points[2 * point + 1]!]
      const crossings = corners.slice(1).filter(([x2, y2], index) => {
        const [x1, y1] = corners[index]!
        return (y1 > y) !== (y2 > y) && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)
      })
      if (crossings.length % 2 === 1) expected.push(point)
    }
    expect([...table.points]).toEqual(expected)
    expect(expected.length).toBeGreaterThan(500)
  })

  it('has no hits among no polygons, and none for no points', () => {
    expect(findPoints(Float64Array.of(1, 1), prepare()).points).toHaveLength(0)
    expect(findPoints(new Float64Array(0), prepare('POLYGON((0 0,1 0,1 1,0 0))')).points).toHaveLength(0)
  })
})
