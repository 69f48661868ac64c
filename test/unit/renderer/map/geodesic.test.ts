/** Expected values: PROJ 9.1 `geod -I +ellps=GRS80` for the length; 国土调查办发〔2008〕32号 for the area of a one-degree cell. */
import { expect, it } from 'vitest'
import type { LonLat } from '../../../../renderer/map/coordinates'
import { geodesicAreaOfRing, geodesicLengthMeters } from '../../../../renderer/map/geodesic'

const a: LonLat = [120.89, 31.98]
const b: LonLat = [121.25, 32.33]

it('measures a line as PROJ does', () => {
  expect(geodesicLengthMeters([a, b])).toBeCloseTo(51571.3541, 3)
  expect(geodesicLengthMeters([a, b, a])).toBeCloseTo(2 * 51571.3541, 3)
})

it('gives no length to one point', () => {
  expect(geodesicLengthMeters([a])).toBe(0)
})

it('gives the official area of a cell of one degree whose parallels are followed closely', () => {
  const steps = 4000
  const along = (latitude: number, from: number, to: number): LonLat[] =>
    Array.from({ length: steps + 1 }, (_, step) => [from + ((to - from) * step) / steps, latitude])
  const ring = [...along(32, 120, 121), ...along(33, 121, 120)]
  expect(Math.abs(geodesicAreaOfRing(ring).squareMeters - 10_421_476_114.2)).toBeLessThan(20)
})

it('does not mind direction and closing vertex', () => {
  const ring: LonLat[] = [[121, 32], [121.01, 32], [121.01, 32.01], [121, 32.01]]
  const { squareMeters, perimeterMeters } = geodesicAreaOfRing(ring)
  expect(geodesicAreaOfRing(ring.toReversed()).squareMeters).toBeCloseTo(squareMeters, 6)
  expect(geodesicAreaOfRing([...ring, ring[0]!])).toEqual({ squareMeters, perimeterMeters })
  expect(squareMeters).toBeGreaterThan(1_000_000)
})
