/** Expected ordinates: PROJ 9.1.1 through `gdaltransform -t_srs "+proj=cea +ellps=GRS80"` (GDAL 3.6.2). */
import { describe, expect, it } from 'vitest'
import { SEMI_MAJOR_AXIS_METERS } from '../../../../../electron/engine/geodesy/ellipsoid'
import { equalAreaY, latitudeOfEqualAreaY, toEqualAreaPlane } from '../../../../../electron/engine/geodesy/equal-area'

const METERS_PER_UNIT = (SEMI_MAJOR_AXIS_METERS * Math.PI) / 180

describe('the equal-area plane', () => {
  it.each([
    [120.5, 31.98, 13413998.6405895, 3359603.2677909],
    [121.9, 32.7, 13569845.9277, 3427125.79848908],
    [-70.25, -55.5, -7820194.22822747, -5237092.72132674],
    [10, 89, 1113194.90793274, 6362907.36581573],
    [118, 0.001, 13135699.9136063, 110.574275815289],
    [119, 60, 13247019.4043996, 5505099.65034876],
  ])('puts %f, %f where PROJ does', (lon, lat, x, y) => {
    const plane = toEqualAreaPlane(Float64Array.of(lon, lat))
    expect(plane[0]! * METERS_PER_UNIT).toBeCloseTo(x, 6)
    expect(plane[1]! * METERS_PER_UNIT).toBeCloseTo(y, 6)
  })

  it('is inverted to the last digits', () => {
    for (let lat = -85; lat < 85; lat += 0.37) expect(latitudeOfEqualAreaY(equalAreaY(lat))).toBeCloseTo(lat, 12)
  })

  it('ends at the poles', () => {
    expect(latitudeOfEqualAreaY(equalAreaY(90))).toBe(90)
    expect(latitudeOfEqualAreaY(-100)).toBe(-90)
  })
})
