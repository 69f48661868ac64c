/** Areas after repair: GEOSMakeValid by structure, GEOS 3.11.1 (test/fixtures/overlay/geos-expected.json). */
import { describe, expect, it } from 'vitest'
import { checkPolygon } from '../../../../../electron/engine/geometry/check-polygon'
import { type PolygonSet, PolygonSetBuilder } from '../../../../../electron/engine/geometry/polygon-set'
import { repairPolygon } from '../../../../../electron/engine/geometry/repair-polygon'
import { RANDOM, readGeosExpectations } from '../../../../support/geos-expectations'
import { planarArea } from '../../../../support/planar-area'
import { randomPolygons, turnedToJiangsu } from '../../../../support/random-polygons'
import { appendPolygonText } from '../../../../support/read-polygon-text'

const geos = readGeosExpectations()

/**
 * Here a hole lies outside of its shell and touches it, in a point on an edge that the shell's own crossings have cut. GEOS has rounded those and takes the hole
 * for one that lies apart, which becomes a polygon; we see them touch, and it disappears.
 */
const TOUCHING_HOLES = [568, 1769]

function polygon(text: string): PolygonSet {
  const builder = new PolygonSetBuilder()
  appendPolygonText(builder, text)
  return builder.build()
}

function rings(set: PolygonSet | null): string[] {
  if (set === null) return []
  return Array.from(set.ringStarts.subarray(0, -1), (start, ring) => Array.from(set.coordinates.subarray(2 * start, 2 * set.ringStarts[ring + 1]!)).join(' '))
}

describe('repairPolygon', () => {
  it('gives random polygons the areas that GEOS gives them, and valid shapes', () => {
    const set = randomPolygons(RANDOM.count, RANDOM.seed)
    const wrong = geos.fixedAreas.flatMap((expected, feature) => {
      const repaired = repairPolygon(set, feature)!
      return Math.abs(planarArea(repaired) - expected) < 1e-9 && checkPolygon(repaired, 0).valid ? [] : [feature]
    })
    expect(wrong).toEqual(TOUCHING_HOLES)
  })

  it('does so where coordinates are not whole and nothing falls on anything exactly', () => {
    const set = turnedToJiangsu(randomPolygons(400, RANDOM.seed))
    const wrong = geos.fixedAreas.slice(0, 400).flatMap((expected, feature) => {
      const repaired = repairPolygon(set, feature)!
      return Math.abs(planarArea(repaired) * 1e6 - expected) < 1e-5 && checkPolygon(repaired, 0).valid ? [] : [feature]
    })
    expect(wrong).toEqual([])
  })

  it('makes two triangles of a bow-tie, keeping its corners to the last bit', () => {
    const repaired = repairPolygon(polygon('POLYGON((120.1 31.1,121.3 32.7,121.3 31.1,120.1 32.7,120.1 31.1))'), 0)!
    expect(repaired.partStarts.length - 1).toBe(2)
    for (const corner of [120.1, 31.1, 121.3, 32.7]) expect([...repaired.coordinates]).toContain(corner)
  })

  it('closes rings, drops repeated vertices and turns rings the right way', () => {
    expect(rings(repairPolygon(polygon('POLYGON((0 0,0 4,4 4,4 4,4 0))'), 0))).toHaveLength(1)
    const repaired = repairPolygon(polygon('POLYGON((0 0,0 4,4 4,4 4,4 0))'), 0)!
    expect(repaired.coordinates).toHaveLength(10)
    expect(planarArea(repaired)).toBe(16)
  })

  it('splits a ring that touches itself into a shell and a hole', () => {
    const repaired = repairPolygon(polygon('POLYGON((0 0,8 0,8 8,4 8,6 4,2 4,4 8,0 8,0 0))'), 0)!
    expect(repaired.partStarts.length - 1).toBe(1)
    expect(repaired.ringStarts.length - 1).toBe(2)
    expect(planarArea(repaired)).toBe(56)
  })

  it('joins parts that overlap, takes a hole apart from its shell for a polygon', () => {
    expect(planarArea(repairPolygon(polygon('MULTIPOLYGON(((0 0,4 0,4 4,0 4,0 0)),((2 2,6 2,6 6,2 6,2 2)))'), 0)!)).toBe(28)
    expect(planarArea(repairPolygon(polygon('POLYGON((0 0,4 0,4 4,0 4,0 0),(10 10,12 10,12 12,10 12,10 10))'), 0)!)).toBe(20)
  })

  it('has nothing left of a line, and gives up on what is not a number', () => {
    expect(repairPolygon(polygon('POLYGON((0 0,5 5,10 10,0 0))'), 0)!.partStarts).toHaveLength(1)
    expect(repairPolygon(polygon('POLYGON((0 0,5 NaN,10 10,0 0))'), 0)).toBeNull()
  })
})
