import type { Geometry } from 'geojson'
import { describe, expect, it } from 'vitest'
import { viewOfSample } from '../../../../renderer/map/view-of-sample'

const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] })
const sample = (...geometries: Geometry[]) => ({ features: geometries.map((geometry, index) => ({ row: index + 1, geometry })), bounds: null })
/** Nine points of a county, 10 km apart. */
const county = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => point(121 + x / 10, 32 + y / 10)))

describe('extent that shows a file', () => {
  it('holds all its shapes', () => {
    expect(viewOfSample(sample(...county))).toEqual([121, 32, 121.2, 32.2])
    const polygon: Geometry = { type: 'MultiPolygon', coordinates: [[[[121, 32], [122, 32], [122, 33], [121, 32]]]] }
    expect(viewOfSample(sample({ type: 'GeometryCollection', geometries: [polygon, point(120.5, 32.5)] }))).toEqual([120.5, 32, 122, 33])
  })

  it.each([
    ['0, 0', point(0, 0)],
    ['exchanged axes in one row', point(32, 121)],
  ])('leaves out a stray: %s', (_, stray) => {
    expect(viewOfSample(sample(...county, stray))).toEqual([121, 32, 121.2, 32.2])
  })

  it('keeps two places that are far apart: neither is the stray', () => {
    expect(viewOfSample(sample(point(119, 31), point(121, 33)))).toEqual([119, 31, 121, 33])
  })

  it('is null for nothing', () => {
    expect(viewOfSample(sample())).toBeNull()
    expect(viewOfSample(sample({ type: 'MultiPoint', coordinates: [] }))).toBeNull()
  })
})
