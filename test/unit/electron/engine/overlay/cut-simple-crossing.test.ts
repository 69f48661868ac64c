/** Areas: GEOS 3.11.1 through ogr.Geometry.Intersection (GDAL 3.6.2). */
import { describe, expect, it } from 'vitest'
import { PolygonSetBuilder, type PolygonSet } from '../../../../../electron/engine/geometry/polygon-set'
import { SimpleCrossing } from '../../../../../electron/engine/overlay/cut-simple-crossing'
import { preparePolygons } from '../../../../../electron/engine/overlay/prepared-polygons'
import { planarArea } from '../../../../support/planar-area'
import { appendPolygonText } from '../../../../support/read-polygon-text'

function prepare(text: string) {
  const builder = new PolygonSetBuilder()
  appendPolygonText(builder, text)
  const set = builder.build()
  return preparePolygons(set, set.coordinates)
}

/** @returns the common part, or null where the case is declined */
function cut(lone: string, other: string, area: number): PolygonSet | null {
  const builder = new PolygonSetBuilder()
  builder.addFeature()
  const crossing = new SimpleCrossing(prepare(lone), prepare(other), (y) => y)
  return crossing.tryAppend(0, 0, area, builder) ? builder.build() : null
}

const square = 'POLYGON((0 0,4 0,4 4,0 4,0 0))'
const squareBackwards = 'POLYGON((0 0,0 4,4 4,4 0,0 0))'

describe('SimpleCrossing', () => {
  it.each([
    ['a corner', 'POLYGON((2 2,9 3,9 9,3 9,2 2))', 3.4285714285714284],
    ['a corner of a ring that runs backwards', 'POLYGON((2 2,3 9,9 9,9 3,2 2))', 3.4285714285714284],
    ['two tips of one polygon: two pieces', 'POLYGON((3 1,9 0.5,9 8,3 3,8 5,8 1.6,3 1))', 0.3183333333333335],
    ['a bite out of a hole', 'POLYGON((-9 -9,9 -9,9 9,-9 9,-9 -9),(2 2,2 8,8 8,8 2.5,2 2))', 12.166666666666668],
  ])('cuts %s', (_, other, area) => {
    for (const lone of [square, squareBackwards]) {
      const piece = cut(lone, other, area)
      expect(piece).not.toBeNull()
      expect(planarArea(piece!)).toBeCloseTo(area, 10)
    }
  })

  it.each([
    ['edges that lie on each other', 'POLYGON((4 1,9 1,9 3,4 3,4 1))', 0],
    ['a vertex on an edge', 'POLYGON((4 2,1 1,9 -1,4 2))', 1],
    ['a polygon wholly inside', 'POLYGON((1 1,3 1,2 3,1 1))', 2],
    ['nothing in common', 'POLYGON((5 5,9 5,9 9,5 5))', 0],
    ['a hole that lies inside', 'POLYGON((-1 1.5,9 1.5,9 9,-1 9,-1 1.5),(1 2,2 2,2 3,1 2))', 9.5],
    ['an area that does not fit', 'POLYGON((2 2,9 3,9 9,3 9,2 2))', 3.43],
  ])('declines %s', (_, other, area) => {
    expect(cut(square, other, area)).toBeNull()
  })

  it('declines what has a hole or several parts itself', () => {
    expect(cut('POLYGON((0 0,4 0,4 4,0 4,0 0),(1 1,2 1,2 2,1 1))', 'POLYGON((3 3,9 3,9 9,3 9,3 3))', 1)).toBeNull()
    expect(cut('MULTIPOLYGON(((0 0,4 0,4 4,0 4,0 0)),((7 7,8 7,8 8,7 7)))', 'POLYGON((3 3,9 3,9 9,3 9,3 3))', 1)).toBeNull()
  })
})
