import { describe, expect, it } from 'vitest'
import { geodesicDistanceMeters, lengthMeters } from '../../../../../electron/engine/geodesy/geodesic'
import { measureGeometry } from '../../../../../electron/engine/geodesy/measure-geometry'
import { featureAreasSquareMeters, ringAreaSquareMeters } from '../../../../../electron/engine/geodesy/ring-area'
import { polygonSetFromFlat } from '../../../../../electron/engine/geometry/polygon-set'

const degree = [120, 32, 121, 32, 121, 33, 120, 33, 120, 32]

describe('area on the ellipsoid', () => {
  it('is that of the test vector of 国土调查办发〔2008〕32号', () => {
    // 120–121E × 32–33N on CGCS2000; the published value has two decimals.
    expect(Math.abs(ringAreaSquareMeters(degree) - 10_421_476_114.2)).toBeLessThan(0.01)
  })

  it('is signed by the turn of the ring and needs no closing vertex', () => {
    expect(ringAreaSquareMeters([120, 33, 121, 33, 121, 32, 120, 32])).toBe(-ringAreaSquareMeters([120, 32, 121, 32, 121, 33, 120, 33]))
    expect(ringAreaSquareMeters(degree.slice(0, -2))).toBeCloseTo(ringAreaSquareMeters(degree), 4)
  })

  it('adds strips up to the whole: edges are straight in the equal-area plane', () => {
    const halves = ringAreaSquareMeters([120, 32, 120.5, 32, 120.5, 33, 120, 33]) + ringAreaSquareMeters([120.5, 32, 121, 32, 121, 33, 120.5, 33])
    expect(halves).toBeCloseTo(ringAreaSquareMeters(degree), 3)
  })

  it('takes holes off whichever way they run', () => {
    const hole = [120.2, 32.2, 120.4, 32.2, 120.4, 32.4, 120.2, 32.4, 120.2, 32.2]
    const set = polygonSetFromFlat([
      { type: 'Polygon', xy: Float64Array.of(...degree, ...hole), z: null, m: null, pathEnds: [5, 10], polygonEnds: [] },
      null,
    ])
    expect(featureAreasSquareMeters(set)[0]).toBeCloseTo(ringAreaSquareMeters(degree) - ringAreaSquareMeters(hole), 3)
    expect(featureAreasSquareMeters(set)[1]).toBe(0)
  })

  it('of nothing is nothing', () => {
    expect(ringAreaSquareMeters([])).toBe(0)
    expect(ringAreaSquareMeters([120, 32, 121, 32])).toBe(0)
  })
})

describe('distance on the ellipsoid', () => {
  // PROJ 9.1.1: geod -I +ellps=GRS80
  it.each([
    [120.89, 31.98, 121.2, 31.5, 60791.717166],
    [121.1, 32.07, 121.10001, 32.07001, 1.456418],
    [119, 33, 119, 33, 0],
    [118, 31.5, 121.95, 32.9, 403458.666991],
  ])('from %f, %f to %f, %f is that of PROJ', (lon1, lat1, lon2, lat2, meters) => {
    expect(geodesicDistanceMeters(lon1, lat1, lon2, lat2)).toBeCloseTo(meters, 3)
  })

  it('sums along a line', () => {
    const line = [120.89, 31.98, 121.2, 31.5, 121.2, 31.5, 120.89, 31.98]
    expect(lengthMeters(line)).toBeCloseTo(2 * 60791.717166, 3)
    expect(lengthMeters(line, 1, 3)).toBe(0)
  })
})

describe('the measures of a feature', () => {
  const ring = [[120, 32], [121, 32], [121, 33], [120, 33], [120, 32]]

  it('are areas of polygons and lengths of lines', () => {
    expect(measureGeometry({ type: 'Polygon', coordinates: [ring] }).areaSquareMeters).toBeCloseTo(10_421_476_114.206, 2)
    expect(measureGeometry({ type: 'Polygon', coordinates: [ring] }).lengthMeters).toBeNull()
    expect(measureGeometry({ type: 'LineString', coordinates: [[120.89, 31.98], [121.2, 31.5]] }).lengthMeters).toBeCloseTo(60791.717166, 3)
  })

  it('of a collection are the sums of what it has', () => {
    const both = measureGeometry({
      type: 'GeometryCollection',
      geometries: [
        { type: 'MultiPolygon', coordinates: [[ring], [ring]] },
        { type: 'Point', coordinates: [120, 32] },
      ],
    })
    expect(both.areaSquareMeters).toBeCloseTo(2 * 10_421_476_114.206, 2)
    expect(both.lengthMeters).toBeNull()
  })

  it('of points and of nothing are null', () => {
    expect(measureGeometry(null)).toEqual({ areaSquareMeters: null, lengthMeters: null })
    expect(measureGeometry({ type: 'Point', coordinates: [120, 32] })).toEqual({ areaSquareMeters: null, lengthMeters: null })
  })
})
