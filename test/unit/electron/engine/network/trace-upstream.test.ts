/** A river with a tributary and a side channel, on a meridian and a parallel; lengths by geographiclib (one degree of the equator: 111 319.49 m). */
import { describe, expect, it } from 'vitest'
import { traceUpstream } from '../../../../../electron/engine/network/trace-upstream'
import type { WaterLine } from '../../../../../electron/engine/network/water-line'
import { WaterNetwork } from '../../../../../electron/engine/network/water-network'

const EQUATOR_DEGREE_METERS = 111_319.4908
const line = (id: string, positions: WaterLine['positions']): WaterLine => ({ id, name: id, positions })

/** Main stem flows east along the equator from 0 to 0.10; a tributary comes from the north into 0.05. */
const stem = line('stem', [[0, 0], [0.05, 0], [0.1, 0]])
const tributary = line('tributary', [[0.05, 0.04], [0.05, 0]])

const trace = (lines: readonly WaterLine[], from: readonly [number, number], points: readonly (readonly [number, number])[], limit: number) => {
  const network = new WaterNetwork(lines)
  const place = network.locate(from, 500)
  if (place === null) throw new Error('not on the water')
  const placed = points.map((point) => {
    const found = network.locate(point, 500)
    if (found === null) throw new Error('point not on the water')
    return { place: found }
  })
  return traceUpstream(network, place, placed, limit).hits.map(({ point, distanceMeters }) => [point, Math.round(distanceMeters)])
}

describe('tracing upstream', () => {
  it('finds what lies above, on the stem and on the tributary, nearest first, and nothing below', () => {
    const found = trace([stem, tributary], [0.08, 0], [[0.09, 0], [0.06, 0], [0.01, 0], [0.05, 0.001]], 1e6)
    expect(found).toEqual([
      [1, Math.round(0.02 * EQUATOR_DEGREE_METERS)],
      // 0.03° of the equator, then 0.001° of a meridian (110.574 m)
      [3, Math.round(0.03 * EQUATOR_DEGREE_METERS + 110.574)],
      [2, Math.round(0.07 * EQUATOR_DEGREE_METERS)],
    ])
  })

  it('stops at the limit, inclusive', () => {
    const meters = 0.03 * EQUATOR_DEGREE_METERS
    expect(trace([stem], [0.08, 0], [[0.05, 0]], meters + 0.01)).toHaveLength(1)
    expect(trace([stem], [0.08, 0], [[0.05, 0]], meters - 0.01)).toHaveLength(0)
  })

  it('does not go down a tributary’s stem from the tributary', () => {
    expect(trace([stem, tributary], [0.05, 0.01], [[0.01, 0]], 1e6)).toEqual([])
  })

  it('keeps the length of a river that a tributary ends 15 m short of', () => {
    const short = line('short', [[0.06, 0.03], [0.06, 0.000135]])
    const [[, distance] = []] = trace([line('stem', [[0, 0], [0.0601, 0], [0.1, 0]]), short], [0.08, 0], [[0.02, 0]], 1e6)
    expect(distance).toBe(Math.round(0.06 * EQUATOR_DEGREE_METERS))
  })

  it('joins a tributary that ends 10 m short of the stem, and not one that ends 200 m short', () => {
    const short = (degrees: number) => line('short', [[0.06, 0.03], [0.06, degrees]])
    expect(trace([stem, short(0.00009)], [0.08, 0], [[0.06, 0.02]], 1e6)).toHaveLength(1)
    expect(trace([stem, short(0.0018)], [0.08, 0], [[0.06, 0.02]], 1e6)).toHaveLength(0)
  })

  it('takes the shorter way where a side channel leaves and returns', () => {
    const channel = line('channel', [[0.05, 0], [0.06, 0.02], [0.07, 0]])
    const [[, distance] = []] = trace([line('stem', [[0, 0], [0.05, 0], [0.07, 0], [0.1, 0]]), channel], [0.08, 0], [[0.02, 0]], 1e6)
    expect(distance).toBe(Math.round(0.06 * EQUATOR_DEGREE_METERS))
  })

  it('passes a circle once', () => {
    const circle = [line('a', [[0, 0], [0.01, 0]]), line('b', [[0.01, 0], [0.01, 0.01]]), line('c', [[0.01, 0.01], [0, 0]])]
    expect(trace(circle, [0.005, 0], [[0.008, 0], [0.01, 0.005]], 1e6)).toHaveLength(2)
  })

  it('says where no water is near', () => {
    expect(new WaterNetwork([stem]).locate([0.05, 0.02], 500)).toBeNull()
    expect(new WaterNetwork([]).locate([0.05, 0], 500)).toBeNull()
  })
})
