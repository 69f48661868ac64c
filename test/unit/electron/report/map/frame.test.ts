/** Places and scale of a frame against PROJ and GeographicLib. */
import { describe, expect, it } from 'vitest'
import { frameAtScale, frameOfBounds, projectTo, unprojectFrom, worldX, worldY } from '../../../../../electron/report/map/frame'

const NANTONG = [120.894217, 31.980106] as const

/** `cs2cs EPSG:4326 EPSG:3857`, PROJ 9. */
const WEB_MERCATOR = [
  { lonLat: [120.894217, 31.980106], metres: [13457882.6763, 3760699.5137] },
  { lonLat: [121.9, 31.7], metres: [13569845.9277, 3723995.0673] },
  { lonLat: [120.2, 32.7], metres: [13380602.7934, 3855551.3465] },
] as const
const WORLD_METRES = 2 * Math.PI * 6378137

/** `geod +ellps=GRS80`: one kilometre north, east, south, west of the place. */
const A_KILOMETRE_AWAY = [
  { direction: 'north', lonLat: [120.894217, 31.9891242271], millimetres: [0, -1] },
  { direction: 'east', lonLat: [120.9047974947, 31.980105559], millimetres: [1, 0] },
  { direction: 'south', lonLat: [120.894217, 31.9710877601], millimetres: [0, 1] },
  { direction: 'west', lonLat: [120.8836365053, 31.980105559], millimetres: [-1, 0] },
] as const

describe('world coordinates', () => {
  it.each(WEB_MERCATOR)('are those of PROJ’s Web Mercator at $lonLat', ({ lonLat, metres }) => {
    expect((worldX(lonLat[0]) - 0.5) * WORLD_METRES).toBeCloseTo(metres[0], 3)
    expect((0.5 - worldY(lonLat[1])) * WORLD_METRES).toBeCloseTo(metres[1], 3)
  })
})

describe.each([5000, 25000, 900000])('1:%i', (scale) => {
  const frame = frameAtScale({ width: 200, height: 160 }, NANTONG, scale)

  it.each(A_KILOMETRE_AWAY)('is true for a kilometre to the $direction', ({ lonLat, millimetres }) => {
    const [x, y] = projectTo(frame, lonLat)
    const kilometre = 1_000_000 / scale
    // Within 0.02 %: the scale changes by as much over a kilometre.
    expect(Math.abs(x - 100 - millimetres[0] * kilometre)).toBeLessThan(kilometre * 2e-4)
    expect(Math.abs(y - 80 - millimetres[1] * kilometre)).toBeLessThan(kilometre * 2e-4)
  })

  it('has its place in the middle, and finds places back', () => {
    const [x, y] = projectTo(frame, NANTONG)
    expect(x).toBeCloseTo(100, 9)
    expect(y).toBeCloseTo(80, 9)
    const [lon, lat] = unprojectFrom(frame, [13, 150])
    const back = projectTo(frame, [lon, lat])
    expect(back[0]).toBeCloseTo(13, 6)
    expect(back[1]).toBeCloseTo(150, 6)
  })
})

describe('a frame of an extent', () => {
  const bounds = [120.2, 31.6, 121.95, 32.7] as const
  const frame = frameOfBounds({ width: 277, height: 180 }, bounds, { padding: 8 })

  it('shows all of it, with the room asked for, at the next round scale', () => {
    const [left, top] = projectTo(frame, [bounds[0], bounds[3]])
    const [right, bottom] = projectTo(frame, [bounds[2], bounds[1]])
    for (const room of [left, top, 277 - right, 180 - bottom]) expect(room).toBeGreaterThanOrEqual(8)
    expect(frame.scale % 50000).toBe(0)
    const closer = frameAtScale(frame, frame.centre, frame.scale * 0.9)
    const [west, north] = projectTo(closer, [bounds[0], bounds[3]])
    expect(Math.min(west, north)).toBeLessThan(8)
  })

  it('shows a point no closer than asked', () => {
    expect(frameOfBounds({ width: 100, height: 100 }, [121, 32, 121, 32], { atLeast: 10000 }).scale).toBe(10000)
  })
})
