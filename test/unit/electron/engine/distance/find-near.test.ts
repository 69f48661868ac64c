/** Distances: PROJ 9.1.1 `geod -I +ellps=GRS80` where both places are known, and a search over many sampled places otherwise. */
import { describe, expect, it } from 'vitest'
import { findNear, type NearPair } from '../../../../../electron/engine/distance/find-near'
import { preparePaths } from '../../../../../electron/engine/distance/prepared-paths'
import { equalAreaY, latitudeOfEqualAreaY } from '../../../../../electron/engine/geodesy/equal-area'
import { geodesicDistanceMeters } from '../../../../../electron/engine/geodesy/geodesic'
import type { SimpleGeometry } from '../../../../../shared/domain/flat-geometry'
import { randomNumbers } from '../../../../bench/random-numbers'

function flat(type: SimpleGeometry['type'], ...xy: number[]): SimpleGeometry {
  const isPoint = type === 'Point' || type === 'MultiPoint'
  return { type, xy: Float64Array.from(xy), z: null, m: null, pathEnds: isPoint ? [] : [xy.length / 2], polygonEnds: [] }
}

function near(a: SimpleGeometry, b: SimpleGeometry, reach = 100_000): NearPair | undefined {
  return findNear(preparePaths([a]), preparePaths([b]), reach)[0]
}

const square = flat('Polygon', 120, 31, 121, 31, 121, 32, 120, 32, 120, 31)

/** Places along a geometry, its edges straight in the equal-area plane. */
function sample({ type, xy }: SimpleGeometry, steps: number): [number, number][] {
  if (type === 'Point') return [[xy[0]!, xy[1]!]]
  const places: [number, number][] = []
  for (let at = 0; at + 3 < xy.length; at += 2) {
    const [y1, y2] = [equalAreaY(xy[at + 1]!), equalAreaY(xy[at + 3]!)]
    for (let step = 0; step <= steps; step++) {
      places.push([xy[at]! + (step / steps) * (xy[at + 2]! - xy[at]!), latitudeOfEqualAreaY(y1 + (step / steps) * (y2 - y1))])
    }
  }
  return places
}

describe('findNear', () => {
  it('is the geodesic between two points', () => {
    const pair = near(flat('Point', 121.1, 32.07), flat('Point', 121.10001, 32.07001))!
    expect(pair.meters).toBeCloseTo(1.456418, 6)
    expect(pair.from).toEqual([121.1, 32.07])
    expect(pair.to).toEqual([121.10001, 32.07001])
  })

  it('goes from a point to the foot on an edge along a meridian', () => {
    // geod -I: 31.5 121.005 → 31.5 121 is 475.011608 m; where the geodesic meets the meridian squarely is 0.1 µm nearer.
    const pair = near(flat('Point', 121.005, 31.5), square)!
    expect(pair.meters).toBeCloseTo(475.011608, 5)
    expect(pair.to[0]).toBe(121)
    expect(pair.to[1]).toBeCloseTo(31.5, 6)
  })

  it('is 0 inside a polygon and on its boundary, not in its hole', () => {
    expect(near(flat('Point', 120.5, 31.5), square)!.meters).toBe(0)
    expect(near(flat('Point', 120.5, 31), square)!.meters).toBe(0)
    expect(near(flat('LineString', 119, 31.2, 120.2, 31.7), square)!.meters).toBe(0)
    expect(near(square, flat('Point', 120.5, 31.5))!.meters).toBe(0)
    const ring: SimpleGeometry = { ...square, xy: Float64Array.of(...square.xy, 120.4, 31.4, 120.4, 31.6, 120.6, 31.6, 120.6, 31.4, 120.4, 31.4), pathEnds: [5, 10] }
    // geod -I: 31.5 120.5 → 31.5 120.4 is 9500.231834 m, and the foot of the square geodesic lies a little off the parallel.
    const { meters } = near(flat('Point', 120.5, 31.5), ring)!
    expect(meters).toBeLessThan(9500.231834)
    expect(meters).toBeGreaterThan(9500.23)
  })

  it('is 0 where lines cross, and names the place', () => {
    const pair = near(flat('LineString', 120, 31, 121, 31), flat('LineString', 120.5, 30.9, 120.5, 31.1))!
    expect(pair.meters).toBe(0)
    expect(pair.from[0]).toBeCloseTo(120.5, 12)
  })

  it('leaves out what is beyond the reach, exactly', () => {
    const point = flat('Point', 121.005, 31.5)
    expect(near(point, square, 475.01)).toBeUndefined()
    expect(near(point, square, 475.02)).toBeDefined()
  })

  it('names all pairs in order, none for features without geometry', () => {
    const subjects = preparePaths([flat('Point', 121.001, 31.5), null, flat('Point', 121.002, 31.5)])
    const constraints = preparePaths([null, square, flat('MultiPoint', 125, 31, 121.0015, 31.5)])
    expect(findNear(subjects, constraints, 1000).map(({ subject, constraint }) => [subject, constraint])).toEqual([[0, 1], [0, 2], [2, 1], [2, 2]])
    expect(findNear(subjects, preparePaths([]), 1000)).toEqual([])
  })

  it('finds the nearest among thousands of edges', () => {
    const shore = Array.from({ length: 5001 }, (_, step) => [120 + step / 5000, 31 + 0.01 * Math.sin(step / 40)]).flat()
    const point = flat('Point', 120.6, 31.02)
    const pair = near(point, flat('LineString', ...shore))!
    const least = Math.min(...sample(flat('LineString', ...shore), 3).map(([lon, lat]) => geodesicDistanceMeters(120.6, 31.02, lon, lat)))
    expect(pair.meters).toBeLessThanOrEqual(least + 1e-6)
    expect(pair.meters).toBeGreaterThan(least - 5)
  })

  it('is never longer than what sampling finds, and a true distance between two of their places', () => {
    const random = randomNumbers(5)
    for (let round = 0; round < 40; round++) {
      const reach = 0.002 * 10 ** (2 * random())
      const [x, y] = [100 + 20 * random(), 60 * random() - 5]
      const shape = (cx: number, cy: number): SimpleGeometry => {
        const kind = Math.floor(random() * 3)
        if (kind === 0) return flat('Point', cx, cy)
        const corners = 3 + Math.floor(random() * 6)
        const places = Array.from({ length: corners }, (_, corner) => {
          const angle = ((corner + 0.8 * random()) / corners) * 2 * Math.PI
          const radius = reach * (0.3 + 0.7 * random())
          return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)] as const
        })
        return kind === 1 ? flat('LineString', ...places.flat()) : flat('Polygon', ...places.flat(), ...places[0]!)
      }
      const [a, b] = [shape(x, y), shape(x + (random() - 0.5) * 6 * reach, y + (random() - 0.5) * 6 * reach)]
      const pair = near(a, b)!
      if (pair.meters === 0) continue
      expect(geodesicDistanceMeters(...pair.from, ...pair.to)).toBe(pair.meters)
      const [placesA, placesB] = [sample(a, 8), sample(b, 8)]
      for (const from of placesA) for (const to of placesB) expect(pair.meters).toBeLessThanOrEqual(geodesicDistanceMeters(...from, ...to) * (1 + 1e-11) + 1e-9)
    }
  })
})
