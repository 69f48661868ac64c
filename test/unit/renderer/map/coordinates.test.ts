/** Expected values: PROJ 9.1 (`cs2cs EPSG:4490 EPSG:4528` and its neighbours); fact sheet of the field for the example of Nantong. */
import { describe, expect, it } from 'vitest'
import { formatDegrees, formatDegreesMinutesSeconds, formatMetres, toGaussKruger } from '../../../../renderer/map/coordinates'

describe('degrees', () => {
  it('names the hemisphere and keeps six places', () => {
    expect(formatDegrees([120.8942167, 31.9801064])).toBe('120.894217°E  31.980106°N')
    expect(formatDegrees([-0.5, -33])).toBe('0.500000°W  33.000000°S')
  })

  it('splits into minutes and seconds', () => {
    expect(formatDegreesMinutesSeconds([120.890139, 31.98])).toBe('120°53′24.50″E  31°58′48.00″N')
  })

  it('carries seconds that round up to sixty', () => {
    expect(formatDegreesMinutesSeconds([120.9999999, 31.01666666])).toBe('121°00′00.00″E  31°01′00.00″N')
  })
})

describe('Gauss-Krüger', () => {
  it.each([
    // lon, lat, zone, north, east: PROJ
    [120.89, 31.98, 40, 3539980.73498, 40584118.64309],
    [121.9, 31.75, 41, 3514657.79561, 41395773.62301],
    [118.5, 32.0, 40, 3542835.81762, 40358253.13364],
  ])('projects %f, %f into zone %i', (lon, lat, zone, north, east) => {
    const grid = toGaussKruger([lon, lat])
    expect(grid?.zone).toBe(zone)
    expect(grid?.north).toBeCloseTo(north, 3)
    expect(grid?.east).toBeCloseTo(east, 3)
  })

  it('goes by longitude: eastern Qidong lies in zone 41', () => {
    expect(toGaussKruger([121.49, 32])?.zone).toBe(40)
    expect(toGaussKruger([121.51, 32])?.zone).toBe(41)
  })

  it('knows no zone outside China’s grid', () => {
    expect(toGaussKruger([12, 50])).toBeNull()
  })
})

it('groups thousands of metres', () => {
  expect(formatMetres(3539981.124)).toBe('3\u2009539\u2009981.12')
  expect(formatMetres(584.5)).toBe('584.50')
})
