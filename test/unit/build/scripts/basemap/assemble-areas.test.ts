/** Land from shoreline chains, on small cases worked out by hand: the region is 4° × 2°, land lies on the left of each line. */
import { booleanPointInPolygon } from '@turf/turf'
import { describe, expect, it } from 'vitest'
import { assembleLand } from '../../../../../build/scripts/basemap/assemble-areas.mjs'

const region = { west: 0, south: 0, east: 4, north: 2 }
type Chain = [number, number][]
const isLand = (shoreline: { closed: Chain[]; open: Chain[] }, position: [number, number]) => booleanPointInPolygon(position, assembleLand(shoreline, region))

describe('assembleLand', () => {
  it('closes a coast that runs south to north along the western edge', () => {
    const coast = { closed: [], open: [[[1, 0], [1, 2]]] as Chain[] }
    expect(isLand(coast, [0.5, 1])).toBe(true)
    expect(isLand(coast, [1.5, 1])).toBe(false)
    expect(assembleLand(coast, region).geometry.coordinates).toEqual([[[[1, 0], [1, 2], [0, 2], [0, 0], [1, 0]]]])
  })

  it('takes the other side when the line runs the other way', () => {
    const coast = { closed: [], open: [[[1, 2], [1, 0]]] as Chain[] }
    expect(isLand(coast, [0.5, 1])).toBe(false)
    expect(isLand(coast, [3.9, 1.9])).toBe(true)
  })

  it('joins the two banks of a strait, or of a river through the region, along the right edges', () => {
    const banks = { closed: [], open: [[[0, 0.8], [4, 0.8]], [[4, 1.2], [0, 1.2]]] as Chain[] }
    const southBankRunsWest = { closed: [], open: [[[4, 0.8], [0, 0.8]], [[0, 1.2], [4, 1.2]]] as Chain[] }
    expect(isLand(southBankRunsWest, [2, 0.4])).toBe(true)
    expect(isLand(southBankRunsWest, [2, 1.6])).toBe(true)
    expect(isLand(southBankRunsWest, [2, 1])).toBe(false)
    expect(assembleLand(southBankRunsWest, region).geometry.coordinates).toHaveLength(2)
    expect(isLand(banks, [2, 1])).toBe(true)
    expect(isLand(banks, [2, 0.4])).toBe(false)
  })

  it('keeps two bays of one edge apart', () => {
    const bays = { closed: [], open: [[[0, 1.8], [1, 1.5], [0, 1.2]], [[0, 0.8], [1, 0.5], [0, 0.2]]] as Chain[] }
    expect(isLand(bays, [0.5, 1.5])).toBe(false)
    expect(isLand(bays, [0.5, 0.5])).toBe(false)
    expect(isLand(bays, [0.1, 1])).toBe(true)
    expect(isLand(bays, [3, 1])).toBe(true)
  })

  it('adds islands and refuses a chain that ends inside', () => {
    const island: Chain = [[2, 0.5], [3, 0.5], [3, 1.5], [2, 1.5], [2, 0.5]]
    expect(isLand({ closed: [island], open: [] }, [2.5, 1])).toBe(true)
    expect(isLand({ closed: [island], open: [] }, [1, 1])).toBe(false)
    expect(() => assembleLand({ closed: [], open: [[[1, 0], [2, 1]]] }, region)).toThrow('ends inside the region')
  })
})
