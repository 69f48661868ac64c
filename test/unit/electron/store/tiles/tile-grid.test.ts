import { describe, expect, it } from 'vitest'
import { cellSize, degreesOf, latitudeOf, longitudeOf, tileSquare, WORLD_SIZE, worldUnit, worldX, worldY } from '../../../../../electron/store/tiles/tile-grid'

/** Half the side of EPSG:3857's square in metres: π · 6378137. */
const HALF_WORLD_METERS = 20037508.342789244

/** PROJ 9.1.1: gdaltransform -s_srs EPSG:4326 -t_srs EPSG:3857. */
const PROJECTED: readonly (readonly [longitude: number, latitude: number, x: number, y: number])[] = [
  [120.87, 32.01, 13455186.852183, 3764623.35412997],
  [116.3974, 39.9087, 12957299.297661, 4852683.66873654],
  [-70.5, -33.25, -7848024.10092579, -3928534.49042659],
  [0, 0, 0, 0],
  [179.9, 84, 20026376.3937099, 18807214.0967477],
]

describe('the plane of tiles', () => {
  it.each(PROJECTED)('is Web Mercator at %f, %f as PROJ has it', (longitude, latitude, x, y) => {
    const metersPerUnit = (2 * HALF_WORLD_METERS) / WORLD_SIZE
    expect(worldX(longitude) * metersPerUnit - HALF_WORLD_METERS).toBeCloseTo(x, 5)
    expect(HALF_WORLD_METERS - worldY(latitude) * metersPerUnit).toBeCloseTo(y, 5)
    expect(longitudeOf(worldX(longitude))).toBeCloseTo(longitude, 10)
    expect(latitudeOf(worldY(latitude))).toBeCloseTo(latitude, 10)
  })

  it('ends at the edge of the square', () => {
    expect(worldY(90)).toBeCloseTo(0, 6)
    expect(worldY(-90)).toBeCloseTo(WORLD_SIZE, 6)
    expect(worldUnit(worldX(180))).toBe(WORLD_SIZE - 1)
    expect(worldUnit(-0.5)).toBe(0)
  })

  it('puts tiles side by side', () => {
    const { west, north, size } = tileSquare(14, 13692, 6652)
    expect(size).toBe(4096)
    expect(tileSquare(14, 13693, 6653)).toEqual({ west: west + size, north: north + size, size })
    expect(cellSize(14 - 1)).toBe((2 * size) / 8)
    const [w, s, e, n] = degreesOf({ west, north, size }, 0)
    // PostGIS 3.3.2: ST_Transform(ST_TileEnvelope(14, 13692, 6652), 4326).
    expect(w).toBeCloseTo(120.849609375, 9)
    expect(e).toBeCloseTo(120.871582031, 9)
    expect(s).toBeCloseTo(32.008075959, 8)
    expect(n).toBeCloseTo(32.026706293, 8)
  })
})
