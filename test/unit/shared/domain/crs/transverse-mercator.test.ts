import proj4 from 'proj4'
import { describe, expect, it } from 'vitest'
import { transverseMercatorToLonLat } from '../../../../../shared/domain/crs/transverse-mercator'

/** A thousandth of a millimetre. */
const ONE_MICROMETER_DEGREES = 9e-12

const DEGREES_PER_RADIAN = 180 / Math.PI

type Inverse = { inverse(point: { x: number; y: number }): { x: number; y: number } }

/** Peer: proj4's own inverse, point by point. PROJ itself stands in transform.test.ts. */
describe.each([
  ['3° zone 40', '+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=40500000 +y_0=0 +ellps=GRS80 +units=m +no_defs', 1],
  ['6° zone 21 of Krassowsky', '+proj=tmerc +lat_0=0 +lon_0=123 +k=1 +x_0=500000 +y_0=0 +ellps=krass +units=m +no_defs', 1],
  ['UTM south', '+proj=utm +zone=60 +south +ellps=WGS84 +units=m +no_defs', 1],
  ['a city’s own, in feet', '+proj=tmerc +lat_0=31 +lon_0=121.45 +k=0.9999 +x_0=10000 +y_0=-3000 +ellps=GRS80 +to_meter=0.3048 +no_defs', 0.3048],
])('%s', (_, definition, metersPerUnit) => {
  const projection = proj4.Proj(definition) as unknown as Inverse & { x0: number; y0: number }

  it('gives the places that proj4 gives, from the equator over the poles and far beside the zone', () => {
    const xy: number[] = []
    for (let east = -3_000_000; east <= 3_000_000; east += 370_003) for (let north = -9_900_000; north <= 9_900_000; north += 430_007) xy.push((projection.x0 + east) / metersPerUnit, (projection.y0 + north) / metersPerUnit)
    const found = Float64Array.from(xy)
    transverseMercatorToLonLat(projection, metersPerUnit)!(found)
    for (let at = 0; at < xy.length; at += 2) {
      const { x, y } = projection.inverse({ x: xy[at]! * metersPerUnit, y: xy[at + 1]! * metersPerUnit })
      const lonScale = Math.cos(y)
      expect(Math.abs(found[at]! - x * DEGREES_PER_RADIAN) * lonScale).toBeLessThan(ONE_MICROMETER_DEGREES)
      expect(Math.abs(found[at + 1]! - y * DEGREES_PER_RADIAN)).toBeLessThan(ONE_MICROMETER_DEGREES)
    }
  })

  it('has no place for what is none', () => {
    const xy = Float64Array.of(projection.x0, 1e308, 1e308, projection.y0, NaN, 0, projection.x0, -Infinity, (projection.x0 + 40e6) / metersPerUnit, 0)
    transverseMercatorToLonLat(projection, metersPerUnit)!(xy)
    expect([...xy].every(Number.isNaN)).toBe(true)
  })
})

it('leaves other projections to proj4', () => {
  expect(transverseMercatorToLonLat(proj4.Proj('+proj=merc +a=6378137 +b=6378137 +units=m +no_defs'), 1)).toBeNull()
})
