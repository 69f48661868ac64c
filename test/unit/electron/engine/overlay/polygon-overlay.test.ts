/** Areas: GEOS 3.11.1 (test/fixtures/overlay/geos-expected.json); cases of JTS and GEOS: jts-cases.json there. */
import { describe, expect, it } from 'vitest'
import { checkPolygon } from '../../../../../electron/engine/geometry/check-polygon'
import { type PolygonSet, PolygonSetBuilder } from '../../../../../electron/engine/geometry/polygon-set'
import { overlayFeatures, type OverlayOperation } from '../../../../../electron/engine/overlay/polygon-overlay'
import { preparePolygons } from '../../../../../electron/engine/overlay/prepared-polygons'
import { randomPairs, RANDOM, readGeosExpectations, readJtsCases } from '../../../../support/geos-expectations'
import { planarArea } from '../../../../support/planar-area'
import { randomPolygons, turnedToJiangsu } from '../../../../support/random-polygons'
import { appendPolygonText } from '../../../../support/read-polygon-text'

const OPERATIONS: readonly OverlayOperation[] = ['intersection', 'union', 'difference', 'symmetricDifference']
const geos = readGeosExpectations()
const jts = readJtsCases()
const inPlane = (y: number) => y

function prepare(set: PolygonSet) {
  return preparePolygons(set, set.coordinates)
}

function polygon(text: string) {
  const builder = new PolygonSetBuilder()
  appendPolygonText(builder, text)
  return prepare(builder.build())
}

function rings(set: PolygonSet): number[][] {
  return Array.from(set.ringStarts.subarray(0, -1), (start, ring) => [...set.coordinates.subarray(2 * start, 2 * set.ringStarts[ring + 1]!)])
}

describe('overlayFeatures', () => {
  it.each(jts.overlay.map(([name, a, b], index) => ({ name, a, b, areas: geos.jts[index]! })))('does the JTS case $name', ({ a, b, areas }) => {
    for (const [at, operation] of OPERATIONS.entries()) {
      const result = overlayFeatures(polygon(a), 0, polygon(b), 0, operation, inPlane)
      expect(checkPolygon(result, 0)).toEqual({ valid: true, problems: [] })
      expect(Math.abs(planarArea(result) - areas[at]!)).toBeLessThanOrEqual(1e-9 * Math.max(1, ...areas))
    }
  })

  const set = randomPolygons(RANDOM.count, RANDOM.seed)
  const pairs = randomPairs(set, geos.valid)
  it.each([
    { name: 'on whole coordinates, full of shared edges and vertices', a: pairs.a, b: pairs.b, square: 1, tolerance: 1e-9 },
    { name: 'turned and moved to Jiangsu, full of near misses', a: turnedToJiangsu(pairs.a), b: turnedToJiangsu(pairs.b), square: 1e6, tolerance: 1e-5 },
  ])('agrees with GEOS on random pairs $name', ({ a, b, square, tolerance }) => {
    const [preparedA, preparedB] = [prepare(a), prepare(b)]
    const wrong: string[] = []
    geos.overlays.forEach((areas, pair) => {
      for (const [at, operation] of OPERATIONS.entries()) {
        const result = overlayFeatures(preparedA, pair, preparedB, pair, operation, inPlane)
        if (Math.abs(planarArea(result) * square - areas[at]!) > tolerance || !checkPolygon(result, 0).valid) wrong.push(`${pair} ${operation}`)
      }
    })
    expect(wrong).toEqual([])
  })

  it('leaves nothing where polygons only touch, along an edge or at a point', () => {
    const square = polygon('POLYGON((120 31,121 31,121 32,120 32,120 31))')
    for (const neighbour of ['POLYGON((121 31,122 31,122 32,121 32,121 31))', 'POLYGON((121 32,122 32,122 33,121 32))']) {
      expect(overlayFeatures(square, 0, polygon(neighbour), 0, 'intersection', inPlane).partStarts).toHaveLength(1)
    }
  })

  it('hands out input vertices with the bits they came with', () => {
    const a = polygon('POLYGON((120.1234567891 31.1,120.3 31.1,120.3 31.3,120.1234567891 31.1))')
    const result = overlayFeatures(a, 0, polygon('POLYGON((120 31,121 31,121 32,120 32,120 31))'), 0, 'intersection', inPlane)
    expect(new Set(rings(result)[0])).toEqual(new Set([120.1234567891, 31.1, 120.3, 31.3]))
  })

  it('makes holes of what is taken out of the middle, and of a chain that closes at a point a hole that touches', () => {
    const square = polygon('POLYGON((0 0,8 0,8 8,0 8,0 0))')
    expect(rings(overlayFeatures(square, 0, polygon('POLYGON((2 2,6 2,6 6,2 6,2 2))'), 0, 'difference', inPlane))).toHaveLength(2)
    const touching = overlayFeatures(square, 0, polygon('POLYGON((0 4,4 2,4 6,0 4))'), 0, 'difference', inPlane)
    expect(rings(touching)).toHaveLength(2)
    expect(checkPolygon(touching, 0).valid).toBe(true)
  })

  it('takes an empty operand', () => {
    const square = polygon('POLYGON((0 0,8 0,8 8,0 8,0 0))')
    const builder = new PolygonSetBuilder()
    builder.addFeature()
    const empty = prepare(builder.build())
    expect(planarArea(overlayFeatures(square, 0, empty, 0, 'union', inPlane))).toBe(64)
    expect(planarArea(overlayFeatures(empty, 0, square, 0, 'intersection', inPlane))).toBe(0)
    expect(planarArea(overlayFeatures(empty, 0, empty, 0, 'union', inPlane))).toBe(0)
  })

  it('refuses an open ring: input is to be repaired first', () => {
    expect(() => polygon('POLYGON((0 0,8 0,8 8))')).toThrow('not closed')
  })
})
